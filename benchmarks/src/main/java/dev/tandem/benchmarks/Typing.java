package dev.tandem.benchmarks;

import dev.tandem.workbench.draft.Draft;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What somebody who types waits for.
final class Typing implements Section {
    @Override
    public String name() {
        return "console";
    }

    @Override
    public void measure(Report report) {
        AtomicInteger n = new AtomicInteger();
        try (Session session = Session.open(SessionOptions.standard())) {
            session.eval("int base = 1; double half(double x) { return x / 2; }");
            report.goal("console line evaluated", Unit.MILLISECONDS, 40, Repeats.of(20, 60),
                    () -> require(session.eval("base + half(" + n.incrementAndGet() + ")").getLast().succeeded()));
            report.goal("completion", Unit.MILLISECONDS, 100, Repeats.of(10, 40),
                    () -> require(!session.assistance().complete("Nd4j.cre", 8).continuations().isEmpty()));
            report.goal("pool opened, typed function, first result", Unit.MILLISECONDS, 300, Repeats.of(2, 8),
                    () -> require(session.eval("try (var p = WorkerPool.processes(2)) { p.map(x -> half(x) + " + n.incrementAndGet()
                            + ", List.of(1, 2)); }").getLast().succeeded()));
            require(session.eval("WorkerPool pool = WorkerPool.processes(2); pool.map(x -> x, List.of(1))").getLast()
                    .succeeded());
            report.clocked("first call of a new lambda, above a known one", Unit.MILLISECONDS, 10, Repeats.of(15, 30), () -> {
                session.eval("Function1<Integer, Integer> f = x -> x + base + " + n.incrementAndGet()
                        + "; Task<Integer> call = () -> f.apply(1);"
                        + "double once() { long t = System.nanoTime(); pool.applyOnly(call, 0); return System.nanoTime() - t; }");
                return Double.parseDouble(value(session, "once() - once()"));
            });
            session.eval("pool.close()");
            draft(report, session, n);
        }
    }

    /// In a text of the editor, of which each time a statement before the cursor is another one, while code runs.
    private static void draft(Report report, Session session, AtomicInteger n) {
        String text = "double f(double x) { return x * x; }\nvar words = List.of(\"a\", \"b\")\n"
                + IntStream.range(0, 30).mapToObj(i -> "var value" + i + " = f(" + i + ") + words.size()\n").collect(Collectors.joining());
        CompletableFuture<List<StatementOutcome>> busy = session.submit(new SourceText("busy", "while (true) Thread.onSpinWait();"), _ -> {});
        try (Draft draft = new Draft(() -> session, _ -> {})) {
            report.goal("completion in the editor, while code runs", Unit.MILLISECONDS, 100, Repeats.of(20, 60), () -> {
                String edited = text + "var last = words.get(" + n.incrementAndGet() + ").length()\nwords.";
                require(draft.complete(edited, edited.length()).join().offers().size() > 10);
            });
        } finally {
            session.stop();
            busy.join();
        }
    }

    private static String value(Session session, String expression) {
        return session.eval(expression).getLast() instanceof StatementOutcome.Value value
                ? value.rendered() : "NaN";
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("the session did not do what is measured");
        }
    }
}
