package dev.tandem.engine.runtime;

import dev.tandem.engine.wire.EngineThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Passes events of one kind from those who do the work to those who watch. Thread-safe.
///
/// Each listener is called by one thread at a time, never one of those that do the work, and in the
/// order of events. A listener that is too slow misses events; one that throws gets no more.
public final class EventChannel<E> {
    private static final int BACKLOG = 1 << 16;
    private static final Executor THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(),
                    work -> EngineThreads.create("tandem-events", work));

    private final SubmissionPublisher<E> publisher = new SubmissionPublisher<>(THREADS, BACKLOG);

    public RuntimeEvents.Subscription subscribe(Consumer<? super E> listener) {
        Delivery<E> delivery = new Delivery<>(listener);
        publisher.subscribe(delivery);
        return delivery;
    }

    /// Whether events are worth making.
    public boolean isWatched() {
        return publisher.hasSubscribers();
    }

    /// Makes and passes on an event if somebody listens; never waits.
    public void emit(Supplier<? extends E> event) {
        if (publisher.hasSubscribers()) {
            publisher.offer(event.get(), null);
        }
    }

    private static final class Delivery<E> implements Flow.Subscriber<E>, RuntimeEvents.Subscription {
        private final Consumer<? super E> listener;
        /// Written once by the publisher, or never if closed first.
        private volatile Flow.Subscription subscription;
        private volatile boolean closed;

        Delivery(Consumer<? super E> listener) {
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
        public void onNext(E event) {
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
