package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.parallel.ParallelOptions;
import dev.tandem.engine.operator.parallel.ParallelVectorOfOperators;
import dev.tandem.engine.peer.LocalResults;
import dev.tandem.engine.peer.ParallelManager;
import dev.tandem.engine.peer.Peers;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.point.Point;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.task.PoolManager;
import dev.tandem.engine.task.PoolProcess;
import dev.tandem.engine.worker.Worker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What the engine hands to user code on workers can be returned from there, and be captured by a function that is.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class HandedValuesTest {
    private static final List<String> SAMPLES = Arrays.asList("a", null, "c");

    private static List<Object> gathered(Function2<List<String>, Integer, Object> doExecute) {
        try (ParallelManager manager = ParallelManager.processes(1)) {
            manager.scatter((Integer x) -> x, 1, doExecute, SAMPLES);
            return manager.<String, Object>gather().stream().map(LocalResults::results).toList();
        }
    }

    /// The value itself, twice, a part of it, and a function that captures it.
    private static List<Object> forms(List<String> share) {
        Task<Integer> capturing = () -> share.size();
        return List.of(share, share, share.subList(1, 3), share.reversed(), Map.of("share", share), capturing);
    }

    @Test
    void aShareIsAListWhereItArrives() throws Exception {
        List<?> forms = (List<?>) gathered((share, built) -> forms(share)).getFirst();
        assertThat(forms.get(0)).isEqualTo(SAMPLES).isSameAs(forms.get(1));
        assertThat(forms.get(2)).isEqualTo(SAMPLES.subList(1, 3));
        assertThat(forms.get(3)).isEqualTo(SAMPLES.reversed());
        assertThat(forms.get(4)).isEqualTo(Map.of("share", SAMPLES));
        assertThat(((Task<?>) forms.get(5)).run()).isEqualTo(3);
        assertThatThrownBy(() -> ((List<?>) forms.get(0)).clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatPeersGiveEachOtherCanBeReturned() {
        assertThat(gathered((share, built) -> {
            Peers peers = ParallelManager.current();
            List<List<String>> all = peers.combineDataWithPeers(share);
            Task<Object> capturing = () -> all;
            return List.of(all, peers.syncObjectWithPeers(share), peers.sumValuesAndSync(new double[] {1, 2}).length, capturing.run());
        })).containsExactly(List.of(List.of(SAMPLES), SAMPLES, 2, List.of(SAMPLES)));
    }

    @Test
    void aPointIsOneElsewhereToo() throws Exception {
        Point point = Point.of(Map.of("a", 1.0)).with(new double[] {1.5}, new Point.Place(7, 3), new Object());
        double first = point.random().nextDouble();
        Point there = (Point) Shipping.copy("object", point);
        assertThat(there).hasToString("Point[a=1.5]");
        assertThat(there.row()).isEqualTo(7);
        assertThat(there.get("a")).isEqualTo(1.5);
        assertThat(there.random().nextDouble()).isEqualTo(first);
        assertThatThrownBy(there::built).hasMessageContaining("nothing was built");
        Task<Double> capturing = () -> point.get("a");
        assertThat(((Task<?>) Shipping.copy("function", capturing)).run()).isEqualTo(1.5);
    }

    @Test
    void aPointCanBeSentOnByTheWorkerThatComputesIt() {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            SweepResult table = Sweep.named("inner").parameter("x", Samples.linear(1, 2, 2)).output("y", p -> {
                try (WorkerPool inner = WorkerPool.processes(1)) {
                    return inner.apply(() -> p.get("x") * 10).getFirst();
                }
            }).run(pool);
            assertThat(table.column("y")).containsExactly(10, 20);
        }
    }

    private static List<Object> returned(WorkerPool pool, Function1<Integer, Object> function) {
        return pool.map(function, List.of(1));
    }

    @Test
    void whatAPoolHandsOutCanBeReturned() throws Exception {
        try (WorkerPool pool = WorkerPool.processes(1); RemoteObject<List<Integer>> part = pool.scatterList(List.of(1, 2, 3));
                RemoteObject<INDArray> rows = pool.scatterArray(Nd4j.arange(6).reshape(3, 2))) {
            assertThat(pool.apply(part::get)).containsExactly(List.of(1, 2, 3));
            assertThat(pool.apply(rows::get).getFirst()).isEqualTo(Nd4j.arange(6).reshape(3, 2));
            Task<Object> function = pool.<Task<Object>>apply(() -> {
                List<Integer> mine = part.get();
                return () -> mine;
            }).getFirst();
            assertThat(function.run()).isEqualTo(List.of(1, 2, 3));
            assertThat(pool.<Integer, List<Integer>>mapAll(items -> items, List.of(1, 2), List.of(3, 4)))
                    .containsExactly(List.of(1, 3), List.of(2, 4));
            assertThatThrownBy(() -> returned(pool, x -> Worker.random())).hasMessageContaining("use Worker.random() there");
        }
    }

    /// Remembers its tasks.
    private static final class Remembering extends PoolProcess<List<Integer>, Object> {
        private final List<Object> seen = new ArrayList<>();

        @Override
        public Object run(List<Integer> task) {
            seen.add(task);
            Task<Object> capturing = () -> task;
            return List.of(seen, capturing, log.getName());
        }
    }

    @Test
    void tasksCanBeReturned() throws Exception {
        Task<Remembering> process = Remembering::new;
        try (PoolManager<List<Integer>, Object> tasks = PoolManager.of(process).size(1).start()) {
            tasks.put(List.of(1, 2));
            List<?> answer = (List<?>) tasks.get();
            assertThat(answer.getFirst()).isEqualTo(List.of(List.of(1, 2)));
            assertThat(((Task<?>) answer.get(1)).run()).isEqualTo(List.of(1, 2));
        }
    }

    private static INDArray copied(INDArray x) throws Exception {
        Task<INDArray> capturing = () -> x;
        return (INDArray) ((Task<?>) Shipping.copy("function", capturing)).run();
    }

    @Test
    void argumentsOfOperatorsCanBeKeptAndSentOn() {
        VectorSpace space = VectorSpace.real(2);
        Operator same = Operator.linear(space, space, HandedValuesTest::copied, y -> y);
        try (ParallelVectorOfOperators operator = new ParallelVectorOfOperators(List.of(same), ParallelOptions.DEFAULT)) {
            assertThat(operator.evaluate(Nd4j.create(new double[] {1, 2})).toDoubleVector()).containsExactly(1, 2);
        }
    }
}
