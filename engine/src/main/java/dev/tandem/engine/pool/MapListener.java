package dev.tandem.engine.pool;

import dev.tandem.engine.WorkerLostException;
import java.util.List;

/// Follows a map while it runs. Called on the thread that called the map, which waits meanwhile, or on one of the
/// engine's when nobody waits; by one thread at a time. What it throws ends the map.
public interface MapListener<R> {
    /// A map begins; a stream does not tell. When [#mayBegin()] has become another one, `ask` has the map ask it again.
    ///
    /// @param ask harmless at any time, on any thread; does not wait
    default void begins(Runnable ask) {}

    /// Whether items may begin now. Values of those that have begun come in any case; with none on its way the map waits, until it is
    /// told to ask again or its pool is closed. Not asked by a stream.
    default boolean mayBegin() {
        return true;
    }

    /// What panels and errors call neighbouring items on their way, such as `map 3` or `map 3-7`.
    ///
    /// @param first the index of the first of them
    default String label(int first, int count) {
        return count == 1 ? "map " + first : "map " + first + "-" + (first + count - 1);
    }

    /// How errors name one item, such as `item=3`.
    default String place(int item) {
        return "item=" + item;
    }

    /// Values have come from a worker; each item's value comes once, in any order.
    ///
    /// @param first the index of the first of these items
    void arrived(int worker, int first, List<R> values);

    /// An item has lost its worker again and is given up.
    ///
    /// @return what stands in the place of its value
    /// @throws WorkerLostException to end the map
    default R lost(int item, WorkerLostException error) {
        throw error;
    }

    /// A listener that does nothing.
    static <R> MapListener<R> none() {
        return (worker, first, values) -> {};
    }
}
