package dev.tandem.engine.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.support.LeavesNothing;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Task pools and parallel managers whose functions, tasks and processes are typed into a session.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class TypedTaskPoolTest {
    private static Object eval(String text) {
        try (TypedSession session = new TypedSession()) {
            return session.eval("import dev.tandem.engine.task.*; import dev.tandem.engine.peer.*;" + text);
        }
    }

    @Test
    void typedFunctionsTasksAndVariablesReachTheWorkers() {
        assertThat(eval("""
                record Point(double x, double y) {}
                int factor = 3;
                double norm(Point p) { return Math.hypot(p.x(), p.y()) * factor; }
                PoolManager<Point, List<Point>> pool = PoolManager.of((Point p) -> List.of(p, new Point(norm(p), 0))).size(2).ordered(true).start();
                factor = 5;
                for (int i = 1; i < 4; i++) pool.put(new Point(3 * i, 4 * i));
                List<Double> norms = pool.getAll().stream().map(l -> l.get(1).x()).toList();
                pool.close();
                give(norms);
                """)).isEqualTo(List.of(15.0, 30.0, 45.0));
    }

    @Test
    void typedProcessesAndErrorsTravel() {
        assertThat(eval("""
                class Odd extends RuntimeException { final int by; Odd(int by) { super("odd"); this.by = by; } }
                class Halver extends PoolProcess<Integer, Integer> {
                    int seen = 0;
                    public Integer run(Integer x) { seen++; if (x % 2 == 1) throw new Odd(x); return x / 2 + 100 * seen; }
                }
                PoolManager<Integer, Integer> pool = PoolManager.of(() -> new Halver()).size(1).ordered(true).start();
                for (int x : new int[] {2, 3, 4}) pool.put(x);
                List<Object> seen = new ArrayList<>();
                for (int i = 0; i < 3; i++) { try { seen.add(pool.get()); } catch (RuntimeException e) { seen.add(((Odd) e.getCause()).by); } }
                pool.close();
                give(seen);
                """)).isEqualTo(List.of(101, 3, 302));
    }

    @Test
    void typedValuesTravelBetweenPeers() {
        assertThat(eval("""
                record Part(int rank, List<Integer> share) {}
                ParallelManager manager = ParallelManager.processes(2);
                manager.scatter((Integer x) -> x, 1, (List<Integer> share, Integer built) -> {
                    Peers peers = ParallelManager.current();
                    return peers.combineDataWithPeers(new Part(peers.rank(), new ArrayList<>(share))).toString();
                }, List.of(1, 2, 3));
                List<LocalResults<Integer, String>> results = manager.gather();
                manager.close();
                give(results.stream().map(r -> r.results()).distinct().toList());
                """)).isEqualTo(List.of("[Part[rank=0, share=[1, 2]], Part[rank=1, share=[3]]]"));
    }
}
