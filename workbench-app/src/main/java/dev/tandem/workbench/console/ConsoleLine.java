package dev.tandem.workbench.console;

import dev.tandem.toolkit.PlainText;

/// One line of the console.
///
/// @param tag the worker that it comes from, or an empty text
public record ConsoleLine(Kind kind, String tag, String text) {
    /// Where a line comes from.
    public enum Kind { INPUT, VALUE, OUTPUT, ERROR, WORKER, WORKER_ERROR, NOTICE }

    public ConsoleLine(Kind kind, String text) {
        this(kind, "", text);
    }

    public String shown() {
        String plain = PlainText.of(text);
        return tag.isEmpty() ? plain : "[" + tag + "] " + plain;
    }
}
