package dev.tandem.engine.internal.task;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.internal.worker.TravellingError;

/// The outcome of a task that has no result, on its way to whoever collects it.
///
/// @param shipping whether the task or its result could not travel; else the user's code threw
/// @param said the error in words
/// @param error the form of the error
public record TaskFailure(boolean shipping, String said, Object error) {
    /// How much memory an outcome takes, roughly, besides its segments: a failure, or the form of a result.
    public static long bytes(Object outcome) {
        return outcome instanceof TaskFailure failure ? failure.said.length() + Form.bytes(failure.error) : Form.bytes(outcome);
    }

    /// On the worker: what the task threw.
    static TaskFailure thrown(Throwable error) {
        return of(false, error);
    }

    /// On the worker: why the task or its result cannot travel.
    static TaskFailure notShipped(Throwable error) {
        return of(true, error);
    }

    private static TaskFailure of(boolean shipping, Throwable error) {
        String said = error.getClass().getName() + ": " + message(error);
        return new TaskFailure(shipping, said, Form.of("error", TravellingError.of(error)));
    }

    private static String message(Throwable error) {
        try {
            return error.getMessage();
        } catch (RuntimeException | StackOverflowError e) {
            // A method of the user's exception; that it was thrown must arrive.
            return "(no message: " + e.getClass().getName() + ")";
        }
    }

    /// Where the result is collected: the error to throw.
    public TandemException toException(String pool, long task, int worker) {
        Throwable cause;
        try {
            cause = (Throwable) Form.read(error);
        } catch (Exception | LinkageError | StackOverflowError e) {
            // Reading runs methods of the user's exception; its words must do.
            cause = e;
        }
        String where = "pool=" + pool + ", task=" + task + ", worker=" + worker + ", error=" + said;
        return shipping ? new CannotShipException("task or result cannot be shipped: " + where, cause)
                : new TaskFailedException("task failed: " + where, worker, cause);
    }
}
