package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessPoolTest extends WorkerPoolContract {
    @Override
    WorkerPool open() {
        return WorkerPool.processes(3);
    }

    @Test
    @Override
    void interruptsAnEndlessCallAndGoesOn() throws InterruptedException {
        super.interruptsAnEndlessCallAndGoesOn();
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    @Test
    void eachWorkerIsAProcess() {
        List<Long> pids = pool.apply(ProcessPoolTest::pid);
        assertThat(new HashSet<>(pids)).hasSize(3).doesNotContain(pid());
    }

    @Test
    void aLostWorkerIsReplacedWithWhatWasPushed() {
        RemoteObject<String> word = pool.push("kept");
        RemoteObject<List<Integer>> parts = pool.scatterList(List.of(1, 2, 3));
        long victim = pool.applyOnly(ProcessPoolTest::pid, 1);
        assertThatThrownBy(() -> pool.applyOnly(() -> {
            Runtime.getRuntime().halt(7);
        }, 1)).isInstanceOf(WorkerLostException.class).hasMessageContaining("worker=1")
                .hasMessageContaining("pid=" + victim).hasMessageContaining("7");
        assertThat(pool.apply(() -> word.get() + parts.get())).containsExactly("kept[1]", "kept[2]", "kept[3]");
        assertThat(pool.applyOnly(ProcessPoolTest::pid, 1)).isNotEqualTo(victim);
    }

    @Test
    void mapRepeatsWhatALostWorkerHad() {
        RemoteObject<String> marker = pool.push("m");
        List<Long> pids = pool.apply(ProcessPoolTest::pid);
        CompletableFuture<List<Integer>> map = CompletableFuture.supplyAsync(() -> pool.map(x -> {
            Thread.sleep(20);
            return x + marker.get().length();
        }, IntStream.range(0, 60).boxed().toList()));
        ProcessHandle.of(pids.get(0)).orElseThrow().destroyForcibly();
        assertThat(map.join()).isEqualTo(IntStream.range(1, 61).boxed().toList());
    }

    @Test
    void anItemThatKillsItsWorkerFailsAloneAndIsNamed() {
        assertThatThrownBy(() -> pool.map(x -> {
            if (x == 17) {
                Runtime.getRuntime().halt(1);
            }
            return x;
        }, IntStream.range(0, 40).boxed().toList())).isInstanceOf(WorkerLostException.class)
                .hasMessageContaining("item=17");
        assertThat(pool.map(x -> x, List.of(1))).containsExactly(1);
    }

    @Test
    void whatCannotTravelIsRefusedBeforeAnythingRuns() {
        Thread thread = new Thread(() -> {});
        assertThatThrownBy(() -> pool.apply(() -> thread.getName())).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("java.lang.Thread");
        assertThatThrownBy(() -> pool.push(thread)).isInstanceOf(CannotShipException.class);
        assertThatThrownBy(() -> pool.applyOnly(() -> new Thread(() -> {}), 0)).isInstanceOf(CannotShipException.class)
                .hasMessageContaining("result");
        assertThat(pool.apply(() -> 1)).containsOnly(1);
    }

    @Test
    void closingFailsPendingCallsWithTerminated() {
        CompletableFuture<List<Integer>> pending = CompletableFuture.supplyAsync(() -> pool.apply((Task<Integer>) () -> {
            while (true) {
                Math.sin(1);
            }
        }));
        pool.close();
        assertThatThrownBy(pending::get).isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(ClosedException.class).hasMessageContaining("terminated");
    }

    @Test
    void aTaskMayOpenAPoolOfItsOwn() {
        List<List<Integer>> nested = pool.apply(() -> {
            try (WorkerPool inner = WorkerPool.processes(1)) {
                return inner.map(x -> x * 2, List.of(1, 2));
            }
        });
        assertThat(nested).containsOnly(List.of(2, 4));
        // Each worker has a guardian by now.
        pool.close();
    }

    @Test
    void aKilledWorkerIsReplacedAndItsCallFails() {
        RemoteObject<String> word = pool.push("kept");
        long victim = pool.applyOnly(ProcessPoolTest::pid, 2);
        CompletableFuture<Integer> pending = CompletableFuture.supplyAsync(() -> pool.applyOnly((Task<Integer>) () -> {
            while (true) {
                Math.sin(1);
            }
        }, 2));
        Await.until("the task runs", () -> ParallelExecutionManager.snapshot().toString().contains("applyOnly"));
        pool.kill(2);
        assertThatThrownBy(pending::get).hasCauseInstanceOf(WorkerLostException.class).hasMessageContaining("worker=2");
        assertThat(pool.applyOnly(() -> word.get() + pid(), 2)).startsWith("kept").isNotEqualTo("kept" + victim);
    }

    @Test
    void aPoolNeedsAWorker() {
        assertThatThrownBy(() -> WorkerPool.processes(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("workers=0");
    }
}
