package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.array.ArrayForm;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.memory.SharedBuffer;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Shared memory when workers keep it, write to it or die.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class SharedMemoryFaultsTest {
    private static final int LONG = 200_000;
    /// On the workers: what a careless function keeps for itself.
    private static final List<INDArray> KEPT = new ArrayList<>();

    private WorkerPool pool;

    @BeforeEach
    void open() {
        pool = WorkerPool.processes(2);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private static INDArray filled(double value) {
        return Nd4j.valueArrayOf(new long[] {LONG}, value, DataType.DOUBLE);
    }

    @Test
    void whatAWorkerKeepsIsNeverOverwritten() {
        for (int i = 0; i < 20; i++) {
            INDArray array = filled(i);
            int touched = i;
            pool.apply(() -> {
                KEPT.add(array);
                array.putScalar(touched, -1);
            });
            RemoteObject<INDArray> pushed = pool.push(filled(1000 + i));
            pool.apply(() -> {
                KEPT.add(pushed.get());
            });
            pushed.remove();
        }
        List<String> wrong = pool.apply(() -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < KEPT.size(); i++) {
                double expected = i % 2 == 0 ? (LONG - 1) * (i / 2.0) - 1 : LONG * (1000 + i / 2);
                double sum = KEPT.get(i).sumNumber().doubleValue();
                text.append(sum == expected ? "" : i + ": " + sum + " not " + expected + "\n");
            }
            return text.toString();
        });
        assertThat(wrong).containsOnly("");
    }

    @Test
    void aWorkerThatDiesAfterItsResultTakesNothingAlong() {
        int lost = 0;
        for (int i = 0; i < 8; i++) {
            int number = i;
            try {
                INDArray result = pool.applyOnly(() -> {
                    Thread end = new Thread(() -> {
                        long until = System.nanoTime() + number * 500_000L;
                        while (System.nanoTime() < until) {
                            Thread.onSpinWait();
                        }
                        Runtime.getRuntime().halt(9);
                    });
                    end.start();
                    return filled(number);
                }, number % 2);
                assertThat(result.sumNumber().doubleValue()).isEqualTo((double) number * LONG);
            } catch (WorkerLostException e) {
                lost++;
            }
            pool.apply(() -> 1);
        }
        assertThat(lost).isBetween(0, 8);
    }

    @Test
    void aWorkerKilledWhileArraysTravelFailsOnlyItsCall() throws InterruptedException {
        INDArray array = filled(3);
        Thread killer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 3; i++) {
                java.util.concurrent.locks.LockSupport.parkNanos(150_000_000);
                pool.kill(0);
            }
        });
        while (killer.isAlive()) {
            try {
                assertThat(pool.<INDArray>applyOnly(() -> array.add(1), 0).meanNumber().doubleValue()).isEqualTo(4);
            } catch (WorkerLostException e) {
                assertThat(e).hasMessageContaining("worker=0");
            }
        }
        killer.join();
        assertThat(pool.<INDArray>applyOnly(() -> array.add(1), 0).meanNumber().doubleValue()).isEqualTo(4);
        assertThat(array.meanNumber().doubleValue()).isEqualTo(3);
    }

    @Test
    void aReplacedWorkerMapsWhatWasPushedAgain() {
        RemoteObject<INDArray> pushed = pool.push(filled(2));
        pool.apply(() -> pushed.get().addi(1).length());
        pool.kill(1);
        assertThat(pool.apply(() -> pushed.get().meanNumber().doubleValue())).containsExactly(3.0, 2.0);
    }

    @Test
    void workersWriteTheirPartsOfOneResult() {
        ArrayForm whole = new ArrayForm(DataType.DOUBLE, 'c', new long[] {2, LONG});
        ArrayForm row = new ArrayForm(DataType.DOUBLE, 'c', new long[] {LONG});
        INDArray result;
        try (SharedBuffer buffer = SharedBuffer.allocate(whole.bytes())) {
            pool.apply(() -> {
                buffer.array(row, Worker.number() * row.bytes()).assign(Worker.number() + 5);
            });
            result = buffer.array(whole, 0);
        }
        assertThat(result.getRow(0).sumNumber().doubleValue()).isEqualTo(5.0 * LONG);
        assertThat(result.getRow(1).sumNumber().doubleValue()).isEqualTo(6.0 * LONG);
    }

    @Test
    void manyPushesLeaveNoGrowth() {
        INDArray array = Nd4j.ones(DataType.DOUBLE, 2_000_000);
        long most = 0;
        for (int i = 0; i < 100; i++) {
            RemoteObject<INDArray> pushed = pool.push(array);
            pool.apply(() -> pushed.get().getDouble(7));
            pushed.remove();
            most = Math.max(most, ParallelExecutionManager.snapshot().memory().bytes());
        }
        assertThat(most).isLessThan(1200L << 20);
        assertThat(SegmentPool.own().counts().segments()).isLessThan(50);
    }
}
