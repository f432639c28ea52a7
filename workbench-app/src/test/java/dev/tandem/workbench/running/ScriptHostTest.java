package dev.tandem.workbench.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ScriptHostTest {
    private final List<StatementOutcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<HostState> states = new CopyOnWriteArrayList<>();

    private ScriptHost open() {
        ScriptHost host = new ScriptHost(SessionOptions.standard(),
                ScriptContext.withoutWindow(List.of(), ScriptContext.standardOutput()));
        host.addListener(new HostListener() {
            @Override
            public void happened(StatementOutcome outcome) {
                outcomes.add(outcome);
            }

            @Override
            public void changed(HostState state) {
                states.add(state);
            }
        });
        return host;
    }

    private static SourceText text(String text) {
        return new SourceText("text", text);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (long deadline = System.nanoTime() + 20_000_000_000L; !condition.getAsBoolean(); Thread.sleep(5)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void runsTextsOneAfterTheOther() throws Exception {
        try (ScriptHost host = open()) {
            host.run(text("int a = 1;"));
            host.run(text("int b = a + 1;")).get(30, TimeUnit.SECONDS);
            assertThat(outcomes).extracting(outcome -> ((StatementOutcome.Value) outcome).rendered()).containsExactly("1", "2");
            assertThat(states).endsWith(HostState.RUNNING, HostState.IDLE);
        }
    }

    @Test
    void aListenerThatFailsHarmsNeitherTheRunNorOtherListeners() throws Exception {
        try (ScriptHost host = new ScriptHost(SessionOptions.standard(),
                ScriptContext.withoutWindow(List.of(), ScriptContext.standardOutput()))) {
            host.addListener(new HostListener() {
                @Override
                public void started(SourceText source, boolean quiet) {
                    throw new IllegalStateException("started");
                }

                @Override
                public void happened(StatementOutcome outcome) {
                    throw new AssertionError("happened");
                }

                @Override
                public void changed(HostState state) {
                    throw new IllegalStateException("changed");
                }
            });
            host.addListener(new HostListener() {
                @Override
                public void happened(StatementOutcome outcome) {
                    outcomes.add(outcome);
                }
            });
            host.run(text("1; 2;")).get(30, TimeUnit.SECONDS);
            assertThat(outcomes).extracting(outcome -> ((StatementOutcome.Value) outcome).rendered()).containsExactly("1", "2");
            assertThat(host.state()).isEqualTo(HostState.IDLE);
        }
    }

    @Test
    void aStopThatComesBeforeTheFirstStatementIsNotLost() throws Exception {
        try (ScriptHost host = open()) {
            CompletableFuture<Void> once = new CompletableFuture<>();
            host.addListener(new HostListener() {
                @Override
                public void started(SourceText source, boolean quiet) {
                    if (once.complete(null)) {
                        host.stop();
                    }
                }
            });
            host.run(text("int a = 1;\nint b = 2;")).get(30, TimeUnit.SECONDS);
            assertThat(outcomes).singleElement().isInstanceOfSatisfying(StatementOutcome.Stopped.class,
                    stopped -> assertThat(stopped.at()).isEqualTo(1));
            await(() -> host.state() == HostState.IDLE);
            host.run(text("int c = 3;")).get(30, TimeUnit.SECONDS);
            assertThat(outcomes.getLast()).isInstanceOf(StatementOutcome.Value.class);
        }
    }

    @Test
    void aTextThatBeginsAmidAResetRunsAndCanBeStopped() throws Exception {
        try (ScriptHost host = open()) {
            CompletableFuture<CompletableFuture<Void>> run = new CompletableFuture<>();
            host.addListener(new HostListener() {
                @Override
                public void reset() {
                    run.complete(host.run(text("while (true) {}")));
                    try {
                        await(() -> host.state() == HostState.RUNNING);
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                }
            });
            host.run(text("int a = 1;")).get(30, TimeUnit.SECONDS);
            host.reset();
            CompletableFuture<Void> loop = run.get(30, TimeUnit.SECONDS);
            await(() -> host.state() == HostState.RUNNING && host.session().isRunning());
            host.stop();
            loop.get(30, TimeUnit.SECONDS);
            assertThat(outcomes.getLast()).isInstanceOf(StatementOutcome.Stopped.class);
        }
    }

    @Test
    void stopEndsALoopAndTheSessionGoesOn() throws Exception {
        try (ScriptHost host = open()) {
            CompletableFuture<Void> loop = host.run(text("int kept = 7; while (true) { }"));
            await(() -> outcomes.size() == 1);
            host.stop();
            loop.get(10, TimeUnit.SECONDS);
            assertThat(outcomes.getLast()).isInstanceOf(StatementOutcome.Stopped.class);
            host.run(text("kept")).get(10, TimeUnit.SECONDS);
            assertThat(((StatementOutcome.Value) outcomes.getLast()).rendered()).isEqualTo("7");
        }
    }

    @Test
    void aWindowThatClosesWhileAStopWaitsHearsNothingOfIt() throws Exception {
        List<Throwable> thrown = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> thrown.add(failure));
        ReentrantLock lock = new ReentrantLock();
        System.getProperties().put("test.lock", lock);
        lock.lock();
        try (ScriptHost host = open()) {
            host.run(text("((java.util.concurrent.locks.Lock) System.getProperties().get(\"test.lock\")).lock();"));
            await(lock::hasQueuedThreads);
            host.stop();
            await(() -> Thread.getAllStackTraces().entrySet().stream().anyMatch(each -> each.getKey().getName().equals("tandem-control")
                    && List.of(each.getValue()).toString().contains("isOver")));
        } finally {
            lock.unlock();
            System.getProperties().remove("test.lock");
        }
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(each -> each.getName().equals("tandem-control")));
        Thread.setDefaultUncaughtExceptionHandler(before);
        assertThat(thrown).isEmpty();
    }

    @Test
    void stopOfCodeThatDoesNotReactKeepsPoolsOfEarlierLinesAndEndsItsOwn() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        System.getProperties().put("test.lock", lock);
        lock.lock();
        try (ScriptHost host = open()) {
            host.run(text("WorkerPool pool = WorkerPool.processes(1); int kept = 7;")).get(30, TimeUnit.SECONDS);
            CompletableFuture<Void> stuck = host.run(text("{ WorkerPool own = WorkerPool.processes(1); "
                    + "((java.util.concurrent.locks.Lock) System.getProperties().get(\"test.lock\")).lock(); kept = 8; own.close(); }"));
            await(lock::hasQueuedThreads);
            host.stop();
            stuck.get(20, TimeUnit.SECONDS);
            assertThat(((StatementOutcome.Stopped) outcomes.getLast()).left()).isEqualTo("java.util.concurrent.locks.ReentrantLock.lock");
            assertThat(states).endsWith(HostState.STOPPING, HostState.IDLE);
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(1);
            host.run(text("pool.map(x -> x + kept, List.of(1))")).get(30, TimeUnit.SECONDS);
            assertThat(((StatementOutcome.Value) outcomes.getLast()).rendered()).isEqualTo("[8]");
        } finally {
            lock.unlock();
            System.getProperties().remove("test.lock");
        }
    }

    @Test
    void saysOnceThatCodeIsLeftBehindAndOnceThatItHasEnded() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        System.getProperties().put("test.lock", lock);
        lock.lock();
        List<Boolean> behind = new CopyOnWriteArrayList<>();
        try (ScriptHost host = open()) {
            host.addListener(new HostListener() {
                @Override
                public void behind(boolean runsOn) {
                    behind.add(runsOn);
                }
            });
            CompletableFuture<Void> stuck = host.run(text("((java.util.concurrent.locks.Lock) System.getProperties().get(\"test.lock\")).lock();"));
            await(lock::hasQueuedThreads);
            host.stop();
            stuck.get(20, TimeUnit.SECONDS);
            await(() -> behind.equals(List.of(true)));
            for (int i = 0; i < 3; i++) {
                host.run(text("int a" + i + " = 1;")).get(30, TimeUnit.SECONDS);
                assertThat(behind).containsExactly(true);
            }
            lock.unlock();
            await(() -> behind.equals(List.of(true, false)));
        } finally {
            System.getProperties().remove("test.lock");
        }
    }

    @Test
    void resetEndsTheWorkersOfTheSession() throws Exception {
        try (ScriptHost host = open()) {
            host.run(text("WorkerPool pool = WorkerPool.processes(2);")).get(30, TimeUnit.SECONDS);
            assertThat(ParallelExecutionManager.totalSubprocessCount()).isEqualTo(2);
            host.reset();
            await(() -> ParallelExecutionManager.totalSubprocessCount() == 0);
        }
    }
}
