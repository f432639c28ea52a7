package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.TypedSession;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.point.SetMode;
import dev.tandem.engine.sweep.sample.Samples;
import dev.tandem.engine.sweep.store.RowStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Failed rows that are computed again, and designs that get more points.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class SweepContinuedTest {
    private static final WorkerPool POOL = WorkerPool.sequential();
    /// The world outside, on which points depend.
    private static final Set<Double> BROKEN = ConcurrentHashMap.newKeySet();
    private static final Set<Double> COMPUTED = ConcurrentHashMap.newKeySet();

    @TempDir
    private Path folder;

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @BeforeEach
    void forget() {
        BROKEN.clear();
        COMPUTED.clear();
    }

    private static double twice(double x) {
        COMPUTED.add(x);
        if (BROKEN.contains(x)) {
            throw new IllegalStateException("no licence for " + x);
        }
        return 2 * x;
    }

    private Sweep sweep(Samples samples) {
        return Sweep.named("continued").storedIn(folder).parameter("x", samples).output("y", p -> twice(p.get("x")))
                .outputText("text", p -> "t" + p.get("x")).output("noise", p -> p.random().nextDouble());
    }

    private static void holdsEachRowOnce(SweepResult result, int rows) {
        assertThat(result.isComplete()).isTrue();
        assertThat(result.size()).isEqualTo(rows);
        assertThat(result.sql("select count(*) as n, count(distinct row) as d from rows").rows())
                .containsExactly(List.of((long) rows, (long) rows));
        SweepResult read = SweepResult.open(result.file().orElseThrow());
        assertThat(read.size()).isEqualTo(rows);
        for (String column : result.names()) {
            assertThat(read.column(column)).isEqualTo(result.column(column));
        }
        assertThat(read.failures()).extracting(SweepFailure::row).isEqualTo(result.failures().stream().map(SweepFailure::row).toList());
    }

    @Test
    void failedRowsAreComputedAgainAndNoOthers() {
        Sweep sweep = sweep(Samples.linear(0, 9, 10)).attempts(1);
        BROKEN.addAll(List.of(2.0, 5.0, 7.0));
        SweepResult first = sweep.run(POOL);
        assertThat(first.failures()).extracting(SweepFailure::row).containsExactly(2, 5, 7);
        Path file = first.file().orElseThrow();

        COMPUTED.clear();
        assertThat(sweep.resume(POOL, file).failures()).hasSize(3);
        assertThat(COMPUTED).isEmpty();

        BROKEN.remove(2.0);
        SweepResult second = sweep.retryFailed().resume(POOL, file);
        assertThat(COMPUTED).containsExactlyInAnyOrder(2.0, 5.0, 7.0);
        assertThat(second.failures()).extracting(SweepFailure::row).containsExactly(5, 7);
        assertThat(second.row(2).get("y")).isEqualTo(4);
        assertThat(second.row(2).text("text")).isEqualTo("t2.0");
        assertThat(second.row(5).status()).isEqualTo(RowStatus.FAILED);
        holdsEachRowOnce(second, 10);

        BROKEN.clear();
        SweepResult third = sweep.attempts(2).retryFailed().resume(POOL, file);
        assertThat(third.failures()).isEmpty();
        holdsEachRowOnce(third, 10);
        assertThat(third.column("noise")).isEqualTo(sweep.notStored().run(POOL).column("noise"));
        COMPUTED.clear();
        holdsEachRowOnce(sweep.retryFailed().resume(POOL, file), 10);
        assertThat(COMPUTED).isEmpty();
    }

    @Test
    void manyFailedRowsAreReplacedInOneGo() {
        Sweep sweep = sweep(Samples.linear(0, 2999, 3000)).attempts(1);
        IntStream.range(0, 3000).filter(i -> i % 3 != 0).forEach(i -> BROKEN.add((double) i));
        Path file = sweep.run(POOL).file().orElseThrow();
        BROKEN.clear();
        SweepResult all = sweep.retryFailed().resume(POOL, file);
        assertThat(all.failures()).isEmpty();
        holdsEachRowOnce(all, 3000);
    }

    @Test
    void aRetryThatIsCancelledKeepsTheErrorsOfWhatItDidNotReach() {
        Sweep sweep = sweep(Samples.linear(0, 19, 20)).attempts(1);
        IntStream.range(0, 20).forEach(i -> BROKEN.add((double) i));
        Path file = sweep.run(POOL).file().orElseThrow();
        BROKEN.clear();
        SweepResult part = sweep.retryFailed().onProgress(event -> {
            if (event instanceof SweepEvent.RowsFinished) {
                RunningSweep.find(event.run().id()).orElseThrow().cancel();
            }
        }).resume(POOL, file);
        assertThat(part.failures()).isNotEmpty().hasSizeLessThan(20);
        holdsEachRowOnce(part, 20);
        SweepResult whole = sweep.retryFailed().resume(POOL, file);
        assertThat(whole.failures()).isEmpty();
        holdsEachRowOnce(whole, 20);
    }

    @Test
    void progressOfARetryCountsWhatWasDone() {
        Sweep sweep = sweep(Samples.linear(0, 9, 10)).attempts(1);
        BROKEN.add(3.0);
        Path file = sweep.run(POOL).file().orElseThrow();
        BROKEN.clear();
        RunningSweep running = sweep.retryFailed().startResumed(POOL, file);
        assertThat(running.result().failures()).isEmpty();
        assertThat(running.progress()).extracting(SweepProgress::total, SweepProgress::done, SweepProgress::failed).containsExactly(10, 10, 0);
        assertThat(running.progress().detail().before()).isEqualTo(9);
    }

    @Test
    void pointsAreAddedToSamplesThatGoOn() {
        List<List<Samples>> kinds = List.of(List.of(Samples.uniform(0, 1, 10, 3), Samples.uniform(0, 1, 25, 3)),
                List.of(Samples.normal(0, 1, 10, 3), Samples.normal(0, 1, 25, 3)),
                List.of(Samples.halton(0, 1, 10, 3), Samples.halton(0, 1, 25, 3)),
                List.of(Samples.sobol(0, 1, 10, 3), Samples.sobol(0, 1, 25, 3)),
                List.of(Samples.drawn(IntStream.range(0, 10).asDoubleStream().toArray()),
                        Samples.drawn(IntStream.range(0, 25).asDoubleStream().toArray())),
                List.of(Samples.of(IntStream.range(0, 10).asDoubleStream().toArray()),
                        Samples.of(IntStream.range(0, 25).asDoubleStream().toArray())));
        for (List<Samples> kind : kinds) {
            Path file = sweep(kind.get(0)).run(POOL).file().orElseThrow();
            COMPUTED.clear();
            SweepResult longer = sweep(kind.get(1)).extend(POOL, file);
            assertThat(COMPUTED).hasSize(15);
            holdsEachRowOnce(longer, 25);
            SweepResult whole = sweep(kind.get(1)).notStored().run(POOL);
            for (String column : whole.names()) {
                assertThat(longer.column(column)).isEqualTo(whole.column(column));
            }
            COMPUTED.clear();
            holdsEachRowOnce(sweep(kind.get(1)).resume(POOL, file), 25);
            holdsEachRowOnce(sweep(kind.get(1)).extend(POOL, file), 25);
            assertThat(COMPUTED).isEmpty();
            assertThatThrownBy(() -> sweep(kind.get(0)).resume(POOL, file)).hasMessageContaining("differs=[samples of x]");
            assertThatThrownBy(() -> sweep(kind.get(0)).extend(POOL, file)).hasMessageContaining("differs=[samples of x], rows=25, points=10");
        }
    }

    @Test
    void aGridGrowsAtTheEndOfItsFirstParameter() throws IOException {
        Path file = sweep(Samples.of(1, 2)).parameter("z", Samples.linear(0, 1, 3)).run(POOL).file().orElseThrow();
        byte[] bytes = Files.readAllBytes(file);
        refused(sweep(Samples.of(1, 2)).parameter("z", Samples.of(0, 0.5, 1, 2)), file, "samples of z");
        refused(sweep(Samples.of(0, 1, 2)).parameter("z", Samples.linear(0, 1, 3)), file, "samples of x");
        refused(sweep(Samples.of(1, 2, 3)).parameter("z", Samples.linear(0, 1, 3)).seed(8), file, "seed");
        refused(sweep(Samples.of(1, 2, 3)).parameter("z", Samples.linear(0, 1, 3), SetMode.LOWER_BOUND), file, "samples of x, samples of z");
        assertThatThrownBy(() -> sweep(Samples.of(1, 2, 3)).parameter("z", Samples.linear(0, 1, 3)).resume(POOL, file))
                .hasMessageContaining("differs=[samples of x], its rows=6 are the first of points=9: extend(pool, file) adds the others");
        assertThat(file).hasBinaryContent(bytes);
        SweepResult longer = sweep(Samples.of(1, 2, 3, 4)).parameter("z", Samples.linear(0, 1, 3)).startExtended(POOL, file).result();
        holdsEachRowOnce(longer, 12);
        assertThat(longer.column("x")).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4);
    }

    private static void refused(Sweep sweep, Path file, String differing) {
        assertThatThrownBy(() -> sweep.extend(POOL, file)).isInstanceOf(TandemException.class)
                .hasMessageContaining("nothing was changed").hasMessageContaining("differs=[" + differing + "]");
    }

    @Test
    void samplesThatBecomeOthersAreNotExtended() {
        List<List<Samples>> kinds = List.of(List.of(Samples.latinHypercube(0, 1, 10, 3), Samples.latinHypercube(0, 1, 25, 3)),
                List.of(Samples.linear(0, 1, 10), Samples.linear(0, 1, 25)), List.of(Samples.geometric(1, 2, 10), Samples.geometric(1, 2, 25)),
                List.of(Samples.uniform(0, 1, 10, 3), Samples.uniform(0, 1, 25, 4)),
                List.of(Samples.halton(0, 1, 10, 3), Samples.halton(0, 2, 25, 3)));
        for (List<Samples> kind : kinds) {
            Path file = sweep(kind.get(0)).run(POOL).file().orElseThrow();
            refused(sweep(kind.get(1)), file, "samples of x");
            assertThatThrownBy(() -> sweep(kind.get(1)).extend(POOL, file)).hasMessageContaining("points are added to uniform");
        }
    }

    @Test
    void aSweepThatIsTypedAgainElsewhereIsTheSame() {
        String text = "Sweep.named(\"typed\").storedIn(Path.of(\"" + folder + "\")).parameter(\"x\", Samples.halton(0, 1, COUNT, 3))"
                + ".output(\"y\", p -> 2 * p.get(\"x\"))";
        try (TypedSession session = new TypedSession()) {
            session.eval("import dev.tandem.engine.sweep.*; import dev.tandem.engine.sweep.sample.*; WorkerPool pool = WorkerPool.sequential();");
            SweepResult four = (SweepResult) session.eval("give(" + text.replace("COUNT", "4") + ".run(pool));");
            String file = "Path.of(\"" + four.file().orElseThrow() + "\")";
            session.eval("int other = 1; Sweep again = " + text.replace("COUNT", "4") + ";");
            holdsEachRowOnce((SweepResult) session.eval("give(again.resume(pool, " + file + "));"), 4);
            holdsEachRowOnce((SweepResult) session.eval("give(" + text.replace("COUNT", "9") + ".extend(pool, " + file + "));"), 9);
            assertThatThrownBy(() -> session.eval("give(" + text.replace("COUNT", "9").replace("2 *", "3 *") + ".resume(pool, " + file + "));"))
                    .rootCause().hasMessageContaining("differs=[output y]");
            session.eval("pool.close();");
        }
    }

    @Test
    void anExtensionRetriesAndGoesOnAfterItWasCancelled() {
        BROKEN.add(1.0);
        Path file = sweep(Samples.of(0, 1, 2)).attempts(1).run(POOL).file().orElseThrow();
        BROKEN.clear();
        Sweep longer = sweep(Samples.of(IntStream.range(0, 30).asDoubleStream().toArray())).retryFailed();
        SweepResult part = longer.onProgress(event -> {
            if (event instanceof SweepEvent.RowsFinished) {
                RunningSweep.find(event.run().id()).orElseThrow().cancel();
            }
        }).extend(POOL, file);
        assertThat(part.isComplete()).isFalse();
        SweepResult whole = longer.resume(POOL, file);
        assertThat(whole.failures()).isEmpty();
        holdsEachRowOnce(whole, 30);
    }
}
