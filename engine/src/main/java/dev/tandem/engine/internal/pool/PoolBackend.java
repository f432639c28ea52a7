package dev.tandem.engine.internal.pool;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.function.Task;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Where the workers of a [dev.tandem.engine.pool.WorkerPool] are and how a task gets to them. Thread-safe.
///
/// A back end knows nothing of maps, handles or rows; it runs tasks, one at a time on each worker and in the
/// order in which they were given, and keeps numbered objects there.
public interface PoolBackend extends AutoCloseable {
    /// How many workers there are; they are numbered from 0. Never changes.
    int size();

    /// What this pool is called in messages and panels.
    String name();

    /// Whether a task runs on the thread that gives it, which waits for it meanwhile.
    default boolean runsOnCaller() {
        return false;
    }

    /// Fixes a task with the code and the values that it captures at this moment.
    ///
    /// @param label what panels and errors call it
    /// @throws dev.tandem.engine.CannotShipException when it cannot travel; nothing has run
    Prepared prepare(String label, Task<?> task);

    /// As [#prepare(String, Task)], for a task that works on what [#begin] has put there, and stands for as many tasks of a user
    /// as [#count] is told.
    ///
    /// @param object the number of that
    default Prepared prepare(String label, Task<?> task, long object) {
        return prepare(label, task);
    }

    /// Tasks of a user have ended that share a call; panels tell how many.
    default void count(int worker, int done, int failed) {}

    /// Gives up on a call: the caller does not wait for it any longer, and it ends soon where that is possible.
    void cancel(CompletableFuture<Object> call);

    /// Keeps objects on the workers under a number, from the next call on, also on those that replace lost ones.
    ///
    /// @param values one value, of which each worker gets a copy, or one for each worker
    /// @throws dev.tandem.engine.CannotShipException when a value cannot travel
    void put(long id, List<?> values);

    /// As [#put] for one value, but does not wait until it is there: tasks that are given later find it.
    ///
    /// @return for each worker what tells whether it could not take the value, known before any later task there has
    ///     ended; none when that is known already
    default List<CompletableFuture<Object>> begin(long id, Object value) {
        put(id, Arrays.asList(value));
        return List.of();
    }

    /// Whether an object that was put there relies on the code and the values of now, so that to put it there again
    /// would change nothing.
    default boolean isLatest(long id, Object value) {
        return true;
    }

    /// Whether the calling thread runs a task of this back end, so that it must not wait for another one.
    default boolean onOwnWorker() {
        return false;
    }

    /// Forgets the objects of a number; does nothing when there are none or the back end is closed.
    void remove(long id);

    /// Ends one worker, whatever it does; another takes its place with what was put there. Does not wait.
    ///
    /// @throws dev.tandem.engine.TandemException where workers cannot be ended: nothing has been done
    void kill(int worker);

    /// Has the workers live on when the run of a script that opened them is followed by another; see
    /// [dev.tandem.engine.runtime.Keepable].
    ///
    /// @throws dev.tandem.engine.ClosedException when they have ended
    default void keep() {}

    /// Whether it was closed or terminated.
    boolean closed();

    /// @throws ClosedException when it was closed or terminated
    default void requireOpen() {
        if (closed()) {
            throw terminated();
        }
    }

    /// What calls of a pool fail with that was closed or terminated; says why where that is known.
    default ClosedException terminated() {
        return new ClosedException("impossible, already terminated: pool=" + name());
    }

    /// Ends the workers; returns when they are gone. May be called twice and from several threads.
    @Override
    void close();

    /// A task that a back end has made ready to be sent to any of its workers.
    @FunctionalInterface
    interface Prepared extends AutoCloseable {
        /// Gives it to a worker without waiting.
        ///
        /// The future fails with a subtype of [dev.tandem.engine.TandemException] that says whose fault it was.
        ///
        /// @param attempt what panels tell of it
        CompletableFuture<Object> call(int worker, Attempt attempt);

        default CompletableFuture<Object> call(int worker) {
            return call(worker, Attempt.ONLY);
        }

        /// Says that it will not be given to a worker any more; calls under way are not affected.
        @Override
        default void close() {}
    }
}
