package dev.tandem.workbench.cli;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.plugins.PluginStore;
import dev.tandem.workbench.script.AlignedRows;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists, installs, switches and removes the user's plugins, without a window and without running code of theirs.
@Command(name = "plugins", description = "Lists, installs, switches and removes plugins.", mixinStandardHelpOptions = true)
final class PluginsCommand implements Runnable {
    private static final String LATER = " Shells follow at their next prompt; other programs that run keep what they have until they start again.";

    private final PluginStore store = PluginStore.ofUser();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        list();
    }

    @Command(name = "list", description = "Lists the plugins there are: id, version, state, provider, licence, and why one is not loaded.", mixinStandardHelpOptions = true)
    void list() {
        List<PluginStore.Entry> entries = store.entries();
        if (entries.isEmpty()) {
            System.out.println("No plugins in " + store.folder() + ".");
        }
        AlignedRows.of(entries.stream().map(PluginsCommand::row).toList(), Set.of()).forEach(System.out::println);
    }

    /// What there is to know of one, with a mark for what it does not tell.
    private static List<String> row(PluginStore.Entry plugin) {
        String state = !plugin.problem().isEmpty() ? "broken" : plugin.isOn() ? "on" : "off";
        List<String> told = Stream.of(plugin.id(), plugin.version(), state, plugin.provider(), plugin.licence())
                .map(each -> each.isEmpty() ? "-" : each).toList();
        return Stream.concat(told.stream(), Stream.of(plugin.problem())).toList();
    }

    @Command(name = "install", description = "Copies a plugin into the folder of plugins.", mixinStandardHelpOptions = true)
    void install(@Parameters(paramLabel = "FILE", description = "a jar, a zip or a folder") Path file) {
        PluginStore.Installed now = told(() -> store.install(file));
        System.out.println("Installed " + now.id() + " " + now.version() + now.before().map(version -> " in the place of " + version).orElse("") + "."
                + LATER);
    }

    @Command(name = "enable", description = "Switches a plugin on.", mixinStandardHelpOptions = true)
    void enable(@Parameters(paramLabel = "ID", description = "as list says") String id) {
        turn(id, true);
    }

    @Command(name = "disable", description = "Switches a plugin off.", mixinStandardHelpOptions = true)
    void disable(@Parameters(paramLabel = "ID", description = "as list says") String id) {
        turn(id, false);
    }

    private void turn(String id, boolean on) {
        boolean hasChanged = told(() -> store.turn(id, on));
        System.out.println(id + (hasChanged ? " is now " : " was already ") + (on ? "on." : "off.") + (hasChanged ? LATER : ""));
        List<String> needy = on ? List.of() : told(() -> store.needy(id));
        if (!needy.isEmpty()) {
            System.out.println("Without it these are not loaded either, since they need it: " + String.join(", ", needy) + ".");
        }
    }

    @Command(name = "remove", description = "Deletes all files of a plugin.", mixinStandardHelpOptions = true)
    void remove(@Parameters(paramLabel = "ID", description = "as list says") String id) {
        told(() -> {
            store.remove(id);
            return id;
        });
        System.out.println("Removed " + id + "." + LATER);
    }

    private interface Change<T> {
        T make();
    }

    /// What is wrong with a file or an id is wrong with the command line.
    private <T> T told(Change<T> change) {
        try {
            return change.make();
        } catch (TandemException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
