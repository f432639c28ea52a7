package dev.tandem.workbench.shell;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import java.util.function.Function;
import javafx.scene.Node;

/// A view of the workbench itself; the window treats it like any other.
record BundledView(String id, String title, ViewArea area, int order, Function<ViewContext, Node> maker)
        implements ViewContribution {
    @Override
    public Node create(ViewContext context) {
        return maker.apply(context);
    }
}
