package dev.tandem.engine.pool;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.map.Gathered;
import dev.tandem.engine.internal.map.MapSink;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/// All results of a map, put in their places; a failure ends the map. Values that lie together are made when somebody asks for them.
final class MapResults<R> implements MapSink<R> {
    /// In the place of each value, or of several that came together, where they are.
    private record Part(int first, List<?> values) {}

    private final Object[] values;
    private boolean hasParts;
    private final MapListener<R> listener;

    MapResults(int size, MapListener<R> listener) {
        this.values = new Object[size];
        this.listener = listener;
    }

    @Override
    public String label(int first, int count) {
        return listener.label(first, count);
    }

    @Override
    public String place(int item) {
        return listener.place(item);
    }

    @Override
    public boolean mayBegin() {
        return listener.mayBegin();
    }

    @Override
    public void arrived(int worker, int first, List<R> part) {
        if (part instanceof Gathered.View) {
            hasParts = true;
            Arrays.fill(values, first, first + part.size(), new Part(first, part));
        } else {
            System.arraycopy(part.toArray(), 0, values, first, part.size());
        }
        listener.arrived(worker, first, part);
    }

    @Override
    public boolean lost(int item, WorkerLostException error) {
        values[item] = listener.lost(item, error);
        return false;
    }

    @SuppressWarnings("unchecked")
    List<R> list() {
        if (!hasParts) {
            return (List<R>) Arrays.asList(values);
        }
        return new AbstractList<>() {
            @Override
            public R get(int index) {
                return (R) (values[index] instanceof Part(int first, List<?> part) ? part.get(index - first) : values[index]);
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }
}
