package dev.tandem.workbench.script;

/// A `check` or `expectError` of a script did not hold.
///
/// An error, so that neither `catch (Exception e)` nor an enclosing `expectError` takes it for the
/// failure that is being tested.
public final class CheckFailedError extends AssertionError {
    private static final long serialVersionUID = 1L;

    /// @param message may be null; then reports show the line of the script
    CheckFailedError(String message) {
        super(message, null);
    }
}
