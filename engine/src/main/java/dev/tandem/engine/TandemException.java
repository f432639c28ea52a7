package dev.tandem.engine;

/// The root of everything the engine throws; its subtypes say whose fault it was.
///
/// Messages read "what happened: name=value, name=value", and are cut in the middle when they are too long for anybody to
/// read, such as one with the names of all columns of a wide table. Classes that users typed have the names that users know.
/// Causes are kept.
public class TandemException extends RuntimeException implements Cloneable {
    private static final long serialVersionUID = 1L;
    /// In characters; the last words of a worker fit.
    private static final int LONGEST = 20_000;

    public TandemException(String message) {
        super(readable(message), null);
    }

    public TandemException(String message, Throwable cause) {
        super(readable(message), cause);
    }

    /// The same failure as the calling thread met it: a copy, with its class and cause, since several threads may wait for what
    /// failed, and an engine thread made it.
    ///
    /// @param stack where the user's code called
    public final TandemException metAt(StackTraceElement[] stack) {
        try {
            TandemException copy = (TandemException) clone();
            copy.setStackTrace(stack);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("every one can be copied: class=" + getClass().getName(), e);
        }
    }

    /// What an exception says when it is the cause of something that is told in a sentence. Tandem's own tell it in their message;
    /// the message of others may be missing, or be the path of a file and no more.
    public static String textOf(Throwable cause) {
        boolean isSentence = cause instanceof TandemException || cause instanceof IllegalArgumentException;
        return isSentence && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    private static String readable(String message) {
        return cut(TypedNames.in(message));
    }

    private static String cut(String message) {
        if (message == null || message.length() <= LONGEST) {
            return message;
        }
        int half = LONGEST / 2;
        return message.substring(0, half) + " ... " + (message.length() - 2 * half) + " characters left out ... "
                + message.substring(message.length() - half);
    }
}
