package dev.tandem.engine.internal.map;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.TravellingError;
import java.util.Arrays;

/// A run of items of a map, on its way to a worker that holds the function.
///
/// @param function the number of the function in the worker's table
/// @param first the index of the first item in the whole map
/// @param items one array of items for each sequence
/// @param longest how many nanoseconds it may take; what is not computed then goes back to be dealt anew
/// @param inPlace whether the values before a failure are wanted, too
public record Chunk(long function, int first, Object[][] items, long longest, boolean inPlace) implements Task<Chunk.Answer> {
    private static final long serialVersionUID = 1L;

    /// A function of as many arguments as a map has sequences.
    @FunctionalInterface
    public interface ItemFunction extends java.io.Serializable {
        Object apply(Object[] arguments) throws Exception;
    }

    /// What came of a chunk.
    ///
    /// @param travelling the values of the first items, of at least one, and of all when they are quick; see [Neighbour]
    /// @param nanos how long they took to compute, the way here and back left out
    /// @param failure what the item after these threw, or null
    record Answer(Object travelling, long nanos, Throwable failure) {
        Object[] values() {
            return Neighbour.arrived(travelling);
        }
    }

    // Whatever the user's function throws is told with the item's index.
    @Override
    public Answer run() throws InterruptedException {
        ItemFunction f = Stored.find(function);
        Object[] results = new Object[items[0].length];
        Object[] arguments = new Object[items.length];
        long begin = System.nanoTime();
        for (int i = 0; i < results.length; i++) {
            stopIfCancelled();
            for (int s = 0; s < items.length; s++) {
                arguments[s] = items[s][i];
            }
            try {
                results[i] = f.apply(arguments);
            } catch (Throwable e) {
                Throwable failure = TravellingError.of(e);
                if (inPlace && i > 0) {
                    return answer(results, i, begin, failure);
                }
                throw new ItemFailedException(first + i, failure);
            }
            if (System.nanoTime() - begin > longest) {
                return answer(results, i + 1, begin, null);
            }
        }
        return answer(results, results.length, begin, null);
    }

    private static Answer answer(Object[] results, int count, long begin, Throwable failure) {
        Object[] values = count == results.length ? results : Arrays.copyOf(results, count);
        long end = System.nanoTime();
        return new Answer(Neighbour.travelling(values), end - begin, failure);
    }

    /// A cancelled chunk ends after its current item, even if the function knows nothing of interrupts.
    private static void stopIfCancelled() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("cancelled between two items of a map");
        }
    }

    int count() {
        return items[0].length;
    }
}
