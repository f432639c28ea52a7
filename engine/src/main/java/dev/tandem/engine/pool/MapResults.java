package dev.tandem.engine.pool;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.map.MapSink;
import java.util.Arrays;
import java.util.List;

/// All results of a map, put in their places; a failure ends the map.
final class MapResults<R> implements MapSink<R> {
    private final Object[] values;
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
    public boolean isFailure(R value) {
        return listener.isFailure(value);
    }

    @Override
    public void arrived(int worker, int first, List<R> part) {
        for (int i = 0; i < part.size(); i++) {
            values[first + i] = part.get(i);
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
        return (List<R>) Arrays.asList(values);
    }
}
