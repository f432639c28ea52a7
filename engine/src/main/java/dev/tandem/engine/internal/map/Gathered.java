package dev.tandem.engine.internal.map;

import java.io.Serializable;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// Values of neighbouring items of a map that lie together, as a worker has put them there while it computed them, and travel and
/// arrive so: an object for each would take longer than many a value. Immutable once they travel.
public interface Gathered extends Serializable {
    /// A function that gathers its values.
    interface Gatherer extends ItemFunction {
        /// Room for the values of so many items.
        Gathering gather(int count);

        /// The class of the user's function that it calls.
        Class<?> origin();
    }

    /// Takes the values of one chunk on its worker, one after the other; used by one thread.
    interface Gathering {
        /// Computes the value of the next item. What user code throws ends the chunk, if it is not a value by itself.
        void add(Object[] arguments) throws Exception;

        /// When the last one was computed, by [System#nanoTime()].
        long clock();

        /// What was added: a `Gathered`, or an array of the values.
        Object values();
    }

    int size();

    /// The value of one item, made anew each time.
    Object get(int item);

    /// The values as a list that knows where they are.
    final class View extends AbstractList<Object> implements RandomAccess {
        private final Gathered values;

        private View(Gathered values) {
            this.values = values;
        }

        public Gathered values() {
            return values;
        }

        @Override
        public Object get(int index) {
            return values.get(Objects.checkIndex(index, values.size()));
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    default List<?> list() {
        return new View(this);
    }

    /// How many of them tell of a failure.
    int failures();
}
