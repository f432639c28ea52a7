package dev.tandem.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class ParallelManagerTest {
    private static final PeerOptions DYNAMIC = PeerOptions.DEFAULT.withDynamic(true);

    /// For all tests that neither count what ran on their workers nor end the manager, since workers take long to start.
    private static ParallelManager shares;
    private static ParallelManager queue;

    @BeforeAll
    static void openManagers() {
        shares = ParallelManager.processes(3);
        queue = ParallelManager.processes(2, DYNAMIC);
        for (ParallelManager each : List.of(shares, queue)) {
            each.scatter((Integer x) -> x, 1, ParallelManagerTest::products, numbers(3));
            each.gather();
        }
    }

    @AfterAll
    static void closeManagers() {
        shares.close();
        queue.close();
    }

    private static List<Integer> numbers(int n) {
        return IntStream.range(0, n).boxed().toList();
    }

    /// Multiplies all samples of a share.
    private static List<Integer> products(List<Integer> share, Integer factor) {
        return share.stream().map(x -> x * factor).toList();
    }

    @Test
    void sharesFollowTheSplitRuleAndKeepTheirOrder() {
        assertThat(shares.isRootProcess()).isTrue();
        shares.scatter((Integer x) -> x + 1, 9, ParallelManagerTest::products, numbers(10));
        assertThat(shares.numberOfWorkerProcesses()).isEqualTo(3);
        List<LocalResults<Integer, List<Integer>>> results = shares.gather();
        assertThat(results).extracting(LocalResults::processNumber).containsExactly(0, 1, 2);
        assertThat(results).extracting(each -> each.parameters().size()).containsExactly(4, 3, 3);
        assertThat(results).flatExtracting(LocalResults::results).isEqualTo(numbers(10).stream().map(x -> 10 * x).toList());
        assertThat(shares.resultsFromLocalTree(results)).isEqualTo(results);
    }

    @Test
    void thereAreAtMostAsManyWorkersAsSamples() {
        int before = ParallelExecutionManager.totalSubprocessCount();
        try (ParallelManager manager = ParallelManager.processes(4)) {
            for (int samples : new int[] {2, 2, 1}) {
                manager.scatter((Integer x) -> x, 1, (List<Integer> share, Integer built) -> ProcessHandle.current().pid(), numbers(samples));
                assertThat(manager.numberOfWorkerProcesses()).isEqualTo(samples);
                assertThat(new HashSet<>(manager.gather())).hasSize(samples);
                assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(before + samples);
            }
        }
    }

    @Test
    void nothingScatteredGivesNothingAndStartsNothing() {
        int before = ParallelExecutionManager.totalSubprocessCount();
        for (ParallelManager manager : List.of(ParallelManager.processes(2), ParallelManager.sequential())) {
            manager.scatter((Integer x) -> x, 1, ParallelManagerTest::products, List.of());
            assertThat(manager.gather()).isEmpty();
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(before);
            manager.close();
        }
    }

    @Test
    void gatheringWithoutScatteringIsAnError() {
        try (ParallelManager manager = ParallelManager.processes(2)) {
            assertThatThrownBy(manager::gather).isInstanceOf(TandemException.class).hasMessageContaining("nothing to gather");
        }
        for (ParallelManager manager : List.of(shares, ParallelManager.sequential())) {
            assertThatThrownBy(manager::gather).isInstanceOf(TandemException.class).hasMessageContaining("nothing to gather");
            manager.scatter((Integer x) -> x, 1, ParallelManagerTest::products, numbers(3));
            assertThatThrownBy(() -> manager.scatter((Integer x) -> x, 1, ParallelManagerTest::products, numbers(3)))
                    .hasMessageContaining("not been gathered");
            manager.gather();
            assertThatThrownBy(manager::gather).hasMessageContaining("nothing to gather");
        }
    }

    @Test
    void buildRunsOncePerWorkerAlsoWithAQueue() {
        queue.scatter((Integer x) -> new int[] {x}, 0, (List<Integer> share, int[] built) -> ++built[0], numbers(100));
        List<LocalResults<Integer, Integer>> results = queue.gather();
        assertThat(results).hasSize(100).extracting(each -> each.parameters().getFirst()).isEqualTo(numbers(100));
        int built = results.stream().mapToInt(each -> each.results() == 1 ? 1 : 0).sum();
        assertThat(built).isLessThanOrEqualTo(2);
    }

    private static Stream<RuntimeSnapshot.Group> groups() {
        return ParallelExecutionManager.snapshot().roots().stream().flatMap(root -> root.groups().stream());
    }

    /// Whether the first worker of the only group besides others has ended something.
    private static boolean firstIsDone(List<String> others) {
        return groups().filter(group -> !others.contains(group.name())).anyMatch(group -> group.workers().getFirst().done() > 0);
    }

    /// The second share fails once the file is there, and the third has no end.
    private static Integer after(String file, List<Integer> share) throws Exception {
        if (share.contains(9)) {
            return busy();
        }
        while (share.contains(5) && !Files.exists(Path.of(file))) {
            Thread.sleep(1);
        }
        return fragile(share);
    }

    private static Integer fragile(List<Integer> share) {
        int sum = 0;
        for (int x : share) {
            if (x == 5) {
                throw new IllegalStateException("no five");
            }
            sum += x;
        }
        return sum;
    }

    @Test
    void failedExecutionNamesTheSampleAndKeepsWhatOthersHaveFinished(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("fail");
        String name = file.toString();
        List<String> others = groups().map(RuntimeSnapshot.Group::name).toList();
        try (ParallelManager manager = ParallelManager.processes(3)) {
            manager.scatter((Integer x) -> x, 0, (List<Integer> share, Integer _) -> after(name, share), numbers(10));
            Await.until("the first share is finished", () -> firstIsDone(others));
            Files.createFile(file);
            assertThatThrownBy(manager::gather).isInstanceOfSatisfying(PartialResultsException.class, e -> {
                assertThat(e).hasMessageContainingAll("sample=5", "worker=1", "no five", "failed=1", "givenUp=1", "others=1");
                assertThat(e.getCause()).isInstanceOf(TaskFailedException.class).hasCauseInstanceOf(IllegalStateException.class);
                assertThat(e.<Integer, Integer>others()).extracting(LocalResults::results).containsExactly(6);
            });
            manager.scatter((Integer x) -> x, 0, (List<Integer> share, Integer _) -> fragile(share), numbers(3));
            assertThat(manager.<Integer, Integer>gather()).extracting(LocalResults::results).containsExactly(0, 1, 2);
        }
    }

    @Test
    void failedBuildNamesASampleOfItsWorker() {
        for (ParallelManager manager : List.of(shares, queue)) {
            manager.scatter((Integer x) -> 1 / x, 0, ParallelManagerTest::products, numbers(4));
            assertThatThrownBy(manager::gather).isInstanceOf(PartialResultsException.class)
                    .hasMessageContainingAll("build failed", "sample=", "/ by zero");
        }
    }

    @Test
    void buildThatEndsWithAnErrorFailsTheQueueWhichKeepsOnlyThePresentWorkOnItsWorkers() {
        try (ParallelManager manager = ParallelManager.processes(1, DYNAMIC)) {
            manager.scatter((Integer x) -> {
                throw new ExceptionInInitializerError("model missing");
            }, 0, (List<Integer> share, Object built) -> built == null ? "built nothing" : "built", numbers(4));
            assertThatThrownBy(manager::gather).isInstanceOfSatisfying(PartialResultsException.class, e -> {
                assertThat(e).hasMessageContainingAll("build failed", "sample=0", "model missing", "failed=1", "givenUp=3");
                assertThat(e.others()).isEmpty();
            });
            for (int round = 0; round < 3; round++) {
                manager.scatter((Integer x) -> new double[1000], 0,
                        (List<Integer> share, double[] built) -> WorkerContext.current().objects().size(), numbers(2));
                assertThat(manager.<Integer, Integer>gather()).extracting(LocalResults::results).containsExactly(1, 1);
            }
        }
    }

    private static Integer mortal(List<Integer> share) {
        int sum = 0;
        for (int x : share) {
            if (x == 5) {
                Runtime.getRuntime().halt(9);
            }
            sum += x;
        }
        return sum;
    }

    @Test
    void deadWorkerNamesTheSample() {
        shares.scatter((Integer x) -> x, 0, (List<Integer> share, Integer _) -> mortal(share), numbers(10));
        assertThatThrownBy(shares::gather).isInstanceOfSatisfying(PartialResultsException.class, e -> {
            assertThat(e).hasMessageContainingAll("sample=5", "share=4-6", "worker=1", "exitCode=9");
            assertThat(e.getCause()).isInstanceOf(WorkerLostException.class);
        });
    }

    @Test
    void deadWorkerOfAQueueEndsTheGatheringAlsoWhileAnotherSampleHasNoEnd() {
        queue.scatter((Integer x) -> x, 0,
                (List<Integer> share, Integer _) -> share.getFirst() == 0 ? busy() : mortal(share), numbers(20));
        assertThatThrownBy(queue::gather).isInstanceOfSatisfying(PartialResultsException.class, e -> {
            assertThat(e).hasMessageContainingAll("sample=5,", "exitCode=9", "failed=1");
            assertThat(e.<Integer, Integer>others()).extracting(LocalResults::results).contains(1, 2, 3, 4);
        });
        queue.scatter((Integer x) -> x, 0, (List<Integer> share, Integer _) -> fragile(share), numbers(3));
        assertThat(queue.<Integer, Integer>gather()).extracting(LocalResults::results).containsExactly(0, 1, 2);
    }

    @Test
    void whatCannotTravelIsRefusedBeforeAnythingRuns() {
        Thread here = Thread.currentThread();
        assertThatThrownBy(() -> shares.scatter((Integer x) -> here.getName(), 0, (List<Integer> s, String b) -> b, numbers(3)))
                .isInstanceOf(CannotShipException.class);
        shares.scatter((Integer x) -> x, 0, (List<Integer> s, Integer b) -> s.contains(0) ? Thread.currentThread() : null, numbers(3));
        assertThatThrownBy(shares::gather).isInstanceOf(PartialResultsException.class)
                .hasMessageContainingAll("sample=0", "worker=0").hasCauseInstanceOf(CannotShipException.class);
    }

    private static Integer busy() throws InterruptedException {
        new CountDownLatch(1).await();
        return 0;
    }

    @Test
    void endOfTheScopeAndInterruptsEndTheWaitAtOnce() {
        for (PeerOptions options : List.of(PeerOptions.DEFAULT, DYNAMIC)) {
            ParallelExecutionManager scope = new ParallelExecutionManager();
            try (ParallelManager manager = ParallelManager.processes(1, options)) {
                manager.scatter((Integer x) -> x, 0, (List<Integer> _, Integer _) -> busy(), numbers(4));
                Thread.currentThread().interrupt();
                assertThatThrownBy(manager::gather).isInstanceOf(CallInterruptedException.class);
                assertThat(Thread.interrupted()).isTrue();
                manager.scatter((Integer x) -> x, 0, (List<Integer> _, Integer _) -> busy(), numbers(4));
                Thread.ofPlatform().start(scope::terminate);
                assertThatThrownBy(manager::gather).isInstanceOf(ClosedException.class).hasMessageContaining("terminated");
                assertThatThrownBy(() -> manager.scatter((Integer x) -> x, 0, (List<Integer> _, Integer _) -> busy(), numbers(4)))
                        .isInstanceOf(ClosedException.class);
            }
            scope.close();
        }
    }

    @Test
    void sequentialManagerGivesTheSame() {
        Function2<List<Integer>, Integer, List<Integer>> work = ParallelManagerTest::products;
        ParallelManager manager = ParallelManager.sequential();
        manager.scatter((Integer x) -> x, 3, work, numbers(4));
        assertThat(manager.<Integer, List<Integer>>gather()).containsExactly(new LocalResults<>(0, numbers(4), List.of(0, 3, 6, 9)));
        manager.scatter((Integer x) -> x, 0, (List<Integer> share, Integer _) -> fragile(share), numbers(10));
        assertThatThrownBy(manager::gather).isInstanceOf(PartialResultsException.class).hasMessageContaining("sample=5");
        assertThat(Worker.onWorker()).isFalse();
    }

    @Test
    void aManagerIsMadeByTheNameOfItsKind() {
        Function2<List<Integer>, Integer, List<Integer>> work = ParallelManagerTest::products;
        for (String kind : List.of("MultiProcessing", "singleprocess")) {
            try (ParallelManager manager = ParallelManager.create(kind, 2)) {
                manager.scatter((Integer x) -> x, 3, work, numbers(4));
                List<LocalResults<Integer, List<Integer>>> results = manager.gather();
                assertThat(results).hasSize(kind.startsWith("Multi") ? 2 : 1).flatExtracting(LocalResults::results)
                        .isEqualTo(List.of(0, 3, 6, 9));
            }
        }
        try (ParallelManager manager = ParallelManager.create("MULTIPROCESSING", 2, DYNAMIC)) {
            manager.scatter((Integer x) -> x, 1, (List<Integer> share, Integer one) -> Worker.number(), numbers(10));
            List<LocalResults<Integer, Integer>> results = manager.gather();
            assertThat(results).hasSize(10).allMatch(each -> each.processNumber() == each.results());
        }
    }

    @Test
    void anUnknownKindOfManagerAndAMissingPartAreNamedWithTheKindsThatThereAre() {
        for (String kind : Arrays.asList("Multi Processing", "", "threads", null)) {
            assertThatThrownBy(() -> ParallelManager.create(kind, 2)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("kind=" + kind, "known=MultiProcessing ConcurrentFutures SingleProcess");
        }
        assertThatThrownBy(() -> ParallelManager.create("mpi", 2)).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("kind=MPI", "part=an MPI library", "known=MultiProcessing");
        assertThatThrownBy(() -> ParallelManager.create("multiprocessing", 0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("workers=0");
    }
}
