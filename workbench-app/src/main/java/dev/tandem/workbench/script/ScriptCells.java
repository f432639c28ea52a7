package dev.tandem.workbench.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cells of a text: each begins with a line `// %% Title`, as in Spyder and VS Code, and ends where the next one begins. What
/// stands before the first one is a cell, too.
public final class ScriptCells {
    private static final Pattern MARK = Pattern.compile("(?m)^[ \\t]*//[ \\t]*%%(.*)$");

    /// One of them.
    ///
    /// @param start its first character
    /// @param end the one after its last
    /// @param title what its mark says, or ""
    public record Cell(int start, int end, String title) {}

    private ScriptCells() {}

    /// In the order of the text; none in one without marks.
    public static List<Cell> of(String text) {
        List<Integer> starts = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            if (starts.isEmpty() && !text.substring(0, mark.start()).isBlank()) {
                starts.add(0);
                titles.add("");
            }
            starts.add(mark.start());
            titles.add(mark.group(1).strip());
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            cells.add(new Cell(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : text.length(), titles.get(i)));
        }
        return cells;
    }

    /// The one that a place is in; empty in a text without cells, and before the first.
    public static Optional<Cell> at(String text, int place) {
        return of(text).stream().filter(cell -> cell.start() <= place && (place < cell.end() || cell.end() == text.length()))
                .reduce((_, last) -> last);
    }
}
