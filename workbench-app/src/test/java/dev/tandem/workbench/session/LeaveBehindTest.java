package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Code that heeds neither interrupts nor checks when it is stopped: the session and its variables stay, and nothing that
/// the code would have done later happens.
class LeaveBehindTest extends OpenSession {
    private static final Duration GRACE = Duration.ofMillis(200);

    private final ReentrantLock lock = new ReentrantLock();
    private final Object monitor = new Object();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private PrintStream out;

    @BeforeEach
    void prepare() {
        System.getProperties().put("test.lock", lock);
        System.getProperties().put("test.monitor", monitor);
        out = System.out;
        System.setOut(new PrintStream(printed, true));
        OutputGuard.install();
        eval("""
                import java.util.concurrent.locks.*; import java.util.stream.*; import java.math.*;
                Lock lock = (Lock) System.getProperties().get("test.lock");
                Object monitor = System.getProperties().get("test.monitor");
                int kept = 7; List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
                void waitLong() { lock.lock(); kept = 8; System.out.println("late"); }
                Comparator<Integer> order = (a, b) -> { kept = 9; return a - b; };
                """);
    }

    @AfterEach
    void putBack() {
        System.setOut(out);
        System.getProperties().remove("test.lock");
        System.getProperties().remove("test.monitor");
    }

    /// Stops the code, which hangs while the test holds the lock and the monitor.
    private StatementOutcome.Stopped stopped(String text) {
        return stopped(text, GRACE);
    }

    private StatementOutcome.Stopped stopped(String text, Duration grace) {
        CompletableFuture<List<StatementOutcome>> result = start(text);
        await(() -> Thread.getAllStackTraces().entrySet().stream()
                .anyMatch(each -> each.getKey().getName().startsWith("session-code") && isStuck(each.getKey(), each.getValue())));
        assertThat(session.stop(grace)).isEqualTo(StopOutcome.LEFT_BEHIND);
        assertThat(result).isCompleted();
        assertThat(result.join().getLast()).isInstanceOf(StatementOutcome.Stopped.class);
        return (StatementOutcome.Stopped) result.join().getLast();
    }

    /// Whether a thread that was not left is in code of the JDK that typed code has called, or waits for a monitor.
    private static boolean isStuck(Thread thread, StackTraceElement[] frames) {
        int typed = 0;
        while (typed < frames.length && !frames[typed].getClassName().startsWith("REPL.")) {
            typed++;
        }
        boolean calls = typed > 0 && typed < frames.length && frames[typed - 1].getClassName().matches("java\\.(util|net)\\..*");
        return !LeftThreads.contains(thread) && (calls || thread.getState() == Thread.State.BLOCKED);
    }

    private static void awaitEndOfLeft() {
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(LeftThreads::contains));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "lock.lock(); kept = 1; System.out.println(\"late\");",
        "kept = new Object() { int f() { lock.lock(); return 1; } }.f();",
        "try { lock.lock(); } finally { kept = 1; System.out.println(\"late\"); }",
        "try { lock.lock(); throw new Exception(); } catch (Throwable t) { kept = 1; System.out.println(\"late\"); }",
        "while (true) { try { lock.lock(); } catch (Throwable t) { kept = 1; } finally { kept = 2; } }",
        "synchronized (monitor) { kept = 1; System.out.println(\"late\"); }",
        "waitLong();",
        "Runnable r = () -> { lock.lock(); kept = 1; }; r.run();",
        "new Object() { public String toString() { lock.lock(); kept = 1; return \"\"; } }",
        "record R(Object o) {} new R(new Object() { public int hashCode() { lock.lock(); kept = 1; return 1; } }).hashCode();",
        "list.forEach(i -> { lock.lock(); kept = i; System.out.println(\"late\"); });",
        "class Locks extends ReentrantLock { void both() { ((Lock) System.getProperties().get(\"test.lock\")).lock(); kept = 1; } } new Locks().both();",
        "class Once { static int n; static { lock.lock(); kept = 1; } } System.out.println(Once.n);",
        "Stream.concat(Stream.of(lock).peek(Lock::lock).map(Object::hashCode), list.stream()).sorted(order).toList();",
    })
    void nothingHappensLater(String text) {
        holding(() -> {
            assertThat(stopped(text).left()).isNotEmpty();
            assertThat(valueOf("kept")).isEqualTo("7");
            assertThat(valueOf("int after = kept + 1; int i = 0; while (i < 1000) i++; i + after")).isEqualTo("1008");
        });
        awaitEndOfLeft();
        assertThat(valueOf("kept")).isEqualTo("7");
        assertThat(printed.toString()).doesNotContain("late");
        assertThat(valueOf("new Object() { int f() { synchronized (monitor) { return 4; } } }.f()")).isEqualTo("4");
    }

    /// Runs a test while code cannot get the lock or the monitor.
    private void holding(Runnable test) {
        lock.lock();
        try {
            synchronized (monitor) {
                test.run();
            }
        } finally {
            lock.unlock();
        }
    }

    @Test
    void tellsWhatTheCodeWasLeftIn() {
        holding(() -> {
            assertThat(stopped("lock.lock();").left()).isEqualTo("java.util.concurrent.locks.ReentrantLock.lock");
            assertThat(stopped("synchronized (monitor) { }").left()).isEqualTo("a lock that it waits for");
        });
        awaitEndOfLeft();
    }

    @Test
    void computationsOfTheJdkAreLeftAndTheirResultIsNotTaken() {
        // It computes in the JDK alone until it is let go.
        AtomicBoolean over = new AtomicBoolean();
        System.getProperties().put("test.over", over);
        eval("var over = (java.util.concurrent.atomic.AtomicBoolean) System.getProperties().remove(\"test.over\");");
        try {
            // What was left takes a core from whoever goes on.
            Duration grace = GRACE.multipliedBy(5);
            assertThat(stopped("kept = Stream.generate(over::get).takeWhile(Boolean.FALSE::equals).anyMatch(Boolean.TRUE::equals) ? 1 : 2;", grace)
                    .left()).endsWith("ReferencePipeline.anyMatch");
            assertThat(stopped("var sum = Stream.generate(over::get).allMatch(Boolean.FALSE::equals);", grace).left())
                    .endsWith("ReferencePipeline.allMatch");
        } finally {
            over.set(true);
        }
        awaitEndOfLeft();
        assertThat(valueOf("kept")).isEqualTo("7");
        assertThat(valueOf("sum")).isEqualTo("false");
    }

    @Test
    void codeWithoutChecksThatPrintsEndsWhereItPrints() {
        CompletableFuture<List<StatementOutcome>> result = start("IntStream.range(0, Integer.MAX_VALUE).forEach(System.out::println);");
        assertThat(session.stop(GRACE)).isEqualTo(StopOutcome.STOPPED);
        assertThat(((StatementOutcome.Stopped) result.join().getLast()).left()).isNull();
        assertThat(valueOf("kept")).isEqualTo("7");
    }

    @Test
    void helpersOfAParallelStreamChangeNothingLater() {
        start("IntStream.range(0, Integer.MAX_VALUE).parallel().forEach(i -> { kept = i; });");
        assertThat(session.stop(Duration.ofSeconds(5))).isEqualTo(StopOutcome.STOPPED);
        eval("kept = -1");
        assertThat(valueOf("Thread.sleep(50); kept")).isEqualTo("-1");
    }

    @Test
    void aSocketOfAnEarlierLineCanBeClosed() {
        eval("java.net.ServerSocket socket = new java.net.ServerSocket(0);");
        assertThat(stopped("socket.accept(); kept = 1;").left()).contains("ServerSocket.accept");
        eval("socket.close();");
        awaitEndOfLeft();
        assertThat(valueOf("kept")).isEqualTo("7");
    }

    @Test
    void severalCanBeLeftAndOthersGoOnAndAreStopped() {
        holding(() -> {
            stopped("lock.lock(); kept = 1;");
            stopped("synchronized (monitor) { kept = 2; }");
            start("while (true) { kept = kept; }");
            assertThat(session.stop(Duration.ofSeconds(5))).isEqualTo(StopOutcome.STOPPED);
            assertThat(valueOf("new Thread(() -> kept++).run(); kept")).isEqualTo("8");
        });
        awaitEndOfLeft();
        assertThat(valueOf("kept")).isEqualTo("8");
    }

    @Test
    void whatCodeKeepsForItsThreadStaysFromLineToLine() {
        eval("ThreadLocal<Integer> own = new ThreadLocal<>(); own.set(5);");
        assertThat(valueOf("own.get()")).isEqualTo("5");
    }

    @Test
    void closingASessionLeavesWhatIsStuckBehind() {
        holding(() -> {
            start("lock.lock(); kept = 1;");
            session.close();
            await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().startsWith("session-evaluator")));
        });
        awaitEndOfLeft();
    }
}
