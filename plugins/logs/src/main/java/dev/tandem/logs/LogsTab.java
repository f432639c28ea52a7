package dev.tandem.logs;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Logs.
public final class LogsTab implements ViewContribution {
    static final String ID = "tandem.logs";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Logs";
    }

    @Override
    public ViewArea area() {
        return ViewArea.BOTTOM;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Node create(ViewContext context) {
        return new LogsView(context);
    }
}
