package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The demos of model reduction: known behaviour, and the same result on any number of workers of any kind. Twenty
/// processes take a minute of processor time to load what the demo uses, so only one of the two has them.
@Tag("long")
@ExtendWith(LeavesNothing.class)
class PoolDemosTest {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    /// Runs a demo, and in the same session checks of what it has found.
    private void run(String demo, String checks) throws Exception {
        Path script = Path.of("..", "scripts", "demos", demo).toAbsolutePath().normalize();
        Files.writeString(folder.resolve("a.jsh"), "/open " + script + "\n" + checks + "System.out.println(\"checked\");\n");
        LaunchedMain.Result result = LaunchedMain.start(folder, "", "run", "--out", "o", "a.jsh").end(LONGEST);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("checked");
    }

    @Test
    void theReducedBasisIsOrthonormalAndItsBoundHolds() throws Exception {
        run("reduced-basis.jsh", """
                check(found.bounds().getLast() < 1e-5 * found.bounds().getFirst());
                for (int n = 1; n <= size; n++) {
                    check(errors.get(n - 1) <= found.bounds().get(n) * 1.5 && errors.get(n - 1) >= found.bounds().get(n) / 100);
                }
                INDArray v = found.models().getLast().basis();
                check(v.transpose().mmul(plate.x().mmul(v)).sub(Nd4j.eye(size)).normmaxNumber().doubleValue() < 1e-10);
                double[] mu = {0.3, 0.1, 1, 0.7};
                INDArray error = plate.temperature(mu).sub(found.models().get(5).temperature(mu));
                double bound = found.models().get(5).bound(mu);
                check(plate.length(error) <= bound && bound <= 10 * plate.length(error));
                for (WorkerPool other : List.of(WorkerPool.processes(1), WorkerPool.processes(3), WorkerPool.threads(20))) {
                    Greedy again = greedy(other, plate, training, 1e-5);
                    check(again.chosen().equals(found.chosen()), other.name());
                    for (int n = 0; n <= size; n++) {
                        check(Math.abs(again.bounds().get(n) / found.bounds().get(n) - 1) < 1e-10, other + " " + n);
                    }
                    check(again.models().getLast().basis().sub(v).normmaxNumber().doubleValue() < 1e-10, other.name());
                    other.close();
                }
                """);
        assertThat(folder.resolve("o/reduced-basis-error-by-size.png")).isNotEmptyFile();
    }

    @Test
    void empiricalInterpolationIsExactAtItsPoints() throws Exception {
        run("empirical-interpolation.jsh", """
                check(found.errors().getLast() < 1e-5 && found.errors().getFirst() > 1);
                check(Collections.max(unseen) < 100 * found.errors().getLast());
                Interpolation magic = found.interpolation();
                check(new HashSet<>(magic.points()).size() == size && new HashSet<>(found.rows()).size() == size);
                INDArray rest = magic.difference(snapshots(pool, poles(5, 7)));
                for (int point : magic.points()) {
                    check(rest.getColumn(point).normmaxNumber().doubleValue() < 1e-12);
                }
                check(magic.difference(family.getRows(found.rows().stream().mapToInt(r -> r).toArray()))
                        .normmaxNumber().doubleValue() < 1e-12);
                for (WorkerPool other : List.of(WorkerPool.threads(1), WorkerPool.threads(3), WorkerPool.threads(20), WorkerPool.processes(20))) {
                    Found again = search(other, family, 1e-5);
                    check(again.rows().equals(found.rows()) && again.interpolation().points().equals(magic.points()), other.name());
                    for (int n = 0; n < size; n++) {
                        check(again.interpolation().basis().get(n).sub(magic.basis().get(n)).normmaxNumber().doubleValue() < 1e-10, other + " " + n);
                    }
                    other.close();
                }
                """);
        assertThat(folder.resolve("o/where-to-look.png")).isNotEmptyFile();
    }
}
