package dev.tandem.engine.peer;

import dev.tandem.engine.TandemException;
import java.util.List;

/// Not all processes of a [ParallelManager] have results; those that have are here.
///
/// The message names the first sample that failed, the cause says whose fault it was; further failures are suppressed.
public final class PartialResultsException extends TandemException {
    private static final long serialVersionUID = 1L;

    private final transient List<LocalResults<Object, Object>> others;

    PartialResultsException(String message, Throwable cause, List<LocalResults<Object, Object>> others) {
        super(message, cause);
        this.others = List.copyOf(others);
    }

    /// The results of the processes that did not fail.
    @SuppressWarnings("unchecked")
    public <P, R> List<LocalResults<P, R>> others() {
        return (List<LocalResults<P, R>>) (List<?>) others;
    }
}
