package dev.tandem.workbench.console;

import dev.tandem.workbench.console.ConsoleLine.Kind;
import java.util.function.Consumer;

/// The line that is being printed, as a terminal would show it: a return without an end of line begins it anew. Guarded
/// by its owner.
final class OpenLine {
    /// So many characters without an end of line are a line.
    private static final int LONGEST = 4000;

    private final Consumer<ConsoleLine> lines;
    private final StringBuilder text = new StringBuilder();
    private Kind kind = Kind.OUTPUT;
    private boolean returned;
    /// Whose line was ended by something else, so that its own end is not to end a line again; null when nobody's.
    private Kind cut;

    /// @param lines given each line that has ended
    OpenLine(Consumer<ConsoleLine> lines) {
        this.lines = lines;
    }

    void print(Kind of, CharSequence more) {
        if (of != kind) {
            cut();
            kind = of;
        }
        for (int i = 0; i < more.length(); i++) {
            put(more.charAt(i));
        }
    }

    private void put(char c) {
        if (c == '\n') {
            if (cut != kind || !text.isEmpty()) {
                end();
            }
            cut = null;
            returned = false;
            return;
        }
        if (c == '\r') {
            returned = true;
            return;
        }
        if (returned || text.length() == LONGEST) {
            if (!returned) {
                end();
            }
            text.setLength(0);
            returned = false;
        }
        cut = null;
        text.append(c);
    }

    private void end() {
        lines.accept(new ConsoleLine(kind, text.toString()));
        text.setLength(0);
    }

    /// Ends what has been printed, since something else comes.
    void cut() {
        if (!text.isEmpty()) {
            end();
            cut = kind;
        }
        returned = false;
    }

    /// What has been printed of it; null when nothing.
    ConsoleLine line() {
        return text.isEmpty() ? null : new ConsoleLine(kind, text.toString());
    }
}
