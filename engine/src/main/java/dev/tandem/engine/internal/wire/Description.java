package dev.tandem.engine.internal.wire;

import dev.tandem.engine.RemoteException;

/// A throwable in words: class name, message, stack and causes. It always travels.
public record Description(String className, String message, StackTraceElement[] stack, Description cause) {
    private static final int DEEPEST = 20;
    private static final int LONGEST = 1024;

    public static Description of(Throwable thrown) {
        try {
            return of(thrown, 0);
        } catch (RuntimeException | StackOverflowError e) {
            // A user's exception may be broken in any of its methods; that it was thrown must arrive.
            return new Description(thrown.getClass().getName(), "(cannot be described: " + e.getClass().getName() + ")",
                    new StackTraceElement[0], null);
        }
    }

    /// An exception that stands for the one described.
    public RemoteException toException() {
        return new RemoteException(className, message, stack, cause == null ? null : cause.toException());
    }

    private static Description of(Throwable thrown, int depth) {
        Throwable cause = depth < DEEPEST ? thrown.getCause() : null;
        return new Description(thrown.getClass().getName(), thrown.getMessage(), thrown.getStackTrace(),
                cause == null ? null : of(cause, depth + 1));
    }

    void encode(Encoder out) {
        int frames = Math.min(stack.length, LONGEST);
        out.putString(className).putString(message).putInt(frames);
        for (int i = 0; i < frames; i++) {
            StackTraceElement frame = stack[i];
            out.putString(frame.getClassName()).putString(frame.getMethodName())
                    .putString(frame.getFileName()).putInt(frame.getLineNumber());
        }
        out.putInt(cause == null ? 0 : 1);
        if (cause != null) {
            cause.encode(out);
        }
    }

    static Description decode(Decoder in) {
        String className = in.getString();
        String message = in.getString();
        StackTraceElement[] stack = new StackTraceElement[Math.clamp(in.getInt(), 0, LONGEST)];
        for (int i = 0; i < stack.length; i++) {
            stack[i] = new StackTraceElement(in.getString(), in.getString(), in.getString(), in.getInt());
        }
        return new Description(className, message, stack, in.getInt() == 0 ? null : decode(in));
    }
}
