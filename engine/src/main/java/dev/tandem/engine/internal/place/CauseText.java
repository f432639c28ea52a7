package dev.tandem.engine.internal.place;

import dev.tandem.engine.TandemException;

/// What an exception says when it is the cause of something that is told in a sentence.
public final class CauseText {
    private CauseText() {}

    /// Tandem's own tell it in their message; the message of others may be missing, or be the path of a file and no more.
    public static String of(Throwable cause) {
        return cause instanceof TandemException ? cause.getMessage() : cause.toString();
    }
}
