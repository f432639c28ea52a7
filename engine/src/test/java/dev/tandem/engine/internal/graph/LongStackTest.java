package dev.tandem.engine.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Vector;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Deep values from many threads and under locks. `-Dtandem.longstack.rounds=N` asks more often.
@Timeout(120)
class LongStackTest {
    private static final int ROUNDS = Integer.getInteger("tandem.longstack.rounds", 4);
    private static final int DEEP = 5000;

    private static Object chain(Object end) {
        Object chain = end;
        for (int i = 0; i < DEEP; i++) {
            chain = new Object[] {chain};
        }
        return chain;
    }

    private static Object end(Object chain) {
        Object end = chain;
        while (end instanceof Object[] link) {
            end = link[0];
        }
        return end;
    }

    /// Work that only a long stack can do.
    private static void requireLong() {
        if (!(Thread.currentThread() instanceof LongStack)) {
            throw new LongStack.TooDeep();
        }
    }

    @Test
    void manyThreadsCopyDeepValuesAtATime() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<Object>> ends = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    Object value = chain("end " + i);
                    ends.add(threads.submit(() -> end(Shipping.copy("value", value))));
                }
                for (int i = 0; i < ends.size(); i++) {
                    assertThat(ends.get(i).get()).isEqualTo("end " + i);
                }
            }
        }
    }

    @Test
    void aMonitorOfTheCallerIsNamedAndNothingHangs() {
        Vector<Object> end = new Vector<>(List.of(1, 2));
        Object value = chain(end);
        for (int round = 0; round < ROUNDS; round++) {
            synchronized (end) {
                assertThatThrownBy(() -> Shipping.copy("value", value)).isInstanceOf(CannotShipException.class)
                        .hasMessageContaining("the caller holds a lock that reading it needs: value=value");
            }
            assertThat(end(Shipping.copy("value", value))).isEqualTo(end);
        }
    }

    @Test
    void aLockOfTheCallerIsNamedAndWhatComesTooLateIsClosed() {
        for (int round = 0; round < ROUNDS; round++) {
            Lock lock = new ReentrantLock();
            AtomicBoolean closed = new AtomicBoolean();
            lock.lock();
            assertThatThrownBy(() -> LongStack.run("value=a", () -> locked(lock, () -> closed.set(true))))
                    .isInstanceOf(CannotShipException.class).hasMessageContaining("the caller holds a lock");
            assertThat(closed).isFalse();
            lock.unlock();
            Await.until("closed", closed::get);
        }
    }

    private static AutoCloseable locked(Lock lock, AutoCloseable result) {
        requireLong();
        lock.lock();
        try {
            return result;
        } finally {
            lock.unlock();
        }
    }

    @Test
    void aMonitorOfAVirtualThreadIsGivenUpInTime() throws Exception {
        Vector<Object> end = new Vector<>();
        Object value = chain(end);
        CompletableFuture<Throwable> refused = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            synchronized (end) {
                try {
                    refused.complete(new AssertionError(Shipping.copy("value", value)));
                } catch (CannotShipException e) {
                    refused.complete(e);
                }
            }
        });
        assertThat(refused.get()).isInstanceOf(CannotShipException.class).hasMessageContaining("the caller holds a lock");
    }

    @Test
    void aLockOfSomebodyElseIsWaitedFor() throws Exception {
        Vector<Object> end = new Vector<>(List.of(3));
        Object value = chain(end);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread holder = Thread.ofPlatform().start(() -> {
            synchronized (end) {
                held.countDown();
                awaitUninterrupted(release);
            }
        });
        held.await();
        Thread.ofPlatform().start(() -> {
            Await.until("waits", () -> Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(t -> t instanceof LongStack && t.getState() == Thread.State.BLOCKED));
            release.countDown();
        });
        assertThat(end(Shipping.copy("value", value))).isEqualTo(end);
        holder.join();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTheWorkThrowsIsTheCallersAndAnInterruptIsKept() {
        IOException thrown = new IOException("its own");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> LongStack.<Object, IOException, RuntimeException>run("value=a", () -> {
            requireLong();
            throw thrown;
        })).isSameAs(thrown);
        assertThat(Thread.interrupted()).isTrue();
    }
}
