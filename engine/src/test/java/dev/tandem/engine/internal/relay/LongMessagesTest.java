package dev.tandem.engine.internal.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.RemoteException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.peer.LocalResults;
import dev.tandem.engine.peer.ParallelManager;
import dev.tandem.engine.peer.PeerOptions;
import dev.tandem.engine.peer.Peers;
import dev.tandem.engine.pool.MapOptions;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.OnLoopback;
import dev.tandem.engine.task.PoolManager;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is longer than a message arrives all the same, or is told in words. Nothing of that costs a worker or the relay, which has
/// little memory.
@ExtendWith({OnLoopback.class, LeavesNothing.class})
@Tag("long")
@Timeout(300)
class LongMessagesTest {
    private static final int MB = 1 << 20;
    private static final int LIMIT = 8 * MB;

    /// An exception that takes something along.
    private static final class Loaded extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final byte[] load;

        Loaded(int bytes) {
            super("heavy");
            load = new byte[bytes];
        }

        @Override
        public String toString() {
            return getMessage() + load.length;
        }
    }

    private static WorkerPool pool;
    private static ParallelManager peers;
    private static long relay;

    @BeforeAll
    static void open() {
        // Both would take most of the machine, each for itself.
        WorkerOptions small = WorkerOptions.DEFAULT.withHeap(800L * MB).withNativeMemory(200L * MB);
        pool = WorkerPool.processes(2, small);
        peers = ParallelManager.processes(2, PeerOptions.DEFAULT.withWorkers(small));
        assertThat(together(Peers::rank)).containsExactly(0, 1);
        relay = relay();
    }

    @AfterAll
    static void close() {
        long last = relay();
        peers.close();
        pool.close();
        assertThat(last).isEqualTo(relay);
        assertThat(ParallelExecutionManager.totalSubprocessCount()).isZero();
    }

    private static long relay() {
        return pool.applyOnly(() -> ProcessHandle.current().parent().orElseThrow().pid(), 0);
    }

    private static <R> List<R> together(Function1<Peers, R> work) {
        peers.scatter((Integer x) -> x, 0, (List<Integer> share, Integer built) -> work.apply(ParallelManager.current()), List.of(0, 1));
        return peers.<Integer, R>gather().stream().map(LocalResults::results).toList();
    }

    @Test
    void chunksOfMapsMayBeLongerThanAnyMessage() {
        List<String> texts = IntStream.range(0, 1200).mapToObj(i -> Integer.toString(i % 10).repeat(100_000)).toList();
        List<String> back = pool.map(text -> text.replace('1', 'x'), texts, MapOptions.ofChunks(600));
        assertThat(back).hasSize(1200).allMatch(text -> text.length() == 100_000);
        assertThat(back.get(1191)).startsWith("xxx");
        assertThat(back.get(1192)).startsWith("222");
    }

    @Test
    void tasksMayBeLongerThanAnyMessage() {
        int tooLong = 4 * LIMIT;
        try (PoolManager<String, Integer> tasks = PoolManager.<String, Integer>of(String::length).size(2).queueSize(100)
                .options(WorkerOptions.DEFAULT.withHeap(800L * MB)).start()) {
            IntStream.range(0, 40).forEach(i -> tasks.put("a".repeat(60_000)));
            tasks.put("b".repeat(tooLong));
            tasks.put("c".repeat(LIMIT / 2));
            assertThat(tasks.getAll()).hasSize(42).contains(60_000, LIMIT / 2, tooLong);
        }
    }

    @Test
    void resultsOfTasksMayBeLongerThanAnyMessageAlsoBeforeATaskThatStalls() {
        int tooLong = LIMIT + MB;
        try (PoolManager<Integer, String> tasks = PoolManager.<Integer, String>of(i -> {
            if (i % 100 == 91) {
                Thread.sleep(20);
            }
            return "r".repeat(i % 100 == 90 ? tooLong : 10);
        }).size(2).queueSize(1000).options(WorkerOptions.DEFAULT.withHeap(800L * MB)).start()) {
            List<String> results = tasks.map(IntStream.range(0, 400).boxed().toList());
            assertThat(results.stream().map(String::length).toList())
                    .containsExactlyElementsOf(IntStream.range(0, 400).mapToObj(i -> i % 100 == 90 ? tooLong : 10).toList());
        }
    }

    @Test
    void anExceptionThatIsTooLongIsToldInWords() {
        int tooLong = 2 * LIMIT;
        assertThatThrownBy(() -> pool.applyOnly(() -> {
            throw new Loaded(tooLong);
        }, 0)).isInstanceOf(TaskFailedException.class).hasMessageContaining("heavy").hasCauseInstanceOf(RemoteException.class);
        assertThatThrownBy(() -> pool.applyOnly(() -> {
            throw new IllegalStateException("m".repeat(tooLong));
        }, 0)).isInstanceOf(TaskFailedException.class).hasMessageContaining("mmm");
    }

    @Test
    void whatPeersSayAtTheSameTimeArrives() {
        int count = MB;
        assertThat(together(all -> {
            double[] sum = new double[count];
            Arrays.setAll(sum, i -> i + 0.5);
            for (int i = 0; i < 5; i++) {
                sum = all.sumValuesAndSync(sum);
            }
            return sum[count - 1];
        })).containsExactly(32 * (count - 0.5), 32 * (count - 0.5));
    }
}
