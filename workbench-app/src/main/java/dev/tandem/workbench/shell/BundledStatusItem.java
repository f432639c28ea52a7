package dev.tandem.workbench.shell;

import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewContext;
import java.util.function.Function;
import javafx.scene.Node;

/// An item of the status line of the workbench itself.
record BundledStatusItem(String id, String title, int order, Function<ViewContext, Node> maker) implements StatusItem {
    @Override
    public Node create(ViewContext context) {
        return maker.apply(context);
    }
}
