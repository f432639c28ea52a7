package dev.tandem.engine.runtime;

import dev.tandem.engine.wire.EngineThreads;
import java.time.Instant;
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
    private static final SubmissionPublisher<RuntimeEvent> PUBLISHER = new SubmissionPublisher<>(
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(),
                    work -> EngineThreads.create("tandem-events", work)), BACKLOG);

    private RuntimeEvents() {}

    /// A listener's registration; closing it ends the calls.
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

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

    private static final class Delivery implements Flow.Subscriber<RuntimeEvent>, Subscription {
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
        public void onNext(RuntimeEvent event) {
            if (!closed) {
                listener.accept(event);
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
