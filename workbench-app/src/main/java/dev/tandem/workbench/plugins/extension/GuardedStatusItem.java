package dev.tandem.workbench.plugins.extension;

import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewContext;
import java.util.function.Function;
import javafx.scene.Node;

/// A plugin's item of the status line: what it says of itself, asked once, and the making of it, guarded.
public record GuardedStatusItem(String plugin, String id, String title, int order, Function<ViewContext, Node> maker)
        implements StatusItem, OfPlugin {
    @Override
    public Node create(ViewContext context) {
        return maker.apply(context);
    }
}
