package dev.tandem.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UncaughtCodeTest extends OpenSession {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    private String told(String text) {
        session.submit(new SourceText("a.jsh", text), _ -> {}).join();
        return told.toString(StandardCharsets.UTF_8).replace("\t", "");
    }

    @Test
    void aThreadOfTheScriptTellsTheLinesOfTheScript() {
        assertThat(told("""
                // a comment

                class Part {
                    int share(int n) {
                        return 10 / n;
                    }
                }
                int zero() {
                    return new Part().share(0);
                }
                Thread t = new Thread(() -> {
                    int a = 1;

                    a = zero();
                }, "mine");
                t.start();
                t.join();
                """)).startsWith("Exception in thread \"mine\" java.lang.ArithmeticException: / by zero").containsSubsequence(
                "at Part.share (a.jsh:5)", "at zero (a.jsh:9)", "at lambda (a.jsh:14)", "at java.base/java.lang.Thread.run")
                .doesNotContain("REPL");
    }

    @Test
    void alsoWhileItsStatementStillRuns() {
        assertThat(told("""
                int a = 1;
                {
                    Thread t = new Thread(() -> {
                        throw new IllegalStateException("here");
                    }, "mine");
                    t.start();
                    t.join();
                }
                """)).startsWith("Exception in thread \"mine\" java.lang.IllegalStateException: here").contains("at lambda (a.jsh:4)")
                .doesNotContain("REPL");
    }

    @Test
    void whatIsPrintedElsewhereIsPlacedToo() {
        session.submit(new SourceText("a.jsh", """
                import java.util.concurrent.atomic.AtomicReference;
                AtomicReference<Throwable> thrown = new AtomicReference<>();
                int f() {

                    return 1 / 0;
                }
                Thread t = new Thread(() -> f());
                t.setUncaughtExceptionHandler((_, e) -> thrown.set(e));
                t.start();
                t.join();
                """), _ -> {}).join();
        eval("System.setProperty(\"test.frame\", thrown.get().getStackTrace()[0].toString())");
        assertThat(session.placed(System.clearProperty("test.frame"))).isEqualTo("f (a.jsh:5)");
        String stack = "\tat app//REPL.$JShell$999.f($JShell$999.java:12)";
        assertThat(session.placed("plain")).isEqualTo("plain");
        assertThat(session.placed(stack)).as("not of this session").contains("$JShell$999.java:12");
    }

    @Test
    void whoLogsIsCalledByItsPlace() {
        session.submit(new SourceText("a.jsh", """
                import java.util.logging.*;
                Logger logger = Logger.getLogger("lecture");
                logger.setUseParentHandlers(false);
                StringBuilder said = new StringBuilder();
                logger.addHandler(new Handler() {
                    public void publish(LogRecord record) { said.append(new SimpleFormatter().format(record)); }
                    public void flush() {}
                    public void close() {}
                });
                void step() {
                    logger.warning("in a method");
                }
                step();
                logger.warning("mind the step");
                Runnable task = () -> logger.warning("in a lambda");
                task.run();
                """), _ -> {}).join();
        eval("System.setProperty(\"test.said\", said.toString())");
        assertThat(session.placed(System.clearProperty("test.said")).lines().map(line -> line.replaceFirst(".*:\\d\\d \\S+ ", "")))
                .containsExactly("step (a.jsh:10)", "WARNING: in a method", "a.jsh:14", "WARNING: mind the step", "lambda (a.jsh:15)",
                        "WARNING: in a lambda");
        assertThat(session.placed("PM REPL.$JShell$999 do_it$")).as("not of this session").isEqualTo("PM REPL.$JShell$999 do_it$");
    }

    @Test
    void whoLogsIsCalledByItsPlaceWithoutTheCompiler() {
        TypedPlaces places = new TypedPlaces(null, new ReentrantLock(), new Origins());
        places.begins("logger.warning(text)", new SourceText("a.jsh", "int a = 1;\nlogger.warning(text)"), 11);
        places.loaded(Set.of("REPL.$JShell$3"));
        assertThat(places.in("Nov 30, 2026 1:17:02 PM REPL.$JShell$3 do_it$", false)).isEqualTo("Nov 30, 2026 1:17:02 PM a.jsh:2");
    }
}
