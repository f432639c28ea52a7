package dev.tandem.workbench.plugins.extension;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.input.KeyCombination;

/// A plugin's command: what it says of itself, asked once, and the running of it, guarded.
public record GuardedCommand(String plugin, String id, String title, String menu, String key, Predicate<ViewContext> enabled,
        Consumer<ViewContext> action)
        implements Command, OfPlugin {
    /// @throws IllegalArgumentException when it is no key
    public static String requireKey(String said) {
        if (!said.isEmpty()) {
            KeyCombination.valueOf(said);
        }
        return said;
    }

    @Override
    public boolean isEnabled(ViewContext context) {
        return enabled.test(context);
    }

    @Override
    public void run(ViewContext context) {
        action.accept(context);
    }
}
