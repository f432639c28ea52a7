package dev.tandem.engine.runtime;

import dev.tandem.engine.wire.EngineThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// Tells listeners what happens in the runtime. Thread-safe.
///
/// Each listener is called by one thread at a time, never one of those that do the work, and in the
/// order of events. A listener that is too slow misses events; one that throws gets no more.
public final class RuntimeEvents {
    private static final int BACKLOG = 1 << 16;
    private static final SubmissionPublisher<Object> PUBLISHER = new SubmissionPublisher<>(
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(),
                    work -> EngineThreads.create("tandem-events", work)), BACKLOG);

    private RuntimeEvents() {}

    /// A listener's registration; closing it ends the calls.
    public interface Subscription extends AutoCloseable {
        /// Waits until the listener has been told what happened before this call, or the time is over.
        void flush(Duration longest);

        @Override
        void close();
    }

    /// Goes through the queue of events to tell that it has been worked off.
    private record Mark(Delivery of, CountDownLatch reached) {}

    public static Subscription subscribe(Consumer<? super RuntimeEvent> listener) {
        Delivery delivery = new Delivery(listener);
        PUBLISHER.subscribe(delivery);
        return delivery;
    }

    /// Makes and passes on an event if somebody listens; never waits.
    static void emit(Function<Instant, RuntimeEvent> event) {
        if (PUBLISHER.hasSubscribers()) {
            PUBLISHER.offer(event.apply(Instant.now()), null);
        }
    }

    private static final class Delivery implements Flow.Subscriber<Object>, Subscription {
        private final Consumer<? super RuntimeEvent> listener;
        /// Written once by the publisher, or never if closed first.
        private volatile Flow.Subscription subscription;
        private volatile boolean closed;

        Delivery(Consumer<? super RuntimeEvent> listener) {
            this.listener = listener;
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
        public void onNext(Object item) {
            if (item instanceof Mark mark) {
                if (mark.of() == this) {
                    mark.reached().countDown();
                }
            } else if (!closed) {
                listener.accept((RuntimeEvent) item);
            }
        }

        @Override
        public void flush(Duration longest) {
            CountDownLatch reached = new CountDownLatch(1);
            if (closed || PUBLISHER.offer(new Mark(this, reached), null) < 0) {
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
            closed = true;
            System.getLogger("dev.tandem.runtime").log(System.Logger.Level.WARNING,
                    "listener dropped: cause=" + thrown, thrown);
        }

        @Override
        public void onComplete() {
            closed = true;
        }

        @Override
        public void close() {
            closed = true;
            Flow.Subscription given = subscription;
            if (given != null) {
                given.cancel();
            }
        }
    }
}
