package dev.tandem.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.support.LeavesNothing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What processes do together.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class PeersTest {
    private static final int WORKERS = 3;

    /// Processes take long to start, and peers that fail or die leave a manager that goes on.
    private static ParallelManager shared;

    @BeforeAll
    static void startWorkers() {
        shared = ParallelManager.processes(WORKERS);
        assertThat(together(Peers::rank)).containsExactly(0, 1, 2);
    }

    /// Also after a test in which they have failed.
    @AfterEach
    void allAnswer() {
        assertThat(together(Peers::rank)).containsExactly(0, 1, 2);
    }

    @AfterAll
    static void endWorkers() {
        shared.close();
    }

    /// Runs a function on all peers; their results in order.
    private static <R> List<R> together(Function1<Peers, R> work) {
        return together(shared, work);
    }

    /// The same with two peers of its own.
    private static <R> List<R> apart(PeerOptions options, Function1<Peers, R> work) {
        try (ParallelManager manager = ParallelManager.processes(2, options)) {
            return together(manager, work);
        }
    }

    private static <R> List<R> together(ParallelManager manager, Function1<Peers, R> work) {
        manager.scatter((Integer x) -> x, 0, (List<Integer> share, Integer built) -> work.apply(ParallelManager.current()),
                IntStream.range(0, WORKERS).boxed().toList());
        return manager.<Integer, R>gather().stream().map(LocalResults::results).toList();
    }

    @Test
    void peersKnowTheirPlaces() {
        assertThat(together(peers -> peers.rank() + " of " + peers.numberOfWorkerProcesses() + " " + peers.isRootProcess()))
                .containsExactly("0 of 3 true", "1 of 3 false", "2 of 3 false");
        assertThat(together(peers -> peers.resultsFromLocalTree(IntStream.range(0, 6)
                .mapToObj(i -> new LocalResults<>(i % 3, List.of(i), i)).toList()).stream().map(LocalResults::results).toList()))
                .containsExactly(List.of(0, 3), List.of(1, 4), List.of(2, 5));
    }

    @Test
    void rootsValuesReachAll() {
        assertThat(together(peers -> {
            double[] array = {peers.rank(), 7 * peers.rank()};
            peers.syncArrayWithPeers(array);
            INDArray matrix = Nd4j.valueArrayOf(new long[] {2, 2}, peers.rank() + 1.5);
            peers.syncArrayWithPeers(matrix);
            return array[0] + array[1] + matrix.sumNumber().doubleValue() + peers.syncObjectWithPeers(List.of("from", peers.rank())).toString();
        })).containsOnly("6.0[from, 0]").hasSize(3);
    }

    @Test
    void dataAreCombinedInTheOrderOfTheProcesses() {
        assertThat(together(peers -> peers.combineDataWithPeers(peers.rank() == 1 ? null : "r" + peers.rank()).toString()))
                .containsOnly("[r0, null, r2]");
    }

    @Test
    void sumsAreTheSameEverywhere() {
        assertThat(together(peers -> {
            double[] sums = peers.sumValuesAndSync(new double[] {1, 0.1 * peers.rank()});
            INDArray matrix = peers.sumValuesAndSync(Nd4j.ones(2, 2).mul(peers.rank()));
            return sums[0] + " " + Double.doubleToLongBits(sums[1]) + " " + matrix.sumNumber().doubleValue() + " " + peers.sumValuesAndSync(2);
        })).containsOnly("3.0 " + Double.doubleToLongBits(0.0 + 0.1 + 0.2) + " 12.0 6.0");
    }

    @Test
    void arraysAreGatheredAtTheRoot() {
        assertThat(together(peers -> {
            double[] send = new double[peers.rank() + 1];
            Arrays.fill(send, peers.rank());
            double[] all = new double[6];
            peers.gatherArraysToRoot(send, peers.isRootProcess() ? all : null, peers.isRootProcess() ? new int[] {1, 2, 3} : null);
            return Arrays.toString(all);
        })).containsExactly("[0.0, 1.0, 1.0, 2.0, 2.0, 2.0]", "[0.0, 0.0, 0.0, 0.0, 0.0, 0.0]", "[0.0, 0.0, 0.0, 0.0, 0.0, 0.0]");
    }

    @Test
    void wrongSizesAreAnErrorEverywhere() {
        assertThat(together(peers -> {
            try {
                peers.gatherArraysToRoot(new double[2], new double[6], new int[] {2, 3, 1});
                return "none";
            } catch (TandemException e) {
                peers.syncWithPeers();
                return e.getMessage();
            }
        })).containsOnly("sizes do not match: given=[2, 2, 2], expected=[2, 3, 1], room=6");
    }

    @Test
    void rootWithoutRoomIsAnErrorEverywhere() {
        assertThat(together(peers -> {
            try {
                peers.gatherArraysToRoot(new double[2], null, null);
                return "none";
            } catch (TandemException e) {
                peers.syncWithPeers();
                return e.getMessage();
            }
        })).containsOnly("sizes do not match: given=[2, 2, 2], expected=[], room=0");
    }

    @Test
    void manyCallsInARowStayInStep() {
        assertThat(together(peers -> {
            List<Double> sums = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                sums.add(peers.sumValuesAndSync((double) i * peers.rank()));
                peers.syncWithPeers();
            }
            return sums.stream().mapToDouble(Double::doubleValue).sum();
        })).containsOnly(3.0 * 299 * 300 / 2);
    }

    @Test
    void peerThatFailsFailsAllThatWaitAndIsNamed() {
        assertThatThrownBy(() -> together(peers -> {
            if (peers.rank() == 1) {
                throw new IllegalStateException("no part in this");
            }
            peers.syncWithPeers();
            return 0;
        })).isInstanceOf(PartialResultsException.class).hasMessageContainingAll("worker=1", "no part in this", "others=0");
    }

    @Test
    void peerThatEndsWithoutTheCallFailsAllThatWait() {
        assertThatThrownBy(() -> together(peers -> {
            if (peers.rank() != 2) {
                peers.combineDataWithPeers(1);
            }
            return 0;
        })).isInstanceOfSatisfying(PartialResultsException.class, e -> {
            assertThat(e).hasMessageContainingAll("peer 2 ended, without this call: call=combineDataWithPeers");
            assertThat(e.others()).extracting(LocalResults::processNumber).containsExactly(2);
        });
    }

    @Test
    void peerThatDiesFailsAllThatWait() {
        assertThatThrownBy(() -> together(peers -> {
            if (peers.rank() == 0) {
                Runtime.getRuntime().halt(3);
            }
            peers.syncWithPeers();
            return 0;
        })).isInstanceOf(PartialResultsException.class).hasCauseInstanceOf(WorkerLostException.class)
                .hasMessageContainingAll("worker=0", "others=0");
    }

    @Test
    void differentCallsAreAnErrorForAll() {
        assertThatThrownBy(() -> together(peers -> {
            if (peers.isRootProcess()) {
                peers.syncWithPeers();
            } else {
                peers.combineDataWithPeers(1);
            }
            return 0;
        })).isInstanceOf(PartialResultsException.class)
                .hasMessageContainingAll("different calls", "peer 0 syncWithPeers", "peer 1 combineDataWithPeers", "others=0");
    }

    @Test
    void timeoutEndsAWaitForAPeerThatHangs() {
        assertThatThrownBy(() -> apart(PeerOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)), peers -> {
            if (peers.rank() == 0) {
                new CountDownLatch(1).await(8, java.util.concurrent.TimeUnit.SECONDS);
            } else {
                peers.syncWithPeers();
            }
            return 0;
        })).isInstanceOf(PartialResultsException.class).rootCause().isInstanceOf(CallTimeoutException.class)
                .hasMessageContainingAll("peers did not come in time", "call=syncWithPeers", "missing=[0", "timeout=2000ms");
    }

    @Test
    void noPeersWhereSamplesAreDealtOutOneByOne() {
        assertThatThrownBy(() -> apart(PeerOptions.DEFAULT.withDynamic(true), Peers::rank))
                .isInstanceOf(PartialResultsException.class).hasMessageContaining("deals out samples one by one");
    }

    @Test
    void theMainProcessIsTheOnlyOneOfItsKind() {
        Peers alone = ParallelManager.current();
        assertThat(alone.isRootProcess()).isTrue();
        assertThat(alone.combineDataWithPeers("x")).containsExactly("x");
        assertThat(alone.sumValuesAndSync(3.0)).isEqualTo(3.0);
        double[] all = new double[2];
        alone.gatherArraysToRoot(new double[] {1, 2}, all, new int[] {2});
        assertThat(all).containsExactly(1, 2);
        assertThatThrownBy(() -> alone.gatherArraysToRoot(new double[1], all, new int[] {2})).hasMessageContaining("sizes do not match");
    }
}
