package dev.tandem.benchmarks;

import java.util.List;

/// Figures for people, as a table in Markdown.
final class SpeedTable {
    private SpeedTable() {}

    /// One row as it was measured.
    static String line(Row row) {
        String figure = row.figure() == null ? "not measured: " + row.problem() : row.unit().text(row.figure().median());
        String verdict = row.isFloor() || row.figure() == null ? "" : row.isMet() ? "met" : "missed";
        String spread = row.figure() == null ? ""
                : row.unit().text(row.figure().low()) + " to " + row.unit().text(row.figure().high());
        String goal = row.isFloor() ? "floor" : row.unit().text(row.goal());
        return "| " + String.join(" | ", row.section(), row.what(), figure, spread, goal, verdict) + " |";
    }

    static String head() {
        return "| | what | median | a tenth below, a tenth above | goal | |\n|---|---|---|---|---|---|";
    }

    static String of(Conditions conditions, List<Row> rows) {
        StringBuilder text = new StringBuilder();
        text.append(conditions.processor()).append(", ").append(conditions.cores()).append(" cores, ").append(conditions.memory())
                .append(" GiB, ").append(conditions.system()).append(", ").append(conditions.java()).append(", ")
                .append(conditions.date()).append(", load ").append(conditions.load()).append("\n\n").append(head()).append('\n');
        rows.forEach(row -> text.append(line(row)).append('\n'));
        return text.toString();
    }
}
