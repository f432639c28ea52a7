package dev.tandem.workbench.console;

import dev.tandem.toolkit.PlainText;
import java.util.OptionalInt;

/// One line of the console.
///
/// @param tag the worker that it comes from, or an empty text
/// @param worker the number of that worker in its pool; empty for other lines
public record ConsoleLine(Kind kind, String tag, OptionalInt worker, String text) {
    /// Where a line comes from.
    public enum Kind { INPUT, VALUE, OUTPUT, ERROR, WORKER, WORKER_ERROR, NOTICE }

    public ConsoleLine(Kind kind, String text) {
        this(kind, "", OptionalInt.empty(), text);
    }

    /// A line that a worker has printed.
    ///
    /// @param pool its name
    static ConsoleLine of(String pool, int worker, Kind kind, String text) {
        return new ConsoleLine(kind, pool + " / " + worker, OptionalInt.of(worker), text);
    }

    /// What stands before the text; empty where that is nothing.
    String prefix() {
        return tag.isEmpty() ? "" : "[" + tag + "] ";
    }

    /// The text as it is shown behind that.
    String plain() {
        return PlainText.of(text);
    }

    public String shown() {
        return prefix() + plain();
    }
}
