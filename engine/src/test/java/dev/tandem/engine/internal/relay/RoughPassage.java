package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.FrameHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A way to relays on which messages are late, stand still, or meet a connection that breaks. Each relay has a crossing of its
/// own, so that what stands still of one that was given up says nothing of the next.
final class RoughPassage implements Passage, AutoCloseable {
    private final List<Crossing> crossings = new CopyOnWriteArrayList<>();
    private final Duration delay;
    private final List<Runnable> spared = new CopyOnWriteArrayList<>();
    private volatile boolean spares;

    /// @param delay of each message, both ways
    RoughPassage(Duration delay) {
        this.delay = delay;
    }

    @Override
    public FrameHandler incoming(FrameHandler client) {
        Crossing crossing = new Crossing(client, delay);
        crossings.add(crossing);
        return crossing;
    }

    @Override
    public Road outgoing(Road road) {
        return latest().over(road);
    }

    /// Relays that are given up live until this is closed.
    void spareThoseGivenUp() {
        spares = true;
    }

    @Override
    public void givenUp(Runnable kill) {
        if (spares) {
            spared.add(kill);
        } else {
            kill.run();
        }
    }

    /// That to the relay which was started last.
    Crossing latest() {
        return crossings.getLast();
    }

    @Override
    public void close() {
        spared.forEach(Runnable::run);
        crossings.forEach(Crossing::close);
    }

    /// Messages of one kind in one direction, in their order.
    private static final class Queue {
        private record Entry(long due, Runnable passing) {}

        private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
        private final Thread thread = EngineThreads.start("crossing", this::run);
        private volatile boolean still;
        private volatile boolean closed;

        void add(Duration delay, Runnable passing) {
            entries.add(new Entry(System.nanoTime() + delay.toNanos(), passing));
        }

        private void run() {
            try {
                while (!closed) {
                    Entry next = entries.take();
                    for (long left = next.due() - System.nanoTime(); left > 0; left = next.due() - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    while (still && !closed) {
                        LockSupport.parkNanos(1_000_000);
                    }
                    next.passing().run();
                }
            } catch (InterruptedException e) {
                // Closed.
                return;
            }
        }

        void close() {
            closed = true;
            thread.interrupt();
        }
    }

    /// The way to one relay.
    static final class Crossing implements FrameHandler, Road {
        private final FrameHandler client;
        private final Duration delay;
        private final Queue dataIn = new Queue();
        private final Queue dataOut = new Queue();
        private final Queue controlIn = new Queue();
        private final Queue controlOut = new Queue();
        /// Written once, before anything is sent.
        private volatile Road road;
        private volatile int breakingKind = -1;
        private final AtomicInteger untilBreak = new AtomicInteger();
        private volatile long heard = System.nanoTime();
        private final AtomicInteger frames = new AtomicInteger();

        Crossing(FrameHandler client, Duration delay) {
            this.client = client;
            this.delay = delay;
        }

        Road over(Road given) {
            road = given;
            return this;
        }

        /// Has data stand still, both ways, or go on.
        void holdData(boolean holds) {
            dataIn.still = holds;
            dataOut.still = holds;
        }

        /// Has all stand still that the relay says, or go on.
        void holdAnswers(boolean holds) {
            dataIn.still = holds;
            controlIn.still = holds;
        }

        /// Breaks the connection at one of the messages of a kind, whichever way they go.
        void breakAt(int kind, int number) {
            untilBreak.set(number);
            breakingKind = kind;
        }

        /// How many frames of workers have come.
        int frames() {
            return frames.get();
        }

        /// Since when nothing has come.
        Duration silence() {
            return Duration.ofNanos(System.nanoTime() - heard);
        }

        private void count(int kind) {
            if (kind == breakingKind && untilBreak.decrementAndGet() == 0) {
                road.close();
            }
        }

        @Override
        public void frame(int kind, long id, byte[] payload) {
            heard = System.nanoTime();
            (RelayMessages.isControl(kind) ? controlIn : dataIn).add(delay, () -> {
                count(kind);
                client.frame(kind, id, payload);
                frames.addAndGet(kind == RelayMessages.FRAME ? 1 : 0);
            });
        }

        @Override
        public void closed(Throwable reason) {
            client.closed(reason);
        }

        @Override
        public boolean send(int kind, long id, byte[]... parts) {
            (RelayMessages.isControl(kind) ? controlOut : dataOut).add(delay, () -> {
                count(kind);
                road.send(kind, id, parts);
            });
            return true;
        }

        @Override
        public long pending() {
            return road.pending();
        }

        @Override
        public boolean closed() {
            return road.closed();
        }

        @Override
        public void close() {
            List.of(dataIn, dataOut, controlIn, controlOut).forEach(Queue::close);
        }
    }
}
