package dev.tandem.engine.pool;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Measures how long arrays take to the workers and back, next to one copy inside the process. Run by hand.
final class ArrayTransferTimes {
    private static final int ROUNDS = 15;

    private ArrayTransferTimes() {}

    @FunctionalInterface
    private interface Step {
        void run();
    }

    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 10_000_000;
        INDArray array = Nd4j.ones(DataType.DOUBLE, n);
        try (Arena arena = Arena.ofConfined(); WorkerPool pool = WorkerPool.processes(2)) {
            MemorySegment from = arena.allocate(8L * n);
            MemorySegment to = arena.allocate(8L * n);
            time("copy in process", () -> MemorySegment.copy(from, 0, to, 0, 8L * n));
            time("dup in process", () -> array.dup());
            pool.apply(() -> Nd4j.ones(3).sumNumber());
            time("nothing", () -> pool.apply(() -> 1));
            time("push", () -> pool.push(array).remove());
            time("push and first touch", () -> {
                RemoteObject<INDArray> pushed = pool.push(array);
                pool.apply(() -> pushed.get().sumNumber());
                pushed.remove();
            });
            time("there and back", () -> pool.applyOnly(() -> array, 0));
            time("there, doubled and back", () -> pool.applyOnly(() -> array.mul(2), 0));
            time("back only", () -> pool.applyOnly(() -> Nd4j.createUninitialized(DataType.DOUBLE, n), 0));
            time("scatter", () -> pool.scatterArray(array).remove());
        }
    }

    private static void time(String what, Step step) {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            step.run();
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf("%-25s first %8.3f  min %8.3f  median %8.3f  max %8.3f ms  %s%n", what, first, millis[0],
                millis[ROUNDS / 2], millis[ROUNDS - 1], dev.tandem.engine.internal.memory.SegmentPool.own().counts());
    }
}
