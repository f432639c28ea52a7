package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StopTest extends OpenSession {
    @ParameterizedTest
    @ValueSource(strings = {
        "while (true);",
        "for (;;) { try { Thread.sleep(100000); } catch (Throwable t) { } }",
        "while (true) { try { while (true); } catch (Throwable t) { } finally { while (true); } }",
        "do { Math.sin(1); } while (true);",
        "int f(int n) { try { return f(n + 1); } catch (Throwable t) { return f(n); } } f(0);",
        "IntSupplier s = () -> { while (true); }; s.getAsInt();",
        "class L { L() { for (;;); } } new L();",
        "new Object() { public String toString() { while (true); } }",
        "new java.util.concurrent.CountDownLatch(1).await();",
        "synchronized (\"\") { \"\".wait(); }",
    })
    void endsCodeAtOnce(String text) {
        CompletableFuture<?> result = start(text);
        assertThat(session.stop(Duration.ofSeconds(5))).isEqualTo(StopOutcome.STOPPED);
        assertThat(result).isCompleted();
        assertThat(session.eval("Thread.currentThread().isInterrupted()").toString()).contains("false");
    }

    /// It has the class that it had, whose checks have ended its code.
    @ParameterizedTest
    @ValueSource(strings = {"int result = slow();", "int result = ((IntSupplier) () -> slow()).getAsInt();",
        "int result = new Object() { int f() { return slow(); } }.f();"})
    void aDeclarationThatWasStoppedCanBeRunAgain(String text) {
        eval("boolean endless = true; int slow() { while (endless); return 5; }");
        for (int round = 0; round < 2; round++) {
            eval("endless = true;");
            CompletableFuture<?> result = start(text);
            assertThat(session.stop(Duration.ofSeconds(5))).isEqualTo(StopOutcome.STOPPED);
            assertThat(result).isCompleted();
            eval("endless = false;");
            eval(text);
            assertThat(valueOf("result")).isEqualTo("5");
        }
    }

    @Test
    void stopOfAnIdleSessionDoesNothing() {
        eval("int x = 1;");
        assertThat(session.stop()).isEqualTo(StopOutcome.IDLE);
        assertThat(valueOf("int i = 0; while (i < 100) i++; i")).isEqualTo("100");
    }

    @Test
    void reportsASessionThatDoesNotReactAndGoesOnAfterAReset() {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            // Listeners run on the evaluator itself, which is what cannot be left behind.
            CompletableFuture<?> result = session.submit(new SourceText("test", "1"), _ -> lock.lock());
            await(lock::hasQueuedThreads);
            assertThat(session.stop(Duration.ofMillis(50))).isEqualTo(StopOutcome.STILL_RUNNING);
            assertThat(session.isAbandoned()).isTrue();
            assertThatThrownBy(result::join).hasCauseInstanceOf(SessionLostException.class);
            session.reset();
            assertThat(valueOf("1 + 1")).isEqualTo("2");
        } finally {
            lock.unlock();
        }
    }

    @Test
    void infiniteRecursionIsAnErrorOfTheCode() {
        assertThat(failureOf("int f(int n) { return f(n) + 1; } f(0)").type()).isEqualTo("java.lang.StackOverflowError");
        assertThat(valueOf("1")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "System.exit(3); | 3",
        "Runtime.getRuntime().exit(4); | 4",
        "Runtime.getRuntime().halt(5); | 5",
        "IntConsumer leave = System::exit; leave.accept(6); | 6",
        "IntConsumer leave = Runtime.getRuntime()::halt; leave.accept(7); | 7",
        "interface X { static void go() { IntConsumer c = System::exit; c.accept(8); } } X.go(); | 8",
        "while (true) { try { System.exit(9); } catch (Throwable t) { } } | 9",
        "try { System.exit(10); } finally { System.exit(11); } | 10",
        "new Thread(() -> System.exit(12)).start(); while (true); | 12",
    })
    void exitEndsTheScriptOnly(String text, int code) {
        assertThat(eval(text + " int after = 1;")).isInstanceOfSatisfying(StatementOutcome.Exited.class,
                exited -> assertThat(exited.code()).isEqualTo(code));
        assertThat(valueOf("1 + 1")).isEqualTo("2");
    }

    @Test
    void closingEndsLoopsInThreadsOfTheScript() {
        eval("Thread t = new Thread(() -> { while (true); }, \"script-loop\"); t.setDaemon(true); t.start();");
        session.close();
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("script-loop")));
    }
}
