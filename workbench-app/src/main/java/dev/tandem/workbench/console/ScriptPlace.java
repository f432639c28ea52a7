package dev.tandem.workbench.console;

import java.util.Optional;
import java.util.regex.Pattern;

/// A place of a script that a printed line names, as in `sweep.jsh:3:7: error`.
///
/// @param name of the script, as it was printed
/// @param line from 1
/// @param column from 1; 1 where none was named
public record ScriptPlace(String name, int line, int column) {
    private static final Pattern PLACE =
            Pattern.compile("([^\\s()\\[\\]:,;\"']+\\.(?:jsh|java|txt)|untitled-\\d+\\.jsh):(\\d{1,7})(?!\\d)(?::(\\d{1,7})(?!\\d))?");

    /// The place that is named where a character of a line stands.
    static Optional<ScriptPlace> in(String line, int at) {
        return PLACE.matcher(line).results().filter(found -> found.start() <= at && at <= found.end()).findFirst()
                .map(found -> new ScriptPlace(found.group(1), Integer.parseInt(found.group(2)),
                        found.group(3) == null ? 1 : Integer.parseInt(found.group(3))));
    }
}
