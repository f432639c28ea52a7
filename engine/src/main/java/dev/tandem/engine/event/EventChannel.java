package dev.tandem.engine.event;

import dev.tandem.engine.internal.thread.EngineThreads;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Passes events of one kind from those who do the work to those who watch. Thread-safe.
///
/// Each listener is called by one thread at a time, never one of those that do the work, and in the
/// order of events. A listener that is too slow misses events and is told how many; one that throws gets no more.
/// An event of a kind that nobody wants is not made. Small ones that are many come a few milliseconds late, together: to wake
/// a thread for each costs those who work more than the event.
public final class EventChannel<E> {
    private static final int BACKLOG = 1 << 16;
    private static final long HEAVIEST = 32 << 20;
    private static final Executor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(),
                    work -> EngineThreads.create("tandem-events", work));

    private static final Duration LATE = Duration.ofMillis(4);
    private static final int MOST_LATE = 1 << 10;
    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final SubmissionPublisher<Object> publisher = new SubmissionPublisher<>(THREADS, BACKLOG);
    private final LongFunction<? extends E> missed;
    private final ToLongFunction<? super E> weight;
    private final List<Delivery<E>> deliveries = new CopyOnWriteArrayList<>();
    /// Events that are passed on a little later, guarded by the publisher.
    private final Deque<Numbered> late = new ArrayDeque<>();
    /// Whether the clock will pass them on; guarded by the publisher.
    private boolean clockIsSet;
    /// Events there ever were; guarded by the publisher, so that their numbers come in order.
    private long count;
    /// What those weigh that were passed on; guarded as the count.
    private long weights;

    /// A listener's registration; closing it ends the calls.
    public interface Subscription extends AutoCloseable {
        /// Waits until the listener has been told what happened before this call, or the time is over.
        void flush(Duration longest);

        @Override
        void close();
    }

    /// For events of which each tells the whole, so that a listener that missed some need not know.
    public EventChannel() {
        this(null, event -> 0);
    }

    /// @param missed makes the event that tells a slow listener how many it has missed
    /// @param weight how many characters an event holds that others made; while slow listeners have too many of them
    ///     before them, nobody gets more
    public EventChannel(LongFunction<? extends E> missed, ToLongFunction<? super E> weight) {
        this.missed = missed;
        this.weight = weight;
    }

    private static ScheduledThreadPoolExecutor clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> EngineThreads.create("tandem-events-clock", work));
        clock.setKeepAliveTime(5, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        return clock;
    }

    /// Tells a listener of all events.
    public Subscription subscribe(Consumer<? super E> listener) {
        return subscribe(null, listener);
    }

    /// Tells a listener of events of some kinds, and of how many it has missed.
    ///
    /// @param kinds classes of events; null for all
    public Subscription subscribe(Set<? extends Class<? extends E>> kinds, Consumer<? super E> listener) {
        synchronized (publisher) {
            passLate();
            Delivery<E> delivery = new Delivery<>(this, kinds == null ? null : Set.copyOf(kinds), listener, count, weights);
            deliveries.add(delivery);
            publisher.subscribe(delivery);
            return delivery;
        }
    }

    /// Whether events are worth making.
    public boolean isWatched() {
        return publisher.hasSubscribers();
    }

    /// Whether somebody wants events of a kind.
    private boolean isWanted(Class<? extends E> kind) {
        for (Delivery<E> each : deliveries) {
            if (each.wants(kind)) {
                return true;
            }
        }
        return false;
    }

    /// Makes and passes on an event if somebody listens to its kind; never waits.
    public void emit(Class<? extends E> kind, Supplier<? extends E> event) {
        if (isWanted(kind)) {
            E made = event.get();
            synchronized (publisher) {
                Numbered next = numbered(made);
                passLate();
                if (next != null) {
                    publisher.offer(next, null);
                }
            }
        }
    }

    /// Makes an event if somebody listens to its kind, and passes it on a few milliseconds later, or with the next one that is
    /// passed on at once; never waits.
    public void emitLate(Class<? extends E> kind, Supplier<? extends E> event) {
        if (isWanted(kind)) {
            E made = event.get();
            synchronized (publisher) {
                Numbered next = numbered(made);
                if (next != null) {
                    if (!clockIsSet) {
                        clockIsSet = true;
                        CLOCK.schedule(this::timeIsUp, LATE.toMillis(), TimeUnit.MILLISECONDS);
                    }
                    late.add(next);
                    if (late.size() >= MOST_LATE) {
                        passLate();
                    }
                }
            }
        }
    }

    private void timeIsUp() {
        synchronized (publisher) {
            clockIsSet = false;
            passLate();
        }
    }

    private void passLate() {
        synchronized (publisher) {
            for (Numbered next = late.poll(); next != null; next = late.poll()) {
                publisher.offer(next, null);
            }
        }
    }

    /// With its number; null where listeners have too much before them. Under the publisher's monitor.
    private Numbered numbered(E made) {
        count++;
        long heavy = weight.applyAsLong(made);
        if (heavy > 0 && weights + heavy - slowest() > HEAVIEST) {
            return null;
        }
        weights += heavy;
        return new Numbered(count, weights, made);
    }

    /// How much the slowest listener has had.
    private long slowest() {
        long least = weights;
        for (Delivery<E> each : deliveries) {
            least = Math.min(least, each.had);
        }
        return least;
    }

    /// An event with its number, by which a listener notices that it has missed some, and what weigh all up to it.
    private record Numbered(long number, long weights, Object event) {}

    /// Goes through the queue of events to tell that it has been worked off.
    private record Mark(Delivery<?> of, CountDownLatch reached) {}

    private static final class Delivery<E> implements Flow.Subscriber<Object>, Subscription {
        private final EventChannel<E> channel;
        /// Null for all.
        private final Set<Class<? extends E>> kinds;
        private final Consumer<? super E> listener;
        /// Written once by the publisher, or never if closed first.
        private volatile Flow.Subscription subscription;
        private volatile boolean closed;
        /// The number of the last event that came; touched by one thread at a time.
        private long last;
        /// What the events weigh that came; written by one thread at a time.
        private volatile long had;

        Delivery(EventChannel<E> channel, Set<Class<? extends E>> kinds, Consumer<? super E> listener, long last, long had) {
            this.channel = channel;
            this.kinds = kinds;
            this.listener = listener;
            this.last = last;
            this.had = had;
        }

        boolean wants(Class<?> kind) {
            return kinds == null || kinds.contains(kind);
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            if (closed) {
                given.cancel();
            } else {
                given.request(Long.MAX_VALUE);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public void onNext(Object item) {
            if (item instanceof Mark mark) {
                if (mark.of() == this) {
                    mark.reached().countDown();
                }
            } else if (!closed) {
                Numbered next = (Numbered) item;
                long gap = next.number() - last - 1;
                last = next.number();
                if (gap > 0 && channel.missed != null) {
                    listener.accept(channel.missed.apply(gap));
                }
                if (wants(next.event().getClass())) {
                    listener.accept((E) next.event());
                }
                had = next.weights();
            }
        }

        @Override
        public void flush(Duration longest) {
            CountDownLatch reached = new CountDownLatch(1);
            channel.passLate();
            if (closed || channel.publisher.offer(new Mark(this, reached), null) < 0) {
                return;
            }
            try {
                reached.await(longest.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onError(Throwable thrown) {
            end();
            System.getLogger("dev.tandem.runtime").log(System.Logger.Level.WARNING,
                    "listener dropped: cause=" + thrown, thrown);
        }

        @Override
        public void onComplete() {
            end();
        }

        private void end() {
            closed = true;
            channel.deliveries.remove(this);
        }

        @Override
        public void close() {
            end();
            Flow.Subscription given = subscription;
            if (given != null) {
                given.cancel();
            }
        }
    }
}
