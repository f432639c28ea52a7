package dev.tandem.workbench.session;

/// Ends typed code that is to stop or that asked to exit; carries no stack.
///
/// An error, so that `catch (Exception e)` in typed code lets it pass; what catches it all the same
/// meets the next one at its next check.
public final class StopError extends Error {
    private static final long serialVersionUID = 1L;

    StopError(String message) {
        super(message, null, false, false);
    }
}
