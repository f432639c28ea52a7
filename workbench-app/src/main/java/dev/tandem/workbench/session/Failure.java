package dev.tandem.workbench.session;

import dev.tandem.engine.TypedNames;
import java.util.List;

/// An exception that typed code threw, in terms of what was typed.
///
/// @param type the binary name of its class, or what the user called it
/// @param message may be null
/// @param frames the part of its stack that matters to the user, innermost first
/// @param cause may be null
/// @param original the exception itself, as long as it is at hand; may be null
public record Failure(String type, String message, List<Frame> frames, Failure cause, Throwable original) {
    /// One call on a stack.
    ///
    /// @param call the method, or the class and method; empty for a statement
    /// @param file the name of the source text, or the file of a library class; may be null
    /// @param line 1-based, less than 1 when not known
    /// @param source the text that was typed; null when it belongs to a library
    public record Frame(String call, String file, int line, SourceText source) {
        /// Whether it belongs to what was typed in the session.
        public boolean typed() {
            return source != null;
        }
    }

    public Failure {
        type = TypedNames.in(type);
        message = TypedNames.in(message);
        frames = List.copyOf(frames);
    }

    /// The innermost call in typed code; null when there is none.
    public Frame typedFrame() {
        return frames.stream().filter(Frame::typed).findFirst().orElse(null);
    }
}
