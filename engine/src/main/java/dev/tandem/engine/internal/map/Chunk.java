package dev.tandem.engine.internal.map;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.worker.ManyOutcomes;
import dev.tandem.engine.internal.worker.TravellingError;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A run of items of a map, on its way to a worker that holds the function.
///
/// @param function the number of the function in the worker's table
/// @param first the index of the first item in the whole map
/// @param count how many items
/// @param items one array of them for each sequence; null when each item is its own number
/// @param longest how many nanoseconds it may take; what is not computed then goes back to be dealt anew
/// @param unit how many items are not divided then
/// @param inPlace whether the values before a failure are wanted, too
public record Chunk(long function, int first, int count, Object[][] items, long longest, int unit,
        boolean inPlace) implements Task<Chunk.Answer> {
    private static final long serialVersionUID = 1L;
    /// Of items that take less than the clock costs many times over, it is read after each so many.
    private static final int UNCLOCKED = 8;
    private static final long QUICK_NANOS = 1_000;

    /// What came of a chunk.
    ///
    /// @param values of the first items, of at least one, and of all when they are quick: an array, or [Gathered]
    /// @param nanos how long they took to compute, the way here and back left out
    /// @param failure what the item after these threw, or null
    record Answer(Object values, long nanos, Throwable failure) implements ManyOutcomes {
        @Override
        public int failures() {
            return (values instanceof Gathered gathered ? gathered.failures() : 0) + (failure == null ? 0 : 1);
        }

        List<?> list() {
            return values instanceof Gathered gathered ? gathered.list() : Collections.unmodifiableList(Arrays.asList((Object[]) values));
        }
    }

    /// One object for each value.
    private static final class Each implements Gathered.Gathering {
        private final ItemFunction function;
        private final Object[] results;
        private int count;

        Each(ItemFunction function, int items) {
            this.function = function;
            this.results = new Object[items];
        }

        @Override
        public void add(Object[] arguments) throws Exception {
            results[count] = function.apply(arguments);
            count++;
        }

        @Override
        public long clock() {
            return System.nanoTime();
        }

        @Override
        public Object values() {
            return count == results.length ? results : Arrays.copyOf(results, count);
        }
    }

    // Whatever the user's function throws is told with the item's index.
    @Override
    public Answer run() throws InterruptedException {
        ItemFunction f = Stored.find(function);
        Gathered.Gathering results = f instanceof Gathered.Gatherer gatherer ? gatherer.gather(count) : new Each(f, count);
        Object[] arguments = new Object[items == null ? 1 : items.length];
        long begin = System.nanoTime();
        int look = 0;
        for (int i = 0; i < count; i++) {
            stopIfCancelled();
            take(i, arguments);
            try {
                results.add(arguments);
            } catch (Throwable e) {
                Throwable failure = TravellingError.of(e);
                if (inPlace && i > 0) {
                    return answer(results, begin, failure);
                }
                throw new ItemFailedException(first + i, failure);
            }
            if (i >= look && (i + 1) % unit == 0) {
                long taken = results.clock() - begin;
                if (taken > longest) {
                    return answer(results, begin, null);
                }
                look = taken < QUICK_NANOS * (i + 1) ? i + UNCLOCKED : i + 1;
            }
        }
        return answer(results, begin, null);
    }

    private void take(int item, Object[] arguments) {
        if (items == null) {
            arguments[0] = first + item;
        } else {
            for (int s = 0; s < items.length; s++) {
                arguments[s] = items[s][item];
            }
        }
    }

    private static Answer answer(Gathered.Gathering results, long begin, Throwable failure) {
        long end = System.nanoTime();
        return new Answer(results.values(), end - begin, failure);
    }

    /// A cancelled chunk ends after its current item, even if the function knows nothing of interrupts.
    private static void stopIfCancelled() throws InterruptedException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedException("cancelled between two items of a map");
        }
    }
}
