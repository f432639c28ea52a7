package dev.tandem.workbench.shell;

import java.io.Serial;

/// Thrown when the system lets no window be opened; the cause is what JavaFX said.
public final class NoWindowException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    NoWindowException(Throwable cause) {
        super("no window can be opened: cause=" + cause, cause);
    }
}
