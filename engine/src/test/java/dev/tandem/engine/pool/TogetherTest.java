package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.worker.Worker;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What one worker's failure means for the others that work on the same call.
@Timeout(60)
class TogetherTest {
    private static WorkerPool pool;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        // Long enough for what heeds an interrupt, also on a busy machine.
        pool = WorkerPool.processes(3, WorkerOptions.DEFAULT.withGracePeriod(Duration.ofSeconds(3)));
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    private static Object wait(boolean heeds) {
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                if (heeds) {
                    return null;
                }
            }
        }
    }

    /// Fails on one worker, and has no end on the others.
    private static Task<Object> failingOn(int culprit, boolean heeds, Task<?> failure) {
        return () -> Worker.number() == culprit ? failure.run() : wait(heeds);
    }

    private static Object fail() {
        throw new IllegalStateException("not here");
    }

    /// What has not begun is taken back without an interrupt.
    private static Object failWhenOthersHaveBegun(Path folder) throws IOException, InterruptedException {
        while (folder.toFile().list().length < 2) {
            Thread.sleep(5);
        }
        return fail();
    }

    private static Object die() {
        Runtime.getRuntime().halt(7);
        return null;
    }

    private static List<Long> pids() {
        return pool.apply(() -> ProcessHandle.current().pid());
    }

    private static List<Integer> range(int end) {
        return Stream.iterate(0, i -> i + 1).limit(end).toList();
    }

    @Test
    void aLostWorkerIsToldWhileOthersHaveNoEnd() {
        List<Long> before = pids();
        assertThatThrownBy(() -> pool.apply(failingOn(1, true, TogetherTest::die))).isInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("worker=1", "exitCode=7");
        assertThat(pids()).element(0).isEqualTo(before.get(0));
        assertThat(pids()).element(2).isEqualTo(before.get(2));
    }

    @Test
    void anErrorIsToldWhileOthersHaveNoEnd() {
        List<Long> before = pids();
        assertThatThrownBy(() -> pool.apply(failingOn(2, true, TogetherTest::fail))).isInstanceOfSatisfying(
                TaskFailedException.class, e -> assertThat(e.worker()).isEqualTo(2)).hasRootCauseMessage("not here");
        assertThat(pids()).isEqualTo(before);
    }

    @Test
    void whatIgnoresItsInterruptIsReplacedWithWhatWasPushed() {
        List<Long> before = pids();
        try (RemoteObject<String> kept = pool.push("kept")) {
            String begun = folder.toString();
            assertThatThrownBy(() -> pool.apply(() -> {
                if (Worker.number() == 0) {
                    return failWhenOthersHaveBegun(Path.of(begun));
                }
                Files.createFile(Path.of(begun, "worker-" + Worker.number()));
                return wait(false);
            })).isInstanceOf(TaskFailedException.class);
            assertThat(pool.apply(kept::get)).containsExactly("kept", "kept", "kept");
        }
        assertThat(pids()).contains(before.get(0)).doesNotContain(before.get(1), before.get(2));
    }

    /// Cannot be read by one of the workers.
    private static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            if (Worker.onWorker() && Worker.number() == 1) {
                throw new IOException("not on this one");
            }
        }
    }

    @Test
    void whatOneWorkerCannotTakeIsToldWhileAnotherIsBusy() {
        CompletableFuture<List<Object>> busy = pool.mapAsync(x -> wait(true), List.of(1), MapOptions.automatic());
        Unreadable object = new Unreadable();
        assertThatThrownBy(() -> pool.push(object)).isInstanceOf(CannotShipException.class).hasMessageContaining("not on this one");
        busy.cancel(true);
        assertThat(pool.map(x -> x, List.of(1))).containsExactly(1);
    }

    @Test
    void threadsAreInterrupted() {
        try (WorkerPool threads = WorkerPool.threads(3)) {
            assertThatThrownBy(() -> threads.apply(failingOn(2, true, TogetherTest::fail))).isInstanceOfSatisfying(
                    TaskFailedException.class, e -> assertThat(e.worker()).isEqualTo(2));
            assertThat(threads.apply(Worker::number)).isEqualTo(range(3));
        }
    }

    @Tag("long")
    @RepeatedTest(50)
    void whoeverFailsIsNamedAndThePoolGoesOn() {
        for (int culprit = 0; culprit < 3; culprit++) {
            int guilty = culprit;
            assertThatThrownBy(() -> pool.apply(failingOn(guilty, true, TogetherTest::fail))).isInstanceOfSatisfying(
                    TaskFailedException.class, e -> assertThat(e.worker()).isEqualTo(guilty));
            assertThat(pool.apply(Worker::number)).isEqualTo(range(3));
        }
    }
}
