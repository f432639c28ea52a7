package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteObjectTest {
    private static final int LONG = 1 << 19;

    @Nested
    class Sequentially extends RemoteObjectContract {
        @Override
        WorkerPool open() {
            return WorkerPool.sequential();
        }
    }

    @Nested
    class OnThreads extends RemoteObjectContract {
        @Override
        WorkerPool open() {
            return WorkerPool.threads(3);
        }
    }

    @Nested
    class OnProcesses extends RemoteObjectContract {
        @Override
        WorkerPool open() {
            return WorkerPool.processes(2);
        }

        @Test
        void anImmutableObjectIsSentOnceHoweverOftenItIsPushed() {
            String text = "x".repeat(LONG);
            long before = bytesSent();
            RemoteObject<String> first = pool.push(text);
            long once = bytesSent() - before;
            assertThat(once).isBetween(2L * LONG, 5L * LONG);
            for (int i = 0; i < 10; i++) {
                pool.push(text).remove();
            }
            pool.apply((a, b) -> a.length(), text, first);
            assertThat(bytesSent() - before - once).isLessThan(LONG / 10);
            first.remove();
            pool.push(text);
            assertThat(bytesSent() - before - once).as("it was gone").isGreaterThan(once / 2);
        }

        @Test
        void whatAWorkerReceivesWhenItIsLostIsSentAgainAndSaidToBe(@TempDir Path folder) throws Exception {
            Path gate = Files.createFile(folder.resolve("gate"));
            CompletableFuture<RemoteObject<Gated>> pushed = CompletableFuture.supplyAsync(() -> pool.push(new Gated(gate.toString())));
            Await.until("worker receives", () -> worker() != null && "push".equals(worker().task()));
            assertThat(worker().repeated()).isTrue();
            long pid = worker().pid();
            pool.kill(0);
            Files.delete(gate);
            RemoteObject<Gated> there = pushed.get(60, TimeUnit.SECONDS);
            assertThat(pool.apply(() -> there.get().gate).getFirst()).isEqualTo(gate.toString());
            assertThat(worker().pid()).isNotEqualTo(pid);
        }

        private RuntimeSnapshot.Worker worker() {
            return ParallelExecutionManager.snapshot().roots().stream().flatMap(each -> each.groups().stream())
                    .filter(each -> each.name().equals(pool.name())).map(each -> each.workers().getFirst()).findFirst().orElse(null);
        }

        @Test
        void aRestoredWorkerHasWhatWasPushed() {
            RemoteObject<int[]> changed = pool.push(new int[] {1});
            RemoteObject<int[]> replaced = pool.push(new int[] {1});
            RemoteObject<String> shared = pool.push("shared");
            pool.push("shared").remove();
            pool.apply(() -> {
                changed.get()[0] = 2;
                replaced.set(new int[] {2});
            });
            assertThatThrownBy(() -> pool.applyOnly(() -> {
                Runtime.getRuntime().halt(1);
            }, 1)).isInstanceOf(WorkerLostException.class);
            assertThat(pool.apply(() -> changed.get()[0] + replaced.get()[0] + shared.get().length()))
                    .containsExactly(2 + 2 + 6, 1 + 1 + 6);
        }
    }

    /// Is read only when a file is gone.
    private static final class Gated implements Serializable {
        private static final long serialVersionUID = 1L;
        private final String gate;

        Gated(String gate) {
            this.gate = gate;
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            while (Files.exists(Path.of(gate))) {
                LockSupport.parkNanos(5_000_000);
            }
        }
    }
}
