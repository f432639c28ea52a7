package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.system.JobSize;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.PlaceProvider;
import dev.tandem.engine.place.PlaceWord;
import dev.tandem.engine.place.Places;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.Worker;
import dev.tandem.engine.worker.WorkerOptions;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/// Which pool is the default one, and the random numbers of workers of any kind.
@ExtendWith(LeavesNothing.class)
class ParallelPoolTest {
    private static PoolChoice configured(Map<String, String> properties, Map<String, String> environment) {
        return PoolChoice.configured(properties::get, environment::get);
    }

    @Test
    void aChoiceSaysKindOrNumberOrBoth() {
        assertThat(PoolChoice.parse("processes:4")).isEqualTo(new PoolChoice("processes", 4));
        assertThat(PoolChoice.parse(" Threads ")).isEqualTo(new PoolChoice("threads", 0));
        assertThat(PoolChoice.parse("8")).isEqualTo(new PoolChoice(null, 8));
        for (String wrong : List.of("", "0", "-1", "threads:x", "threads:0", "a:1:2", ":3", "threads:")) {
            assertThatThrownBy(() -> PoolChoice.parse(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("chosen=" + wrong);
        }
    }

    @Test
    void propertiesComeBeforeTheEnvironment() {
        Map<String, String> environment = Map.of("TANDEM_POOL", "threads:3", "TANDEM_WORKERS", "5");
        assertThat(configured(Map.of(), Map.of())).isEqualTo(PoolChoice.NONE);
        assertThat(configured(Map.of(), environment)).isEqualTo(new PoolChoice("threads", 3));
        assertThat(configured(Map.of("tandem.workers", "2"), environment)).isEqualTo(new PoolChoice("threads", 2));
        assertThat(configured(Map.of("tandem.pool", "sequential"), environment)).isEqualTo(new PoolChoice("sequential", 3));
        assertThat(configured(Map.of("tandem.pool", "processes", "tandem.workers", "7"), Map.of()))
                .isEqualTo(new PoolChoice("processes", 7));
    }

    @Test
    void aBatchSystemSaysHowMany() {
        Map<String, String> job = new HashMap<>(Map.of("SLURM_CPUS_ON_NODE", "6"));
        assertThat(JobSize.granted(job::get)).isEqualTo(6);
        job.put("SLURM_NTASKS", "4");
        assertThat(JobSize.granted(job::get)).isEqualTo(4);
        assertThat(JobSize.granted(Map.of("NSLOTS", "many")::get)).isZero();
    }

    @Test
    void theDefaultPoolIsOneAndEndsWithItsScope() {
        ParallelExecutionManager scope = new ParallelExecutionManager();
        WorkerPool first = WorkerPool.newParallelPool("processes:1");
        List<String> warnings = warningsOf(() -> {
            assertThat(WorkerPool.newParallelPool("threads:3")).isSameAs(first);
            assertThat(WorkerPool.newParallelPool()).isSameAs(first);
        });
        assertThat(warnings).singleElement().asString().contains("open already").contains(first.name());
        assertThat(first.size()).isEqualTo(1);
        scope.close();
        assertThat(first.closed()).isTrue();
        try (WorkerPool next = WorkerPool.newParallelPool("threads:3")) {
            assertThat(next).isNotSameAs(first);
            assertThat(next.size()).isEqualTo(3);
        }
    }

    private static List<String> warningsOf(Runnable action) {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                warnings.add(record.getMessage());
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger logger = Logger.getLogger(WorkerPool.class.getName());
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
        }
        return warnings;
    }

    @Test
    void anUnknownKindIsNamed() {
        assertThatThrownBy(() -> WorkerPool.newParallelPool("moon:3")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("place=moon").hasMessageContaining("threads");
    }

    /// A place of a plugin, which is this machine under another name.
    public static final class Moon implements PlaceProvider {
        @Override
        public String word() {
            return "moon";
        }

        @Override
        public String form() {
            return "moon[:N]";
        }

        @Override
        public Place open(PlaceWord word) {
            return Places.of("local:" + word.workers(1));
        }
    }

    @Test
    void thePlaceOfTheScopeIsTakenUnlessSomethingElseIsAskedFor(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(PlaceProvider.class.getName()), Moon.class.getName());
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        try (URLClassLoader plugin = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            caller.setContextClassLoader(plugin);
            try (ParallelExecutionManager _ = ParallelExecutionManager.on("moon:2")) {
                assertOpens("", "pool", 2);
                assertOpens("1", "pool", 1);
                assertOpens("threads:2", "threads", 2);
            }
            assertOpens("moon:1", "pool", 1);
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    @Test
    void placesWithoutProcessesAreTheDefaultPoolOnlyAndSaySo() {
        try (ParallelExecutionManager _ = ParallelExecutionManager.on("threads:3")) {
            assertOpens("", "threads", 3);
            assertThatThrownBy(() -> WorkerPool.processes(2)).isInstanceOf(TandemException.class)
                    .hasMessageContainingAll("place=threads:3", "newParallelPool");
            try (ParallelExecutionManager _ = new ParallelExecutionManager()) {
                assertOpens("", "threads", 3);
            }
        }
        try (ParallelExecutionManager _ = ParallelExecutionManager.on("sequential")) {
            assertOpens("", "sequential", 1);
            assertThatThrownBy(() -> WorkerPool.newParallelPool("processes:2")).hasMessageContaining("place=sequential");
        }
    }

    private static void assertOpens(String choice, String name, int size) {
        try (WorkerPool pool = choice.isEmpty() ? WorkerPool.newParallelPool() : WorkerPool.newParallelPool(choice)) {
            assertThat(pool.name()).startsWith(name);
            assertThat(pool.size()).isEqualTo(size);
            assertThat(pool.map(x -> x + 1, List.of(1, 2))).containsExactly(2, 3);
        }
    }

    @Test
    void aPoolIsCalledWhatItsUserCallsIt() {
        WorkerOptions named = WorkerOptions.DEFAULT.withName("heat");
        for (WorkerPool pool : List.of(WorkerPool.sequential(named), WorkerPool.threads(1, named), WorkerPool.processes(1, named))) {
            assertThat(pool.name()).isEqualTo("heat");
            RemoteObject<String> removed = pool.push("x");
            removed.remove();
            assertThatThrownBy(removed::get).hasMessageContaining("pool=heat");
            pool.close();
            assertThatThrownBy(() -> pool.apply(() -> 1)).hasMessageContaining("pool=heat");
        }
    }

    private static List<Long> numbers(WorkerPool opened) {
        try (WorkerPool pool = opened) {
            return pool.apply(() -> Worker.random().nextLong());
        }
    }

    @Test
    void randomNumbersFollowFromTheSeedOnAnyKindOfPool() {
        WorkerOptions seeded = WorkerOptions.DEFAULT.withSeed(11);
        List<Long> numbers = numbers(WorkerPool.threads(2, seeded));
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(numbers(WorkerPool.threads(2, seeded))).isEqualTo(numbers);
        assertThat(numbers(WorkerPool.processes(2, seeded))).isEqualTo(numbers);
        assertThat(numbers(WorkerPool.threads(2, seeded.withSeed(12)))).doesNotContainAnyElementsOf(numbers);
        assertThat(numbers(WorkerPool.sequential(seeded))).isEqualTo(numbers(WorkerPool.threads(1, seeded)));
    }

    private static List<List<Double>> arrays(WorkerPool opened) {
        try (WorkerPool pool = opened) {
            return pool.apply(() -> Arrays.stream(Nd4j.rand(3).toDoubleVector()).boxed().toList());
        }
    }

    @Test
    void randomArraysFollowFromTheSeedToo() {
        WorkerOptions seeded = WorkerOptions.DEFAULT.withSeed(11);
        List<List<Double>> arrays = arrays(WorkerPool.threads(2, seeded));
        assertThat(arrays).doesNotHaveDuplicates();
        assertThat(arrays(WorkerPool.threads(2, seeded))).isEqualTo(arrays);
        assertThat(arrays(WorkerPool.processes(2, seeded))).isEqualTo(arrays);
        assertThat(arrays(WorkerPool.processes(2, seeded.withSeed(12)))).doesNotContainAnyElementsOf(arrays);
    }
}
