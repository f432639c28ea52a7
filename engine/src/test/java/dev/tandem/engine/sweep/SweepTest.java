package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.point.Point;
import dev.tandem.engine.sweep.sample.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeavesNothing.class)
class SweepTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final WorkerPool pool = WorkerPool.sequential();

    private static final Sweep GRID = Sweep.named("grid")
            .parameter("x", Samples.of(1, 2))
            .parameter("y", Samples.of(10, 20, 30))
            .output("sum", p -> p.get("x") + p.get("y"));

    @Test
    void theLastParameterRunsFastest() {
        SweepResult result = GRID.run(pool);

        assertThat(result.column("x")).containsExactly(1, 1, 1, 2, 2, 2);
        assertThat(result.column("y")).containsExactly(10, 20, 30, 10, 20, 30);
        assertThat(result.column("sum")).containsExactly(11, 21, 31, 12, 22, 32);
        assertThat(result.failures()).isEmpty();
        assertThat(result.rows()).extracting(SweepRow::index).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(result.row(4).values()).containsExactly(2, 20, 22);
    }

    @Test
    void aMissingPoolOrFileIsNamed() {
        assertThatThrownBy(() -> GRID.run(null)).hasMessage("no pool: pool=null, sweep=grid");
        assertThatThrownBy(() -> GRID.start(null)).hasMessage("no pool: pool=null, sweep=grid");
        assertThatThrownBy(() -> GRID.runInto(pool, null)).hasMessage("no file: file=null");
        assertThatThrownBy(() -> GRID.resume(pool, null)).hasMessage("no file: file=null");
    }

    @Test
    void outputsMayBeSeveralAndOfAnyKindOfNumber() {
        SweepResult result = GRID.output("product", p -> (int) (p.get("x") * p.get("y"))).output("third", p -> 3L)
                .run(pool);

        assertThat(result.names()).containsExactly("x", "y", "sum", "product", "third");
        assertThat(result.parameters()).containsExactly("x", "y");
        assertThat(result.outputs()).containsExactly("sum", "product", "third");
        assertThat(result.column("product")).containsExactly(10, 20, 30, 20, 40, 60);
        assertThat(result.column("third")).containsOnly(3);
    }

    @Test
    void aParameterWithoutSamplesGivesAnEmptyTable() {
        SweepResult result = GRID.parameter("z", Samples.of()).run(pool);

        assertThat(result.size()).isZero();
        assertThat(result.rows()).isEmpty();
        assertThat(result.column("sum")).isEmpty();
        assertThatThrownBy(() -> result.minimum("sum")).isInstanceOf(TandemException.class)
                .hasMessageContaining("rows=0");
    }

    @Test
    void randomSamplesAreRowsAndDoNotMixWithFixedOnes() {
        Sweep random = Sweep.named("random").parameter("a", Samples.uniform(0, 1, 4, 7))
                .parameter("b", Samples.normal(0, 1, 4, 7)).output("a again", p -> p.get("a"));
        SweepResult result = random.run(pool);

        assertThat(result.size()).isEqualTo(4);
        assertThat(result.column("a")).isEqualTo(Samples.uniform(0, 1, 4, 7).values());
        assertThat(result.column("a again")).isEqualTo(result.column("a"));
        assertThatThrownBy(() -> random.parameter("c", Samples.of(1)).run(pool))
                .hasMessageContaining("fixed=[c], random=[a, b]");
        assertThatThrownBy(() -> random.parameter("c", Samples.uniform(0, 1, 5, 7)).run(pool))
                .hasMessageContaining("counts=[4, 4, 5]");
    }

    @Test
    void theBestRowIsFoundAmongNumbers() {
        SweepResult result = Sweep.named("nan").parameter("x", Samples.of(-2, 1, 2, 3, 5))
                .output("y", p -> p.get("x") == 5 ? Double.NaN : Math.abs(p.get("x"))).run(pool);

        assertThat(result.minimum("y").get("x")).isEqualTo(1);
        assertThat(result.maximum("y").get("x")).isEqualTo(3);
        assertThat(result.maximum("y").index()).isEqualTo(3);
        assertThat(result.failures()).as("NaN is a value").isEmpty();
    }

    @Test
    void aFailingPointIsARowOfNaNWithItsError() {
        SweepResult result = GRID.output("quotient", p -> {
            if (p.get("y") == 20) {
                throw new IllegalStateException("no twenty");
            }
            return 1 / p.get("x");
        }).run(pool);

        assertThat(result.column("quotient")).containsExactly(1, Double.NaN, 1, 0.5, Double.NaN, 0.5);
        assertThat(result.column("sum")).containsExactly(11, Double.NaN, 31, 12, Double.NaN, 32);
        assertThat(result.failures()).extracting(SweepFailure::row).containsExactly(1, 4);
        TandemException error = result.failures().getFirst().error();
        assertThat(error).isInstanceOf(TaskFailedException.class).hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("row=1").hasMessageContaining("x=1.0, y=20.0").hasMessageContaining("no twenty");
    }

    @Test
    void errorsAndNullFailTheirPointsToo() {
        Map<String, Sweep> broken = Map.of(
                "value=null", GRID.output("null", p -> null),
                "StackOverflowError", GRID.output("deep", p -> deeper(p.get("x"))));

        broken.forEach((said, sweep) -> {
            SweepResult result = sweep.run(pool);
            assertThat(result.failures()).hasSize(6).allSatisfy(f -> assertThat(f.error()).hasMessageContaining(said));
            assertThatThrownBy(() -> result.maximum("sum")).hasMessageContaining("failed=6").hasMessageContaining(said);
        });
    }

    @Test
    void codeThatWouldFailEverywhereEndsTheSweep() {
        assertThatThrownBy(() -> GRID.output("typo", p -> {
            CALLS.incrementAndGet();
            return p.get("z");
        }).run(pool)).isInstanceOf(TaskFailedException.class).hasMessageContaining("row=0").hasMessageContaining("names=[x, y]");
        assertThat(CALLS.getAndSet(0)).isLessThan(6);
        assertThatThrownBy(() -> GRID.output("gone", p -> {
            throw new NoSuchMethodError("solve(double)");
        }).run(pool)).hasMessageContaining("solve(double)");
    }

    private static double deeper(double x) {
        return 1 + deeper(x + 1);
    }

    @Test
    void namesAreCheckedWhenTheyAreGiven() {
        assertThatThrownBy(() -> GRID.parameter("x", Samples.of(1))).hasMessageContaining("name=x, sweep=grid");
        assertThatThrownBy(() -> GRID.output("x", p -> 1)).hasMessageContaining("name=x");
        assertThatThrownBy(() -> GRID.output("sum", p -> 1)).hasMessageContaining("name=sum");
        assertThatThrownBy(() -> GRID.parameter(" ", Samples.of(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GRID.parameter("a\nb", Samples.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSweepWithoutParameterOrOutputIsRefused() {
        assertThatThrownBy(() -> Sweep.named("s").output("y", p -> 1).run(pool)).isInstanceOf(TandemException.class)
                .hasMessageContaining("sweep=s, parameters=[], outputs=[y]");
        assertThatThrownBy(() -> Sweep.named("s").parameter("x", Samples.of(1)).run(pool))
                .hasMessageContaining("parameters=[x], outputs=[]");
    }

    @Test
    void moreRowsThanATableCanHoldAreRefused() {
        Samples many = Samples.linear(0, 1, 100_000);
        Sweep vast = Sweep.named("vast").parameter("a", many).parameter("b", many).output("c", p -> 0);

        assertThatThrownBy(() -> vast.run(pool)).hasMessageContaining("points=10000000000");
    }

    @Test
    void moreRowsThanTheMemoryCanHoldAreRefusedBeforeAnythingIsMade() {
        for (int parameters : new int[] {26, 28, 30}) {
            Sweep binary = Sweep.named("binary");
            for (int k = 0; k < parameters; k++) {
                binary = binary.parameter("p" + k, Samples.of(0, 1));
            }
            Sweep all = binary.output("y", p -> 0);
            assertThatThrownBy(() -> all.run(pool)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("too many points for the memory: points=" + (1L << parameters));
            assertThatThrownBy(() -> all.differential().sum("p0", 0.1).run(pool)).hasMessageContaining("too many points");
            assertThatThrownBy(() -> all.start(pool)).hasMessageContaining("too many points");
        }
        Sweep drawn = Sweep.named("drawn").parameter("x", Samples.uniform(0, 1, 90_000_000, 1)).output("y", p -> 0);
        assertThatThrownBy(() -> drawn.untilSucceeded(5).run(pool)).hasMessageContaining("points=900000000");
        assertThatThrownBy(() -> Samples.linear(0, 1, Integer.MAX_VALUE)).hasMessageContaining("too many samples for the memory")
                .hasMessageContaining("samples=2147483647");
    }

    @Test
    void boundsBetweenWhichNothingLiesAreRefused() {
        Sweep sweep = Sweep.named("bounded").parameter("x", Samples.of(1)).output("y", p -> 0);
        double[][] wrong = {{2, 1}, {Double.NaN, 1}, {0, Double.NaN}, {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY},
            {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}};
        for (double[] bounds : wrong) {
            for (String column : List.of("x", "y")) {
                assertThatThrownBy(() -> sweep.bounds(column, bounds[0], bounds[1])).isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("lower=" + bounds[0] + ", upper=" + bounds[1] + ", column=" + column);
            }
        }
        assertThat(sweep.bounds("x", 0, Double.POSITIVE_INFINITY).bounds("y", 1, 1)).isNotNull();
    }

    @Test
    void aSweepIsNotChangedByTheNextStep() {
        GRID.output("later", p -> 1);

        assertThat(GRID.run(pool).outputs()).containsExactly("sum");
    }

    @Test
    void unknownColumnsAreRefusedByName() {
        SweepResult result = GRID.run(pool);

        assertThatThrownBy(() -> result.column("z")).hasMessageContaining("name=z, names=[x, y, sum]");
        assertThatThrownBy(() -> result.row(0).get("z")).hasMessageContaining("name=z");
        assertThatThrownBy(() -> result.row(6)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void resultsCannotBeChangedThroughWhatTheyGiveAway() {
        SweepResult result = GRID.run(pool);
        Arrays.fill(result.column("sum"), 0);
        Arrays.fill(result.row(0).values(), 0);

        assertThat(result.row(0).values()).containsExactly(1, 10, 11);
        assertThat(List.of(result.names().size(), result.rows().size())).containsExactly(3, 6);
    }

    @Test
    void aPointCanBeTriedAlone() {
        Point point = Point.of(Map.of("x", 2.0));

        assertThat(point.get("x")).isEqualTo(2);
        assertThatThrownBy(() -> point.get("y")).hasMessageContaining("name=y, names=[x]");
    }
}
