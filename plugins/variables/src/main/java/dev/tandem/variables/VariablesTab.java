package dev.tandem.variables;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Variables.
public final class VariablesTab implements ViewContribution {
    static final String ID = "tandem.variables";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Variables";
    }

    @Override
    public ViewArea area() {
        return ViewArea.RIGHT;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Node create(ViewContext context) {
        return new VariablesView(context);
    }
}
