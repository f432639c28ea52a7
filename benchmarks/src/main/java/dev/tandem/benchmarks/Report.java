package dev.tandem.benchmarks;

import com.google.gson.GsonBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures one thing after the other and keeps the figures. Not thread-safe.
final class Report {
    /// Something that is measured once per call.
    interface Body {
        void run() throws Exception;
    }

    /// Something that knows best itself how long it took.
    interface Clocked {
        /// @return nanoseconds
        double run() throws Exception;
    }

    /// On a slow machine a row has fewer rounds, so that all rows together take minutes.
    static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int FEWEST = 5;

    private final List<Row> rows = new ArrayList<>();
    private final Consumer<Row> listener;
    private final boolean isQuick;
    private final Duration longest;
    private String section = "";

    /// @param isQuick whether a tenth of the measurements will do
    /// @param longest how long the warm-up of a row takes at most, and its measurements, if five take no longer
    /// @param listener told of each row as it comes
    Report(boolean isQuick, Duration longest, Consumer<Row> listener) {
        this.isQuick = isQuick;
        this.longest = longest;
        this.listener = listener;
    }

    void section(String name) {
        section = name;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /// What nothing can be faster than.
    void floor(String what, Unit unit, Repeats rounds, Body body) {
        goal(what, unit, Double.NaN, rounds, body);
    }

    void goal(String what, Unit unit, double goal, Repeats rounds, Body body) {
        clocked(what, unit, goal, rounds, () -> {
            long begin = System.nanoTime();
            body.run();
            return System.nanoTime() - begin;
        });
    }

    /// As [#goal], for what leaves long arrays behind: they are collected before each measurement, outside its time, or the
    /// machine runs out of memory sooner than the JVM of heap.
    void goalOfLongArrays(String what, Unit unit, double goal, Repeats rounds, Body body) {
        clocked(what, unit, goal, rounds, () -> {
            System.gc();
            long begin = System.nanoTime();
            body.run();
            return System.nanoTime() - begin;
        });
    }

    // The boundary to what is measured: whatever fails is a row that says so, and the others follow.
    void clocked(String what, Unit unit, double goal, Repeats rounds, Clocked body) {
        Summary figure = null;
        String problem = null;
        try {
            figure = measured(unit, isQuick ? rounds.tenth() : rounds, body);
        } catch (Exception | LinkageError | AssertionError e) {
            problem = e.toString();
        }
        Row row = new Row(section, what, unit, goal, figure, problem);
        rows.add(row);
        listener.accept(row);
    }

    private Summary measured(Unit unit, Repeats rounds, Clocked body) throws Exception {
        long begin = System.nanoTime();
        for (int i = 0; i < rounds.warmUp() && (i == 0 || System.nanoTime() - begin < longest.toNanos()); i++) {
            body.run();
        }
        begin = System.nanoTime();
        List<Double> figures = new ArrayList<>();
        while (figures.size() < rounds.measured() && (figures.size() < FEWEST || System.nanoTime() - begin < longest.toNanos())) {
            figures.add(unit.of(body.run(), rounds.operations()));
        }
        return Summary.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Everything measured, for programs.
    String json(Conditions conditions) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("section", row.section());
            each.put("what", row.what());
            each.put("unit", row.unit().symbol());
            each.put("goal", row.isFloor() ? null : row.goal());
            each.put("figure", row.figure());
            each.put("problem", row.problem());
            all.add(each);
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("machine", conditions);
        report.put("rows", all);
        return new GsonBuilder().setPrettyPrinting().serializeNulls().create().toJson(report);
    }
}
