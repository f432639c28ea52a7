package dev.tandem.solvers;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Solvers.
public final class SolversTab implements ViewContribution {
    static final String ID = "tandem.solvers";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Solvers";
    }

    @Override
    public ViewArea area() {
        return ViewArea.BOTTOM;
    }

    @Override
    public int order() {
        return 17;
    }

    @Override
    public Node create(ViewContext context) {
        return new SolversView(context);
    }
}
