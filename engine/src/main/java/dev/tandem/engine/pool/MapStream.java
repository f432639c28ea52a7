package dev.tandem.engine.pool;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.map.Items;
import dev.tandem.engine.internal.map.MapRun;
import dev.tandem.engine.internal.map.MapSink;
import dev.tandem.engine.internal.map.ReadItems;
import dev.tandem.engine.internal.map.TimeLimit;
import dev.tandem.engine.internal.map.Window;
import dev.tandem.engine.internal.pool.PoolBackend;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.lang.ref.Cleaner;
import java.util.Collection;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The results of a map in the order of the items, while later ones are computed.
///
/// A thread of the engine runs the map as long as something is on its way and the consumer keeps up; otherwise
/// there is none, so that a stream that nobody reads on costs nothing. All state is guarded by this object; the run
/// belongs to that thread, and without one to whoever has the lock.
///
/// Whoever drops the stream without closing it leaves a function on the workers until nobody can reach the stream.
final class MapStream<R> extends Spliterators.AbstractSpliterator<R> implements MapSink<R> {
    /// So many chunks for each worker may be computed before their turn.
    private static final int AHEAD = 4;
    private static final Cleaner CLEANER = Cleaner.create(work -> EngineThreads.create("tandem-cleaner", work));

    private final MapCall<R> call;
    private final MapRun<R> run;
    private final Items items;
    private final Window values = new Window();
    /// Hears of items that have been read.
    private Runnable news;
    private final int ahead;
    /// The next item to be handed out.
    private int position;
    /// Where the stream ends in a failure.
    private int end = Integer.MAX_VALUE;
    private TandemException failure;
    private TandemException broken;
    private Thread runner;
    private boolean closed;

    private MapStream(MapCall<R> call) {
        super(call.size() == Integer.MAX_VALUE ? Long.MAX_VALUE : call.size(),
                call.size() == Integer.MAX_VALUE ? ORDERED : ORDERED | Spliterator.SIZED);
        this.call = call;
        this.items = call.items();
        this.run = call.run(this);
        this.ahead = AHEAD * call.workers();
        CLEANER.register(this, call::end);
    }

    /// The results one after the other; items that are no collection are read as they are wanted.
    static <R> Stream<R> of(PoolBackend backend, Mapped function, MapOptions<R> options, Iterable<?> sequence) {
        if (sequence == null || sequence instanceof Collection<?>) {
            return new MapStream<>(new MapCall<>(backend, null, function, options, sequence)).stream();
        }
        ReadItems read = new ReadItems(sequence.iterator(), work -> EngineThreads.create("tandem-items-" + backend.name(), work));
        MapStream<R> stream = new MapStream<>(new MapCall<>(backend, null, function, options, read));
        stream.hear(read);
        return stream.stream();
    }

    private Stream<R> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    /// The items do not hold this stream; it is itself that holds what they tell.
    private void hear(ReadItems read) {
        news = this::news;
        read.tell(news);
    }

    private synchronized void news() {
        if (runner == null) {
            start();
        } else {
            run.news();
        }
        notifyAll();
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        R next;
        synchronized (this) {
            if (!awaitNext()) {
                return false;
            }
            next = take();
        }
        action.accept(next);
        return true;
    }

    /// @return false at the end
    private boolean awaitNext() {
        try {
            while (!values.has(position)) {
                if (position == items.length()) {
                    finish();
                    return false;
                }
                refuseToGoOn();
                start();
                wait();
            }
            return true;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: " + call, e);
        }
    }

    /// After the last item that could be read.
    private void finish() {
        call.end();
        if (position == Integer.MAX_VALUE) {
            throw new TandemException("too many items for one stream: items=" + position + ", " + call);
        }
        switch (items.failure()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new TandemException("items cannot be read: item=" + position + ", cause=" + e, e);
        }
    }

    private void refuseToGoOn() {
        if (closed) {
            throw new ClosedException("closed: stream of " + call);
        }
        if (broken != null || position == end) {
            close();
            throw broken != null ? broken : failure;
        }
    }

    @SuppressWarnings("unchecked")
    private R take() {
        R value = (R) values.get(position++);
        values.forget(position);
        items.forget(position);
        start();
        return value;
    }

    private void start() {
        if (runner == null && !closed && run.mayGo()) {
            runner = call.thread(this::drive);
            runner.start();
        }
    }

    // Whatever ends the map is what the consumer gets.
    private void drive() {
        try {
            do {
                run.run(TimeLimit.of("map", null));
            } while (goesOn());
        } catch (Throwable e) {
            synchronized (this) {
                broken = e instanceof TandemException known ? known : new TandemException("map failed: " + e, e);
                runner = null;
                notifyAll();
            }
        }
    }

    private synchronized boolean goesOn() {
        if (!closed && run.mayGo()) {
            return true;
        }
        runner = null;
        notifyAll();
        return false;
    }

    private void close() {
        synchronized (this) {
            closed = true;
            if (runner != null) {
                runner.interrupt();
            }
            notifyAll();
        }
        call.end();
    }

    @Override
    public String label(int first, int count) {
        return call.listener().label(first, count);
    }

    @Override
    public String place(int item) {
        return call.listener().place(item);
    }

    @Override
    public void arrived(int worker, int first, List<R> part) {
        // First, so that what it throws is told also when these are the last.
        call.listener().arrived(worker, first, part);
        synchronized (this) {
            for (int i = 0; i < part.size(); i++) {
                values.put(first + i, part.get(i));
            }
            notifyAll();
        }
    }

    @Override
    public boolean failed(int item, TaskFailedException error) {
        return failedAt(item, error);
    }

    @Override
    public boolean lost(int item, WorkerLostException error) {
        return failedAt(item, error);
    }

    private synchronized boolean failedAt(int item, TandemException error) {
        if (item < end) {
            end = item;
            failure = error;
        }
        notifyAll();
        return true;
    }

    @Override
    public boolean inPlace() {
        return true;
    }

    @Override
    public synchronized int limit(int chunk) {
        return closed ? 0 : (int) Math.min(Integer.MAX_VALUE, position + (long) ahead * chunk);
    }
}
