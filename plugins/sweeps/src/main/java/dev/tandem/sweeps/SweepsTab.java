package dev.tandem.sweeps;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Sweeps.
public final class SweepsTab implements ViewContribution {
    static final String ID = "tandem.sweeps";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Sweeps";
    }

    @Override
    public ViewArea area() {
        return ViewArea.BOTTOM;
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Node create(ViewContext context) {
        return new SweepsView(context);
    }
}
