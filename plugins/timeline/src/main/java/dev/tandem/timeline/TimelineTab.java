package dev.tandem.timeline;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Timeline.
public final class TimelineTab implements ViewContribution {
    static final String ID = "tandem.timeline";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Timeline";
    }

    @Override
    public ViewArea area() {
        return ViewArea.BOTTOM;
    }

    @Override
    public int order() {
        return 12;
    }

    @Override
    public Node create(ViewContext context) {
        return new TimelineView(context);
    }
}
