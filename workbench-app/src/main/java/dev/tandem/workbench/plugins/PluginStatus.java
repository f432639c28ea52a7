package dev.tandem.workbench.plugins;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// What became of one plugin.
///
/// @param id as its manifest says, or the name of its file
/// @param version as its manifest says, or an empty text
/// @param isOn whether the user wants it
/// @param problem why it is disabled, or an empty text
public record PluginStatus(String id, String version, Path file, boolean isOn, String problem) {
    /// Where the plugin was at fault, which says something to its author only.
    private static final Pattern FOR_AUTHORS = Pattern.compile("[,:] (?:call|at)=[^,]*");

    /// Of one that the user wants.
    PluginStatus(String id, String version, Path file, String problem) {
        this(id, version, file, true, problem);
    }

    /// Whether it is wanted and does not run.
    public boolean isBroken() {
        return isOn && !isActive();
    }

    /// Why it is disabled, in few words; an empty text when it is not.
    String reason() {
        return FOR_AUTHORS.matcher(problem).replaceAll("");
    }

    /// Why it is disabled, for people.
    public String sentence() {
        return "Plugin " + id + " has been disabled: " + reason();
    }

    /// The same with what its author needs.
    public String wholeSentence() {
        return "Plugin " + id + " has been disabled: " + problem;
    }

    public boolean isActive() {
        return isOn && problem.isEmpty();
    }
}
