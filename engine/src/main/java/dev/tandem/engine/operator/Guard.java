package dev.tandem.engine.operator;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;

/// The boundary between the functions of an operator, which may throw anything, and its callers.
final class Guard {
    private Guard() {}

    /// @param operator as it is named in errors
    /// @throws TandemException that holds a checked exception as its cause; unchecked ones come as they are
    static <R> R call(Object operator, Task<R> work) {
        try {
            return work.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new TandemException("operator failed: operator=" + operator + ", error=" + e, e);
        }
    }
}
