package dev.tandem.benchmarks;

import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.util.concurrent.atomic.AtomicInteger;

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
        }
    }

    private static String value(Session session, String expression) {
        return session.eval(expression).getLast() instanceof dev.tandem.workbench.session.StatementOutcome.Value value
                ? value.rendered() : "NaN";
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("the session did not do what is measured");
        }
    }
}
