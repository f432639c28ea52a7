package dev.tandem.workbench.plugins;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import java.util.function.Consumer;

/// A plugin's command: what it says of itself, asked once, and the running of it, guarded.
record GuardedCommand(String plugin, String id, String title, String menu, String key, Consumer<ViewContext> action)
        implements Command, OfPlugin {
    @Override
    public void run(ViewContext context) {
        action.accept(context);
    }
}
