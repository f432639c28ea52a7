package dev.tandem.workbench.plugins;

import dev.tandem.plugin.Region;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import java.util.function.Function;
import javafx.scene.Node;

/// A plugin's tab: what it says of itself, asked once, and the making of it, guarded.
record GuardedView(String plugin, String id, String title, Region region, int order, Function<ViewContext, Node> maker)
        implements ViewContribution, OfPlugin {
    @Override
    public Node create(ViewContext context) {
        return maker.apply(context);
    }
}
