package dev.tandem.engine.soak;

import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.parallel.ParallelOptions;
import dev.tandem.engine.operator.parallel.ParallelVectorOfOperators;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.task.PoolManager;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The operations of a soak on one pool, each of which knows the right answer. For one thread.
final class Operations {
    /// Does something and checks the answer; throws what the engine throws.
    @FunctionalInterface
    interface Operation {
        void run();
    }

    private static final long MB = 1 << 20;
    /// Long enough to travel through shared memory, and short enough for the limit.
    private static final int LONG = 100_000;
    /// Too long for the limit.
    private static final int TOO_LONG = 2_000_000;

    private final WorkerPool pool;
    private final Random random;
    private final Tally tally;
    /// Objects that stay on the workers, with the sum of each.
    private final List<Map.Entry<RemoteObject<INDArray>, Double>> kept = new ArrayList<>();

    Operations(WorkerPool pool, long seed, Tally tally) {
        this.pool = pool;
        this.random = new Random(seed);
        this.tally = tally;
    }

    /// By their names.
    Map<String, Operation> all() {
        return Map.of("map", this::map, "mapStream", this::mapStream, "apply", this::apply, "push", this::push,
                "kept", this::kept, "scatter", this::scatter, "long array", this::longArray, "too long array", this::tooLong,
                "memory", this::memory, "queue and operator", random.nextBoolean() ? this::queue : this::operator);
    }

    private void expect(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            tally.wrong(what + ": expected=" + expected + ", found=" + found);
        }
    }

    private void map() {
        int count = random.nextInt(1, 2000);
        int factor = random.nextInt(100);
        List<Integer> items = IntStream.range(0, count).boxed().toList();
        expect("map", items.stream().map(n -> n * factor).toList(), pool.map(n -> n * factor, items));
    }

    private void mapStream() {
        int add = random.nextInt(100);
        List<Integer> items = IntStream.range(0, 500).boxed().toList();
        int taken = random.nextInt(1, 500);
        try (Stream<Integer> found = pool.mapStream(n -> n + add, items)) {
            expect("mapStream", items.stream().limit(taken).map(n -> n + add).toList(), found.limit(taken).toList());
        }
    }

    private void apply() {
        int number = random.nextInt();
        expect("apply", List.of(number + 1, number + 1), pool.apply(() -> number + 1));
        expect("applyOnly", "w" + number, pool.applyOnly(() -> "w" + number, random.nextInt(pool.size())));
    }

    private void push() {
        int length = random.nextBoolean() ? random.nextInt(1, 100) : random.nextInt(1, LONG);
        double value = random.nextInt(10);
        RemoteObject<INDArray> pushed = pool.push(Nd4j.valueArrayOf(new long[] {length}, value, DataType.DOUBLE));
        if (kept.size() > 4) {
            kept.remove(random.nextInt(kept.size())).getKey().remove();
        }
        kept.add(Map.entry(pushed, length * value));
    }

    /// Also workers that have replaced lost ones have them.
    private void kept() {
        for (Map.Entry<RemoteObject<INDArray>, Double> each : kept) {
            RemoteObject<INDArray> object = each.getKey();
            expect("kept", List.of(each.getValue(), each.getValue()), pool.apply(() -> object.get().sumNumber().doubleValue()));
        }
    }

    private void scatter() {
        int rows = random.nextInt(2, 50);
        try (RemoteObject<INDArray> parts = pool.scatterArray(Nd4j.ones(DataType.DOUBLE, rows, 7))) {
            List<Double> sums = pool.apply(() -> parts.get().isEmpty() ? 0.0 : parts.get().sumNumber().doubleValue());
            expect("scatter", rows * 7.0, sums.stream().mapToDouble(each -> each).sum());
        }
    }

    private void longArray() {
        int value = random.nextInt(100);
        INDArray array = Nd4j.valueArrayOf(new long[] {random.nextInt(1, LONG)}, value, DataType.DOUBLE);
        INDArray found = pool.applyOnly(() -> array.mul(2), random.nextInt(pool.size()));
        expect("long array", List.of(array.length(), 2.0 * value, 2.0 * value),
                List.of(found.length(), found.minNumber().doubleValue(), found.maxNumber().doubleValue()));
    }

    private void tooLong() {
        INDArray array = Nd4j.ones(DataType.DOUBLE, TOO_LONG);
        if (random.nextBoolean()) {
            pool.push(array).remove();
        } else {
            pool.applyOnly(() -> Nd4j.ones(DataType.DOUBLE, TOO_LONG), 0);
        }
        tally.wrong("too long an array found room");
    }

    private void memory() {
        boolean arrays = random.nextBoolean();
        pool.applyOnly(() -> arrays ? fillArrays() : fillNative(), random.nextInt(pool.size()));
        tally.wrong("nobody minded too much memory: arrays=" + arrays);
    }

    private static int fillArrays() {
        List<INDArray> all = new ArrayList<>();
        while (all.size() < 100) {
            all.add(Nd4j.ones(DataType.DOUBLE, MB));
        }
        return all.size();
    }

    private static int fillNative() {
        for (int i = 0; i < 200; i++) {
            Arena.global().allocate(10 * MB).fill((byte) 1);
            LockSupport.parkNanos(20_000_000);
        }
        return 200;
    }

    private void queue() {
        int add = random.nextInt(100);
        try (PoolManager<Integer, Integer> tasks = PoolManager.of((Integer n) -> n + add).size(2).ordered(true).start()) {
            List<Integer> items = IntStream.range(0, 2000).boxed().toList();
            expect("queue", items.stream().map(n -> n + add).toList(), tasks.map(items));
        }
        tally.done("queue");
    }

    private void operator() {
        VectorSpace space = VectorSpace.real(random.nextBoolean() ? 10 : LONG / 4);
        double factor = random.nextInt(1, 10);
        List<Operator> parts = List.of(Operator.linear(space, space, x -> x.mul(factor), y -> y.mul(factor)),
                Operator.linear(space, space, x -> x.mul(2 * factor), y -> y.mul(2 * factor)));
        INDArray ones = Nd4j.ones(DataType.DOUBLE, space.length());
        try (ParallelVectorOfOperators both = new ParallelVectorOfOperators(parts, ParallelOptions.DEFAULT.keepingAliveOnError())) {
            for (int i = 0; i < 20; i++) {
                expect("operator", 3 * factor * space.length(), both.evaluate(ones).sumNumber().doubleValue());
            }
        }
        tally.done("operator");
    }
}
