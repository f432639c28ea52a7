package dev.tandem.workbench.session;

/// Completes the wait for typed code whose thread was left behind.
final class LeftBehindException extends Exception {
    private static final long serialVersionUID = 1L;

    LeftBehindException() {
        super("left behind", null, false, false);
    }
}
