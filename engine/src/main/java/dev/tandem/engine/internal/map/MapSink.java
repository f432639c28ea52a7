package dev.tandem.engine.internal.map;

import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import java.util.List;

/// Where a [MapRun] puts what comes. Called by the thread that runs the map, one call at a time.
public interface MapSink<R> {
    /// What panels and errors call neighbouring items; see [dev.tandem.engine.pool.MapListener#label].
    String label(int first, int count);

    /// How errors name one item; see [dev.tandem.engine.pool.MapListener#place].
    String place(int item);

    /// Values of neighbouring items; each item's value comes once, in any order.
    void arrived(int worker, int first, List<R> values);

    /// An item has failed on its worker.
    ///
    /// @return true when the items before it shall be computed nevertheless, and those after it be given up
    /// @throws TaskFailedException to end the map
    default boolean failed(int item, TaskFailedException error) {
        throw error;
    }

    /// An item has lost its worker again and is given up.
    ///
    /// @return as above
    /// @throws WorkerLostException to end the map
    boolean lost(int item, WorkerLostException error);

    /// Whether failures are told in their place, so that a chunk must give the values before its failure.
    default boolean inPlace() {
        return false;
    }

    /// Whether items may begin now; see [dev.tandem.engine.pool.MapListener#mayBegin].
    default boolean mayBegin() {
        return true;
    }

    /// Which item must not be dealt out yet, nor those after it.
    ///
    /// @param chunk how many items travel together now
    default int limit(int chunk) {
        return Integer.MAX_VALUE;
    }
}
