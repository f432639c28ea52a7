package dev.tandem.workbench.shell.command;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;

/// A command of the workbench itself.
public record BundledCommand(String id, String title, String menu, String key, Runnable action) implements Command {
    @Override
    public void run(ViewContext context) {
        action.run();
    }
}
