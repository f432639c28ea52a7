package dev.tandem.workbench.plugins.extension;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import java.util.function.Function;
import javafx.scene.Node;

/// A plugin's tab: what it says of itself, asked once, and the making of it, guarded.
public record GuardedView(String plugin, String id, String title, ViewArea area, int order, Function<ViewContext, Node> maker)
        implements ViewContribution, OfPlugin {
    @Override
    public Node create(ViewContext context) {
        return maker.apply(context);
    }
}
