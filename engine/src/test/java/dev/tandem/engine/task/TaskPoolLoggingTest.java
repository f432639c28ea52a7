package dev.tandem.engine.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.task.LoggedRecord;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class TaskPoolLoggingTest {
    private final Logger logger = Logger.getLogger("tasks");
    private final List<LogRecord> records = Collections.synchronizedList(new ArrayList<>());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            if (record.getMessage().equals("explode")) {
                throw new IllegalStateException("handler failed on request");
            }
            records.add(record);
        }

        @Override
        public void flush() {
            // Nothing is held.
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    };

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.FINE);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }

    private List<String> messages() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    private static int logged(String name, Level level, String message) {
        Logger.getLogger(name).log(level, message);
        return 0;
    }

    @Test
    void eachRecordIsHandledOnceBeforeCloseReturns() {
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> logged("tasks", Level.INFO, "at " + x)).size(2)
                .queueSize(1000).logger(logger).start();
        IntStream.range(0, 1000).forEach(pool::put);
        pool.getAll();
        pool.close();
        assertThat(messages()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 1000).mapToObj(i -> "at " + i).toList());
    }

    @Test
    void childrenAreCapturedAndLevelsAreThoseOfTheMainProcess() {
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> logged("tasks.child", Level.FINE, "child")
                + logged("tasks", Level.FINER, "too fine") + logged("other", Level.FINE, "not captured")).size(1).logger(logger).start()) {
            pool.put(1);
            pool.get();
        }
        assertThat(messages()).containsExactly("child");
        assertThat(records.getFirst().getLoggerName()).isEqualTo("tasks.child");
        assertThat(records.getFirst().getLevel()).isSameAs(Level.FINE);
    }

    @Test
    void loggersBelowKeepLevelsOfTheirOwn() {
        Logger fine = Logger.getLogger("tasks.fine");
        Logger quiet = Logger.getLogger("tasks.quiet");
        fine.setLevel(Level.FINEST);
        quiet.setLevel(Level.SEVERE);
        try (PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> logged("tasks.fine", Level.FINER, "fine")
                + logged("tasks.quiet", Level.WARNING, "not severe") + logged("tasks.quiet.below", Level.SEVERE, "severe")
                + logged("tasks", Level.FINER, "too fine")).size(1).logger(logger).start()) {
            pool.put(1);
            pool.get();
        } finally {
            fine.setLevel(null);
            quiet.setLevel(null);
        }
        assertThat(messages()).containsExactly("fine", "severe");
    }

    @Test
    void recordsKeepParametersExceptionsAndOrigin() {
        try (PoolManager<Integer, Integer> pool = PoolManager.<Integer, Integer>of(x -> {
            LogRecord record = new LogRecord(Level.WARNING, "x={0}");
            record.setParameters(new Object[] {x});
            record.setThrown(new IllegalArgumentException("bad " + x));
            Logger.getLogger("tasks").log(record);
            return x;
        }).size(1).logger(logger).start()) {
            pool.put(7);
            pool.get();
        }
        LogRecord record = records.getFirst();
        assertThat(record.getMessage()).isEqualTo("x=7");
        assertThat(record.getThrown()).isInstanceOf(IllegalArgumentException.class).hasMessage("bad 7");
    }

    @Test
    void slf4jLoggersThatWriteToJavaLoggingAreCaptured() {
        try (PoolManager<Integer, Integer> pool = PoolManager.<Integer, Integer>of(x -> {
            LoggerFactory.getLogger("tasks").info("by facade {}", x);
            return x;
        }).size(1).logger(LoggerFactory.getLogger("tasks")).start()) {
            pool.put(1);
            pool.get();
        }
        assertThat(messages()).containsExactly("by facade 1");
    }

    @Test
    void handlerThatThrowsLosesNothingElse() {
        try (PoolManager<String, Integer> pool = PoolManager.of((String x) -> logged("tasks", Level.INFO, x)).size(1).logger(logger).start()) {
            List.of("one", "explode", "two").forEach(pool::put);
            pool.getAll();
        }
        assertThat(messages()).containsExactly("one", "two");
    }

    @Test
    void replacementsCaptureToo() {
        try (PoolManager<Integer, Integer> pool = PoolManager.<Integer, Integer>of(x -> {
            if (x == 0) {
                Runtime.getRuntime().halt(1);
            }
            return logged("tasks", Level.INFO, "after");
        }).size(1).ordered(true).retries(0).logger(logger).start()) {
            pool.put(0);
            pool.put(1);
            assertThatThrownBy(pool::get).hasMessageContaining("tries=1");
            pool.get();
        }
        assertThat(messages()).containsExactly("after");
    }

    @Test
    void removedLoggersAreNotHandled() {
        PoolManagerBuilder<Integer, Integer> builder =
                PoolManager.of((Integer x) -> logged("tasks", Level.INFO, "x" + x)).size(1).logger(logger);
        try (PoolManager<Integer, Integer> pool = builder.start()) {
            pool.removeLogger("tasks");
            pool.put(1);
            pool.get();
            assertThatThrownBy(() -> pool.removeLogger(logger)).isInstanceOf(TandemException.class).hasMessageContaining("no such logger");
            assertThatThrownBy(() -> pool.addLogger(logger)).isInstanceOf(TandemException.class);
            assertThatThrownBy(() -> builder.addLogger(logger)).isInstanceOf(TandemException.class).hasMessageContaining("started");
        }
        assertThat(messages()).isEmpty();
    }

    @Test
    void wrongLoggersAreRefused() {
        PoolManagerBuilder<Integer, Integer> builder = PoolManager.of((Integer x) -> x);
        for (Object wrong : new Object[] {"tasks", 7, null, Logger.getAnonymousLogger()}) {
            assertThatThrownBy(() -> builder.addLogger(wrong)).isInstanceOf(TandemException.class).hasMessageContaining("logger");
        }
        assertThatThrownBy(() -> builder.removeLogger("tasks")).hasMessageContaining("logger=tasks");
    }

    @Test
    void handlerThatNeverReturnsDoesNotHoldUpClosingForEver() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        Handler stuck = new Handler() {
            @Override
            public void publish(LogRecord record) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void flush() {
                // Nothing is held.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        logger.addHandler(stuck);
        PoolManager<Integer, Integer> pool = PoolManager.of((Integer x) -> logged("tasks", Level.INFO, "one " + x)).size(1)
                .logger(logger).start();
        try {
            pool.map(List.of(1, 2, 3));
            Await.until("a record is being handled", () -> !records.isEmpty());
            long begin = System.nanoTime();
            pool.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
        } finally {
            release.countDown();
            Await.until("the others are handled later", () -> records.size() == 3);
            logger.removeHandler(stuck);
        }
    }

    @Test
    void recordsThatWaitAreBoundedAndThoseLeftOutCounted() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        logger.setFilter(_ -> {
            try {
                return release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        });
        try {
            LogDelivery delivery = new LogDelivery("pool", Map.of("tasks", logger));
            LoggedRecord record = LoggedRecord.of("tasks", new LogRecord(Level.INFO, "x"));
            for (int i = 0; i < LogDelivery.MOST_WAITING + 100; i++) {
                delivery.add(record);
            }
            release.countDown();
            delivery.drain();
        } finally {
            release.countDown();
            logger.setFilter(null);
        }
        assertThat(records).hasSizeBetween(LogDelivery.MOST_WAITING + 1, LogDelivery.MOST_WAITING + 2);
        assertThat(messages().getLast()).startsWith("log records dropped, handlers were too slow: pool=pool, dropped=");
    }
}
