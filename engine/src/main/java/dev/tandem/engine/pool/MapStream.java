package dev.tandem.engine.pool;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.thread.EngineThreads;
import java.lang.ref.Cleaner;
import java.util.BitSet;
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
    private final Object[] values;
    private final BitSet present = new BitSet();
    private final int ahead;
    /// The next item to be handed out.
    private int position;
    /// Where the stream ends in a failure; its length when there is none.
    private int end;
    private TandemException failure;
    private TandemException broken;
    private Thread runner;
    private boolean closed;

    MapStream(MapCall<R> call) {
        super(call.size(), ORDERED | Spliterator.SIZED);
        this.call = call;
        this.run = call.run(this);
        this.values = new Object[call.size()];
        this.end = values.length;
        this.ahead = AHEAD * call.workers();
        CLEANER.register(this, call::end);
    }

    Stream<R> stream() {
        return StreamSupport.stream(this, false).onClose(this::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        R next;
        synchronized (this) {
            if (position == values.length) {
                call.end();
                return false;
            }
            awaitNext();
            next = take();
        }
        action.accept(next);
        return true;
    }

    private void awaitNext() {
        try {
            while (!present.get(position)) {
                refuseToGoOn();
                start();
                wait();
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting: " + call, e);
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
        R value = (R) values[position];
        values[position++] = null;
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
    @SuppressWarnings("IllegalCatch")
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
    public void arrived(int worker, int first, List<R> part) {
        synchronized (this) {
            for (int i = 0; i < part.size(); i++) {
                values[first + i] = part.get(i);
            }
            present.set(first, first + part.size());
            notifyAll();
        }
        call.listener().arrived(worker, first, part);
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
    public synchronized boolean mayBegin(int item, int chunk) {
        return !closed && item < position + ahead * chunk;
    }
}
