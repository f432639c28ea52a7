package dev.tandem.charts;

import dev.tandem.engine.sweep.SweepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Makes small results for tests of charts.
final class Results {
    private Results() {}

    /// Columns a, b, v; the last is the output.
    static SweepResult of(Path folder, String... rows) throws IOException {
        Path file = folder.resolve("rows");
        Files.writeString(file, "a,b,v\n" + String.join("\n", rows) + (rows.length == 0 ? "" : "\n"));
        return SweepResult.readCsv(file, "v");
    }

    /// A grid with v = 10^(a + b), and NaN at the greatest a and b.
    static SweepResult grid(Path folder, int width, int height) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < height; b++) {
                boolean last = a == width - 1 && b == height - 1;
                rows.add(a + "," + b + "," + (last ? "NaN" : Double.toString(Math.pow(10, a + b))));
            }
        }
        return of(folder, rows.toArray(String[]::new));
    }
}
