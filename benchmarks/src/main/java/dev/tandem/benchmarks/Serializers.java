package dev.tandem.benchmarks;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.stream.IntStream;

/// How fast the serializers are that were compared, and how soon for the first time; see
/// `docs/decisions/0001-own-graph-format.md`.
final class Serializers implements Section {
    private static final ClassLoader HERE = Serializers.class.getClassLoader();
    private static final String ANSWER = "nanoseconds ";
    private static final int NUMBERS = 10_000;
    private static final int RECORDS = 1_000;

    /// A record that all of them take.
    record Named(String name, double x, double y) implements Serializable {}

    @Override
    public String name() {
        return "serializer";
    }

    @Override
    public void measure(Report report) {
        List<Integer> numbers = IntStream.range(0, NUMBERS).boxed().toList();
        List<Named> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(new Named("sample " + i % 10, i, -i));
        }
        for (Serializer each : Serializer.values()) {
            report.floor(each.title() + ": 10,000 numbers to bytes and back", Unit.MICROSECONDS, Repeats.of(3000, 200),
                    () -> each.copy(numbers, HERE));
            report.floor(each.title() + ": 1,000 records to bytes and back", Unit.MICROSECONDS, Repeats.of(3000, 200),
                    () -> each.copy(records, HERE));
            report.clocked(each.title() + ": first record in a new JVM", Unit.MILLISECONDS, Double.NaN, Repeats.of(0, 5),
                    () -> first(each));
        }
    }

    /// The time that a new JVM needs for one small value, by its own clock.
    private static double first(Serializer serializer) throws Exception {
        Process process = new ProcessBuilder(Jvm.command(Serializers.class)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var out = process.outputWriter(); var in = process.inputReader()) {
            out.write(serializer.name() + "\n");
            out.flush();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(ANSWER)) {
                    return Double.parseDouble(line.substring(ANSWER.length()));
                }
            }
            throw new IllegalStateException("no figure came: exit code=" + process.waitFor());
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /// Reads which serializer from its standard input, and says how long the first value took.
    public static void main(String[] args) throws Exception {
        Serializer serializer = Serializer.valueOf(new Scanner(System.in).nextLine());
        long begin = System.nanoTime();
        serializer.copy(new Named("first", 1, 2), HERE);
        System.out.println(ANSWER + (System.nanoTime() - begin));
    }
}
