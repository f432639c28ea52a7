package dev.tandem.plots;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Plots.
public final class PlotsTab implements ViewContribution {
    static final String ID = "tandem.plots";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Plots";
    }

    @Override
    public ViewArea area() {
        return ViewArea.RIGHT;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Node create(ViewContext context) {
        return new PlotsView(context);
    }
}
