package dev.tandem.engine.soak;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepFailure;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.SweepRow;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.RowStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sweeps of a soak: each row is in its file, once and right, also where the disk was full. For one thread.
final class Sweeps {
    private static final int POINTS = 1000;
    /// With arrays that are more than the limit on files in all.
    private static final int MANY = 5000;
    private static final Pattern KEPT = Pattern.compile("kept=(\\d+)");

    private final WorkerPool pool;
    private final Path folder;
    private final Tally tally;
    private int number;

    Sweeps(WorkerPool pool, Path folder, Tally tally) {
        this.pool = pool;
        this.folder = folder;
        this.tally = tally;
    }

    void attacked() {
        Path file = folder.resolve("attacked-" + number++ + ".duckdb");
        Sweep.named("attacked").parameter("x", Samples.linear(0, 1, POINTS)).output("y", p -> Math.sin(p.get("x")))
                .runInto(pool, file);
        SweepResult found = SweepResult.open(file);
        if (found.rows().size() != POINTS || !found.isComplete()) {
            tally.wrong("sweep lost rows: rows=" + found.rows().size() + ", file=" + file);
        }
        found.failures().stream().map(SweepFailure::row).filter(row -> found.row(row).status() != RowStatus.FAILED)
                .forEach(row -> tally.wrong("sweep contradicts itself: row=" + row));
        for (SweepRow row : found.rows()) {
            if (row.status() != RowStatus.FAILED && row.get("y") != Math.sin(row.get("x"))) {
                tally.wrong("sweep: row=" + row);
            }
        }
        delete(file);
    }

    void fullDisk() {
        Path file = folder.resolve("full-" + number++ + ".duckdb");
        try {
            Sweep.named("full").seed(number).parameter("x", Samples.linear(0, 1, MANY))
                    .outputArray("noise", p -> p.random().doubles(500).toArray()).runInto(pool, file);
            tally.wrong("too many rows found room: file=" + file);
        } catch (WorkerLostException e) {
            throw e;
        } catch (TandemException e) {
            Matcher kept = KEPT.matcher(String.valueOf(e.getMessage()));
            if (!kept.find()) {
                throw e;
            }
            long rows = SweepResult.open(file).rows().stream().filter(row -> row.status() != RowStatus.SKIPPED
                    && row.status() != RowStatus.MISSING).count();
            if (rows != Long.parseLong(kept.group(1))) {
                tally.wrong("full disk: rows=" + rows + ", error=" + e.getMessage());
            }
            delete(file);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operations.Operation> all() {
        return List.of(this::attacked, this::attacked, this::attacked, this::fullDisk);
    }
}
