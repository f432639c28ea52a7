package dev.tandem.workbench.plugins.extension;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A plugin's command: what it says of itself, asked once, and the running of it, guarded.
public record GuardedCommand(String plugin, String id, String title, String menu, String key, Predicate<ViewContext> enabled,
        Consumer<ViewContext> action)
        implements Command, OfPlugin {
    @Override
    public boolean isEnabled(ViewContext context) {
        return enabled.test(context);
    }

    @Override
    public void run(ViewContext context) {
        action.accept(context);
    }
}
