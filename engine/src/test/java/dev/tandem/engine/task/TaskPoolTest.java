package dev.tandem.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.function.Function2;
import dev.tandem.engine.function.Function3;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class TaskPoolTest {
    /// For tests that leave nothing in it: processes take long to start. The first gives back what it gets, the second a tenth.
    private static PoolManager<Object, Object> same;
    private static PoolManager<Integer, Integer> tenths;

    @TempDir
    private Path folder;

    @BeforeAll
    static void openShared() {
        same = PoolManager.of((Object x) -> "thread".equals(x) ? Thread.currentThread() : x).size(1).queueSize(100).ordered(true).start();
        tenths = PoolManager.of((Integer x) -> 10 / x).size(2).ordered(true).start();
    }

    @AfterAll
    static void closeShared() {
        same.close();
        tenths.close();
    }

    /// Waits on a worker until a file exists.
    static int waitFor(String file) throws InterruptedException {
        Await.until("released", Duration.ofSeconds(30), () -> Files.exists(Path.of(file)));
        return 0;
    }

    private String gate() {
        return folder.resolve("gate").toString();
    }

    private void open(String gate) throws Exception {
        Files.createFile(Path.of(gate));
    }

    @Test
    void resultsComeInTheOrderOfTheirTasks() {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> 2 * x).size(2).ordered(true).start()) {
            pool.putAsync(IntStream.range(0, 1000).boxed().toList());
            assertThat(pool.getAll()).isEqualTo(IntStream.range(0, 1000).map(x -> 2 * x).boxed().toList());
        }
    }

    @Test
    void resultsComeAsTheyAreFinished() throws Exception {
        String gate = gate();
        try (PoolManager<String, String> pool = PoolManager.of((String x) -> x.equals("slow") ? x + waitFor(gate) : x).size(2).start()) {
            pool.put("slow");
            for (int i = 0; i < 20; i++) {
                pool.put("quick");
                assertThat(pool.get()).isEqualTo("quick");
            }
            open(gate);
            assertThat(pool.get()).isEqualTo("slow0");
        }
    }

    @Test
    void quickTasksDoNotWaitBehindASlowOneOnTheSameWorker() throws Exception {
        String gate = gate();
        Function1<Integer, Integer> target = x -> x == 500 ? waitFor(gate) : x;
        try (PoolManager<Integer, Integer> pool = PoolManager.of(target).size(2).queueSize(2000).start()) {
            pool.map(IntStream.range(1000, 3000).boxed().toList());
            IntStream.range(0, 1000).forEach(pool::put);
            HashSet<Integer> seen = new HashSet<>();
            for (int i = 0; i < 999; i++) {
                seen.add(pool.get(Duration.ofSeconds(20)));
            }
            assertThat(seen).hasSize(999).doesNotContain(500);
            assertThatThrownBy(() -> pool.get(false)).isInstanceOf(NoResultYetException.class).hasMessageContaining("no result yet");
            open(gate);
            assertThat(pool.get()).isZero();
        }
    }

    @Test
    void failedTaskIsAnErrorInItsOwnPlace() {
        List.of(1, 0, 2).forEach(tenths::put);
        assertThat(tenths.get()).isEqualTo(10);
        assertThatThrownBy(tenths::get).isInstanceOf(TaskFailedException.class).hasMessageContainingAll("task=", "/ by zero")
                .hasCauseInstanceOf(ArithmeticException.class);
        assertThat(tenths.get()).isEqualTo(5);
    }

    @Test
    void getAllKeepsTheResultsBesideAFailedTask() {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> 10 / x).size(2).ordered(true).start()) {
            List.of(1, 0, 2, 0, 5).forEach(pool::put);
            assertThatThrownBy(pool::getAll).isInstanceOf(TaskFailedException.class).hasMessageContaining("task=1")
                    .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
            assertThat(pool.getAll()).containsExactly(10, 5, 2);
            assertThat(pool.getAll()).isEmpty();
        }
    }

    @Test
    void nothingOutstandingIsAnError() {
        assertThatThrownBy(same::get).isInstanceOf(NothingOutstandingException.class).hasMessageContaining("nothing to get");
        same.put(1);
        assertThat(same.get()).isEqualTo(1);
        assertThatThrownBy(same::get).hasMessageContaining("nothing to get");
    }

    @Test
    void queueBoundsTasksThatHaveNotBegunAndWhatComesTooLateStaysToBeCollected() throws Exception {
        String gate = gate();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> waitFor(gate)).size(1).queueSize(2).start()) {
            for (int i = 0; i < 3; i++) {
                pool.put(i);
            }
            assertThatThrownBy(() -> pool.get(Duration.ofMillis(30))).isInstanceOf(CallTimeoutException.class);
            assertThatThrownBy(() -> pool.put(3, false)).isInstanceOf(QueueFullException.class)
                    .hasMessageContainingAll("queue full", "queueSize=2");
            assertThatThrownBy(() -> pool.put(4, Duration.ofMillis(30))).isInstanceOf(CallTimeoutException.class);
            open(gate);
            assertThat(pool.getAll()).containsExactly(0, 0, 0);
        }
    }

    @Test
    void clearedTasksAreNotWaitedFor() throws Exception {
        String gate = gate();
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x + waitFor(gate)).size(1).ordered(true).queueSize(9).start()) {
            IntStream.range(0, 5).forEach(pool::put);
            pool.clearTasks();
            pool.put(9);
            open(gate);
            assertThat(pool.get()).isZero();
            assertThat(pool.get()).isEqualTo(9);
            assertThatThrownBy(pool::get).hasMessageContaining("nothing to get");
        }
    }

    @Test
    void mapKeepsInputOrderAsOftenAsWantedBesidePuts() {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x * x).size(2).start()) {
            pool.put(100);
            for (int n : new int[] {0, 1, 5000}) {
                assertThat(pool.map(IntStream.range(0, n).boxed().toList())).isEqualTo(IntStream.range(0, n).map(x -> x * x).boxed().toList());
            }
            assertThat(pool.get()).isEqualTo(10_000);
        }
        assertThat(PoolManager.of((Integer x) -> -x).size(2).map(List.of(1, 2))).containsExactly(-1, -2);
    }

    @Test
    void failedItemEndsAMapAndNothingElse() {
        tenths.put(5);
        assertThatThrownBy(() -> tenths.map(List.of(1, 2, 0, 4))).isInstanceOf(TaskFailedException.class).hasMessageContaining("/ by zero");
        assertThat(tenths.map(List.of(1, 2))).containsExactly(10, 5);
        assertThat(tenths.getAll()).containsExactly(2);
    }

    @Test
    void severalArgumentsAndStaticOnes() {
        try (PoolManager<Object, Integer> pool = PoolManager.of((Integer a, Integer b) -> a - b).size(1).ordered(true).start()) {
            pool.put(10, 3);
            pool.put(List.of(20, 5));
            pool.put(new Object[] {1, 2});
            assertThat(pool.getAll()).containsExactly(7, 15, -1);
            assertThatThrownBy(() -> pool.put(1)).hasMessageContaining("wanted=2");
            assertThatThrownBy(() -> pool.put(1, 2, 3)).hasMessageContaining("given=3");
        }
        assertThat(PoolManager.of((Integer a, Integer b) -> a - b).staticArgs(1).size(1).map(List.of(10, 20))).containsExactly(9, 19);
        assertThat(PoolManager.of((Integer a, Integer b) -> a - b, 2).size(1).map(List.of(10, 20))).containsExactly(8, 18);
        assertThatThrownBy(() -> PoolManager.of((Integer a) -> a).staticArgs(1).start()).hasMessageContaining("too many static arguments");
    }

    @Test
    void threeArgumentsAndStaticOnesBehindThem() {
        Function3<Integer, Integer, Integer, Integer> digits = (a, b, c) -> 100 * a + 10 * b + c;
        try (PoolManager<Object, Integer> pool = PoolManager.of(digits).size(1).ordered(true).start()) {
            pool.put(1, 2, 3);
            pool.put(List.of(4, 5, 6));
            assertThat(pool.getAll()).containsExactly(123, 456);
        }
        try (PoolManager<Object, Integer> pool = PoolManager.of(digits).staticArgs(9).size(1).ordered(true).start()) {
            pool.put(1, 2);
            assertThat(pool.get()).isEqualTo(129);
            assertThatThrownBy(() -> pool.put(1, 2, 3)).hasMessageContainingAll("wanted=2", "given=3", "static=1");
        }
        assertThat(PoolManager.of(digits).staticArgs(8, 9).size(1).map(List.of(1, 2))).containsExactly(189, 289);
        assertThatThrownBy(() -> PoolManager.of(digits).staticArgs(7, 8, 9).start()).hasMessageContaining("too many static arguments");
    }

    @Test
    void staticArgumentsThatNobodyWouldGetAreRefused() {
        assertThatThrownBy(() -> PoolManager.of(() -> new Counter(1)).staticArgs(5).start()).isInstanceOf(TandemException.class)
                .hasMessageContainingAll("too many static arguments", "static=1");
        assertThatThrownBy(() -> PoolManager.of((Integer from) -> new Counter(from), 10).staticArgs(new Object[0]).start())
                .isInstanceOf(TandemException.class).hasMessageContainingAll("too few static arguments", "static=0");
        Function2<Integer, Integer, Counter> sum = (a, b) -> new Counter(a + b);
        assertThat(PoolManager.of(sum, 10, 20).size(1).map(List.of(1, 2))).containsExactly(31, 33);
    }

    static final class Counter extends PoolProcess<Integer, Integer> {
        private int sum;

        Counter(int from) {
            sum = from;
        }

        @Override
        public Integer run(Integer task) {
            sum += task;
            return sum;
        }
    }

    @Test
    void processKeepsItsStateBetweenTasks() {
        assertThat(PoolManager.of(() -> new Counter(100)).size(1).map(List.of(1, 2, 3))).containsExactly(101, 103, 106);
        assertThat(PoolManager.of((Integer from) -> new Counter(from), 10).size(1).map(List.of(1, 2, 3))).containsExactly(11, 13, 16);
    }

    @Test
    void processThatCannotBeBuiltLeavesNothing() {
        assertThatThrownBy(() -> PoolManager.<Integer, Integer>of(() -> {
            throw new IllegalStateException("no state");
        }).size(2).start()).isInstanceOf(TaskFailedException.class).hasMessageContaining("no state");
    }

    @Test
    void valuesThatCannotTravelAreRefusedWhereTheyAreGiven() {
        Thread here = Thread.currentThread();
        assertThatThrownBy(() -> PoolManager.of((Integer x) -> here.getName()).start()).isInstanceOf(CannotShipException.class);
        assertThatThrownBy(() -> same.put(here)).isInstanceOf(CannotShipException.class);
        same.put("thread");
        assertThatThrownBy(same::get).isInstanceOf(CannotShipException.class).hasMessageMatching("(?s).*task=\\d+.*");
        same.put("text");
        assertThat(same.get()).isEqualTo("text");
    }

    @Test
    void tasksAreFixedWhenTheyArePut() {
        int[] value = {0};
        for (int i = 0; i < 50; i++) {
            value[0] = i;
            same.put(value);
        }
        assertThat(same.getAll()).extracting(each -> ((int[]) each)[0]).isEqualTo(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void allKindsOfValuesComeBack() {
        List<Object> values = Arrays.asList(1, 2L, 3.5, 'c', true, "text", null, new byte[] {1, 2}, List.of(1, "a"),
                new IllegalStateException("returned, not thrown"));
        List<Object> back = same.map(values);
        assertThat(back.subList(0, 7)).isEqualTo(values.subList(0, 7));
        assertThat((byte[]) back.get(7)).containsExactly(1, 2);
        assertThat(back.get(8)).isEqualTo(values.get(8));
        assertThat((Throwable) back.get(9)).isInstanceOf(IllegalStateException.class).hasMessage("returned, not thrown");
    }

    @Test
    void taskThatInterruptsItselfHarmsNoOther() {
        try (PoolManager<Integer, Integer> pool = PoolManager.<Integer, Integer>of(x -> {
            Thread.currentThread().interrupt();
            return x;
        }).size(1).queueSize(500).ordered(true).start()) {
            assertThat(pool.map(IntStream.range(0, 500).boxed().toList())).hasSize(500);
        }
    }

    @Test
    void snapshotShowsTheKindAndCountsTasks() {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> 10 / x).size(1).queueSize(500).start()) {
            assertThat(pool.name()).startsWith("task pool");
            assertThatThrownBy(() -> pool.map(List.of(0))).isInstanceOf(TaskFailedException.class).hasMessageContaining("task=0");
            pool.map(IntStream.range(1, 400).boxed().toList());
            Await.until("counted", () -> counts(pool).equals("399 1"));
        }
    }

    private static String counts(PoolManager<?, ?> pool) {
        return ParallelExecutionManager.snapshot().roots().stream()
                .flatMap(root -> root.groups().stream()).filter(group -> group.name().equals(pool.name()))
                .map(group -> group.workers().getFirst()).map(worker -> worker.done() + " " + worker.failed()).findFirst().orElseThrow();
    }

    @Test
    void endedPoolRefusesAndKeepsItsResults() {
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x).size(1).start();
        assertThat(pool.isAlive()).isTrue();
        pool.put(7);
        Await.until("finished", () -> finished(pool));
        pool.close();
        pool.close();
        assertThat(pool.isAlive()).isFalse();
        assertThat(pool.get()).isEqualTo(7);
        assertThatThrownBy(pool::get).isInstanceOf(ClosedException.class).hasMessageContaining("already terminated");
        assertThatThrownBy(() -> pool.put(1)).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> pool.map(List.of(1))).isInstanceOf(ClosedException.class);
        assertThatThrownBy(() -> pool.putAsync(List.of(1))).isInstanceOf(ClosedException.class);
    }

    private static boolean finished(PoolManager<?, ?> pool) {
        return counts(pool).equals("1 0");
    }

    @Test
    void joinFinishesWhatWasPut() {
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x + 1).size(2).queueSize(100).ordered(true).start();
        IntStream.range(0, 100).forEach(pool::put);
        pool.join();
        assertThat(pool.getAll()).isEqualTo(IntStream.range(1, 101).boxed().toList());
    }

    @Test
    void poolThatIsNoDaemonFinishesWhatItHasBegun() throws Exception {
        String gate = gate();
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> x + waitFor(gate)).size(1).queueSize(2).daemon(false).start();
        IntStream.range(0, 3).forEach(pool::put);
        Thread closer = Thread.ofPlatform().start(pool::close);
        Await.until("waits", () -> closer.getState() == Thread.State.WAITING);
        assertThat(pool.isAlive()).isTrue();
        open(gate);
        closer.join();
        assertThat(pool.isAlive()).isFalse();
        assertThat(pool.get()).isZero();
        assertThatThrownBy(pool::get).isInstanceOf(ClosedException.class);
    }
}
