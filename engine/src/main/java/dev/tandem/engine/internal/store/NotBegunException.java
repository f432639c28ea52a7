package dev.tandem.engine.internal.store;

import dev.tandem.engine.TandemException;
import java.nio.file.Path;

/// A process was ended while it made this file, before anything was in it.
public final class NotBegunException extends TandemException {
    private static final long serialVersionUID = 1L;

    NotBegunException(Path file) {
        super("no file of a sweep, or the run was ended before it began: nothing is in it, delete it and run anew, path=" + file);
    }
}
