package dev.tandem.engine.pool;

import dev.tandem.engine.internal.map.Consecutive;
import dev.tandem.engine.internal.map.ItemFunction;
import dev.tandem.engine.internal.map.Items;
import dev.tandem.engine.internal.map.MapRun;
import dev.tandem.engine.internal.map.MapSink;
import dev.tandem.engine.internal.map.TimeLimit;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/// A map that somebody has asked for: its function is on the workers, fixed, until [#end()].
final class MapCall<R> {
    private final PoolBackend backend;
    private final Items items;
    private final MapOptions<R> options;
    private final TimeLimit limit;
    private final Class<?> origin;
    private final PushedObject<ItemFunction> function;
    /// For each worker, whether it could take the function; see [PoolBackend#begin].
    private final List<CompletableFuture<Object>> placed;

    /// @param timeout how long it may take, or null for ever
    /// @throws IllegalArgumentException when the sequences differ in length; nothing has been sent
    MapCall(PoolBackend backend, Duration timeout, Mapped function, MapOptions<R> options,
            Iterable<?>... sequences) {
        this(backend, timeout, function, options, items(sequences));
    }

    MapCall(PoolBackend backend, Duration timeout, Mapped function, MapOptions<R> options, Items items) {
        this.backend = backend;
        this.limit = TimeLimit.of("map", timeout);
        this.options = Objects.requireNonNull(options, "no options: options=null");
        this.items = items;
        backend.requireOpen();
        this.origin = function.origin();
        this.function = new PushedObject<>(backend);
        this.placed = size() > 0 ? backend.begin(this.function.id(), function.items()) : List.of();
    }

    private static Items items(Iterable<?>... sequences) {
        return sequences.length == 1 && sequences[0] instanceof Consecutive numbers ? new Items.Numbers(numbers.size())
                : new Items.Known(arrays(sequences));
    }

    private static Object[][] arrays(Iterable<?>... sequences) {
        if (sequences.length == 0) {
            throw new IllegalArgumentException("a map needs a sequence of items: sequences=0");
        }
        Object[][] arrays = new Object[sequences.length][];
        for (int s = 0; s < arrays.length; s++) {
            Objects.requireNonNull(sequences[s], "a map needs a sequence of items: number " + (s + 1) + "=null");
            arrays[s] = array(sequences[s]);
            if (arrays[s].length != arrays[0].length) {
                throw new IllegalArgumentException("sequences of different length: first=" + arrays[0].length + ", "
                        + (s == 1 ? "second" : "number " + (s + 1)) + "=" + arrays[s].length);
            }
        }
        return arrays;
    }

    private static Object[] array(Iterable<?> items) {
        if (items instanceof Collection<?> collection) {
            return collection.toArray();
        }
        List<Object> list = new ArrayList<>();
        items.forEach(list::add);
        return list.toArray();
    }

    /// How many items there are; `Integer.MAX_VALUE` as long as that is not known.
    int size() {
        return items.length();
    }

    Items items() {
        return items;
    }

    int workers() {
        return backend.size();
    }

    MapListener<R> listener() {
        return options.listener();
    }

    MapRun<R> run(MapSink<R> sink) {
        return new MapRun<>(backend, function.id(), placed, items, options.chunkSize(), origin, sink);
    }

    /// Takes the function from the workers, and reads no more items; harmless when done before.
    void end() {
        items.close();
        function.remove();
    }

    /// All results, when they are there.
    List<R> await() {
        try {
            if (size() == 0) {
                return List.of();
            }
            MapResults<R> results = new MapResults<>(size(), options.listener());
            MapRun<R> run = run(results);
            options.listener().begins(run::news);
            run.run(limit);
            return results.list();
        } finally {
            end();
        }
    }

    /// A thread, not started, that runs it for a caller who does not wait.
    Thread thread(Runnable work) {
        return EngineThreads.create("tandem-map-" + backend.name(), work);
    }

    /// All results, later; cancelling the future ends what runs.
    CompletableFuture<List<R>> async() {
        return Later.run("map", backend.name(), this::await);
    }

    @Override
    public String toString() {
        return "map, pool=" + backend.name();
    }
}
