package dev.tandem.workbench.shell.command;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The commands of a window, by their ids. Used on the window's thread.
public final class CommandTable {
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final Function<Object, ViewContext> contexts;
    private final Failures failures;

    /// @param contexts what each contribution sees of the window
    public CommandTable(Function<Object, ViewContext> contexts, Failures failures) {
        this.contexts = contexts;
        this.failures = failures;
    }

    public void add(Command command) {
        commands.put(command.id(), command);
    }

    public void remove(Command command) {
        commands.remove(command.id(), command);
    }

    /// In the order in which they came.
    public List<Command> all() {
        return List.copyOf(commands.values());
    }

    /// Whether a command can be run now; one that throws when it is asked cannot.
    public boolean isEnabled(Command command) {
        try {
            return command.isEnabled(contexts.apply(command));
        } catch (RuntimeException | LinkageError e) {
            failures.failed(command, command.id(), e);
            return false;
        }
    }

    /// Runs the command with this id, and does nothing when there is none or it cannot be run now.
    public void run(String id) {
        Command found = commands.get(id);
        if (found == null || !isEnabled(found)) {
            return;
        }
        try {
            found.run(contexts.apply(found));
        } catch (RuntimeException | LinkageError e) {
            // The boundary to plugins: one that throws must not harm the window.
            failures.failed(found, id, e);
        }
    }
}
