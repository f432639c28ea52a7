package dev.tandem.workbench.session;

import java.util.ArrayList;
import java.util.List;

/// What a definition did to variables that depend on what it replaced.
///
/// @param reset those that have lost their values, since their types have changed
/// @param unusable those that do not compile any more; they are back when what they need is
/// @param outdated those that still hold objects or code of what was replaced
/// @param source the text of the definition
/// @param at the line of the definition in its text
public record Aftermath(List<String> reset, List<String> unusable, List<String> outdated, SourceText source, int at) {
    /// What the user has to hear; empty when all is as before.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        add(lines, "reset by this definition", reset);
        add(lines, "cannot be used after this definition", unusable);
        add(lines, "with objects or code from before this definition", outdated);
        return lines;
    }

    /// The same for who does not see the definition beside it.
    public List<String> placedLines() {
        return lines().stream().map(line -> place() + ": " + line).toList();
    }

    /// Where the definition is, as `FILE:LINE`.
    public String place() {
        return source.name() + ":" + at;
    }

    private static void add(List<String> lines, String what, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(what + ": " + String.join(", ", names));
        }
    }
}
