package dev.tandem.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.parallel.ParallelVectorOfOperators;
import dev.tandem.engine.pool.MapOptions;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.task.PoolManager;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// Locales, time zone, system properties and types of arrays are on workers those of who calls.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class DefaultsTest {
    private static final String NAME = "some.setting";

    /// For tests that need not begin with a new worker.
    private static WorkerPool shared;

    private final Locale locale = Locale.getDefault();
    private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
    private final Locale format = Locale.getDefault(Locale.Category.FORMAT);
    private final TimeZone zone = TimeZone.getDefault();

    @BeforeAll
    static void open() {
        // JavaCPP tells by times, read in the time zone, whether libraries are unpacked: not while that changes.
        assertThat(Nd4j.ones(1).length()).isOne();
        shared = WorkerPool.processes(1);
    }

    @AfterAll
    static void close() {
        shared.close();
    }

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        Locale.setDefault(Locale.Category.DISPLAY, display);
        Locale.setDefault(Locale.Category.FORMAT, format);
        TimeZone.setDefault(zone);
        System.clearProperty(NAME);
    }

    /// All that travels, as a text.
    private static String all() {
        return Locale.getDefault() + " " + Locale.getDefault(Locale.Category.DISPLAY) + " "
                + Locale.getDefault(Locale.Category.FORMAT) + " " + String.format("%.1f", 1.5) + " " + TimeZone.getDefault().getID()
                + " " + System.getProperty(NAME);
    }

    private static void set(Locale any, String zoneId, String property) {
        Locale.setDefault(any);
        TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
        System.setProperty(NAME, property);
    }

    @Test
    void whatIsSetBeforeAPoolAndBetweenItsCallsIsThere() {
        set(Locale.GERMANY, "Asia/Tokyo", "one");
        Locale.setDefault(Locale.Category.FORMAT, Locale.FRANCE);
        try (WorkerPool pool = WorkerPool.processes(2)) {
            assertThat(pool.apply(DefaultsTest::all)).containsOnly(all()).containsOnly("de_DE de_DE fr_FR 1,5 Asia/Tokyo one");
            set(Locale.ROOT, "UTC", "two");
            assertThat(pool.map(x -> all(), List.of(1, 2))).containsOnly(all());
            System.clearProperty(NAME);
            Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag("sr-Latn-RS-x-lvariant-POSIX"));
            TimeZone.setDefault(new SimpleTimeZone(5_400_000, "Half"));
            assertThat(pool.apply(DefaultsTest::all)).containsOnly(all());
            assertThat(pool.apply(() -> TimeZone.getDefault().getRawOffset())).containsOnly(5_400_000);
        }
    }

    @Test
    void aWorkerThatReplacesALostOneHasThem() {
        set(Locale.ITALY, "Asia/Tokyo", "kept");
        assertThat(shared.apply(DefaultsTest::all)).containsOnly(all());
        shared.kill(0);
        assertThat(shared.apply(DefaultsTest::all)).containsOnly(all());
    }

    @Test
    void aSpareThatWasStartedBeforeLearnsThem() {
        Spares.keep(1, Duration.ofMinutes(1));
        try {
            Await.until("a spare", () -> !Spares.snapshot().isEmpty());
            set(Locale.ITALY, "Asia/Tokyo", "late");
            try (WorkerPool pool = WorkerPool.processes(1)) {
                assertThat(pool.apply(DefaultsTest::all)).containsOnly(all());
            }
        } finally {
            Spares.keep(0);
        }
    }

    /// JavaCPP tells by times, read in the time zone, whether libraries are unpacked; written anew they end those who load them.
    @Test
    void workersOfOtherTimeZonesDoNotUnpackLibrariesAgain() {
        Map<String, String> before = unpacked();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
        assertThat(unpacked()).isEqualTo(before).isNotEmpty();
        List<String> zone = List.of("-Duser.timezone=Asia/Tokyo", "-Dtandem.warm.up=100000");
        try (WorkerPool pool = WorkerPool.processes(1, WorkerOptions.DEFAULT.withJvmArguments(zone))) {
            assertThat(pool.applyOnly(() -> System.getProperty(UserCache.NATIVES), 0)).endsWith("/Asia_Tokyo");
        }
    }

    /// Files of native libraries of a new worker that computes with arrays, which are others when they have been written anew.
    private static Map<String, String> unpacked() {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            return pool.applyOnly(() -> {
                assertThat(Nd4j.ones(2).sumNumber().doubleValue()).isEqualTo(2);
                Map<String, String> all = new HashMap<>();
                try (Stream<Path> files = Files.walk(Path.of(System.getProperty(UserCache.NATIVES)))) {
                    for (Path each : (Iterable<Path>) files::iterator) {
                        BasicFileAttributes known = Files.readAttributes(each, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                        if (known.isRegularFile() && each.getFileName().toString().contains(".so")) {
                            all.put(each.toString(), String.valueOf(known.fileKey()));
                        }
                    }
                }
                return all;
            }, 0);
        }
    }

    @Test
    void whatGoesOnKeepsThoseOfItsBeginning() throws InterruptedException {
        VectorSpace space = VectorSpace.real(1);
        Operator told = Operator.linear(space, space, x -> Nd4j.create(new double[] {Locale.getDefault().hashCode()}), y -> y);
        set(Locale.ITALY, "Asia/Tokyo", "begun");
        String begun = all();
        double hash = Locale.getDefault().hashCode();
        try (WorkerPool pool = WorkerPool.processes(1);
                Stream<String> results = pool.mapStream(x -> all(), Stream.generate(() -> 1)::iterator, MapOptions.ofChunks(1));
                PoolManager<Integer, String> tasks = PoolManager.of((Integer x) -> all()).size(1).start();
                ParallelVectorOfOperators operator = new ParallelVectorOfOperators(List.of(told))) {
            Iterator<String> each = results.iterator();
            assertThat(each.next()).isEqualTo(begun);
            set(Locale.JAPAN, "UTC", "changed");
            for (int i = 0; i < 20; i++) {
                assertThat(each.next()).isEqualTo(begun);
            }
            tasks.put(1);
            assertThat(tasks.get()).isEqualTo(begun);
            assertThat(operator.evaluate(Nd4j.ones(1)).getDouble(0)).isEqualTo(hash);
            assertThat(pool.apply(DefaultsTest::all)).containsOnly(all());
        }
    }

    @Test
    void newArraysHaveTheSameTypes() {
        DataType before = Nd4j.dataType();
        DataType real = Nd4j.defaultFloatingPointType();
        try {
            Task<String> types = () -> Nd4j.zeros(1).dataType() + " " + Nd4j.create(new double[1]).dataType() + " " + Nd4j.rand(1).dataType()
                    + " " + Nd4j.defaultFloatingPointType();
            Nd4j.setDefaultDataTypes(DataType.FLOAT, DataType.FLOAT);
            assertThat(shared.apply(types)).containsExactly(types.run());
            Nd4j.setDefaultDataTypes(before, real);
            assertThat(shared.apply(types)).containsExactly(types.run());
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            Nd4j.setDefaultDataTypes(before, real);
        }
    }

    @Test
    void optionsOfWorkersGoFirst() {
        System.setProperty(NAME, "of the program");
        try (WorkerPool pool = WorkerPool.processes(1, WorkerOptions.DEFAULT.withJvmArguments(List.of("-D" + NAME + "=own")))) {
            assertThat(pool.apply(() -> System.getProperty(NAME))).containsExactly("own");
            assertThat(pool.apply(() -> System.getProperty("java.io.tmpdir"))).containsExactly(System.getProperty("java.io.tmpdir"));
        }
    }

    /// Of the program's own.
    private static final class OwnZone extends SimpleTimeZone {
        private static final long serialVersionUID = 1L;

        OwnZone() {
            super(0, "Own");
        }
    }

    @Test
    void aTimeZoneThatCannotTravelIsRefusedByName() {
        TimeZone.setDefault(new OwnZone());
        assertThatThrownBy(() -> shared.apply(DefaultsTest::all)).isInstanceOf(CannotShipException.class)
                .hasMessageContainingAll("default time zone=Own", "OwnZone");
        TimeZone.setDefault(zone);
        assertThat(shared.apply(DefaultsTest::all)).containsOnly(all());
    }

    @Test
    void aPropertyOfTheJvmStaysAndIsNamed() {
        // Told once for each name in the life of this process.
        String name = "java.net.some.setting." + System.nanoTime();
        List<String> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord message) {
                told.add(message.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dev.tandem.runtime");
        OwnDefaults.begin();
        logger.addHandler(handler);
        System.setProperty(name, "1");
        try (WorkerPool pool = WorkerPool.processes(2)) {
            assertThat(pool.apply(() -> String.valueOf(System.getProperty(name)))).containsOnly("null");
            assertThat(told).filteredOn(text -> text.contains(name + "=1")).hasSize(1);
        } finally {
            System.clearProperty(name);
            logger.removeHandler(handler);
        }
    }
}
