package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.SweepResult;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The demo and the snapshots as somebody without a display gets them.
@ExtendWith(LeavesNothing.class)
class DemoTest {
    @TempDir
    private Path folder;

    @Test
    void theDemoLeavesPicturesAndTablesAndSaysWhereAndThatNothingIsShownWithoutGtk() throws Exception {
        Path hidden = Files.createDirectory(folder.resolve("hidden"));
        Files.createFile(hidden.resolve("libgtk-3.so.0"));
        LaunchedMain.Result result = LaunchedMain.startFrom(List.of("env", "DISPLAY=:54321", "LD_LIBRARY_PATH=" + hidden), folder,
                "demo", "--out", "results").end();
        assertThat(result.out()).startsWith("No window can be opened, since libraries of the system are missing: libgtk-3.so.0")
                .contains("Nothing is shown; pictures of the window are left in a folder.");
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("best fit: beta=1.65", "misfit=4329.049", "R0 = beta / gamma = 3.75", "The demo is done",
                folder.resolve("results").toString());

        SweepResult table = SweepResult.readCsv(folder.resolve("results/flu-1978.csv"), "misfit");
        assertThat(table.size()).isEqualTo(961);
        assertThat(table.minimum("misfit").get("misfit")).isCloseTo(4329.049171412782, org.assertj.core.data.Offset.offset(1e-6));
        assertThat(folder.resolve("results/flu-1978.h5")).isNotEmptyFile();
        for (String picture : new String[] {"window-light", "window-dark", "boys-in-bed-january-1978", "influenza-1978-misfit"}) {
            assertThat(colours(folder.resolve("results").resolve(picture + ".png"))).as(picture).isGreaterThan(50);
        }
    }

    @Tag("long")
    @Test
    void aSnapshotOfALongScriptShowsItsWorkersAtWork() throws Exception {
        Files.writeString(folder.resolve("long.jsh"), """
                WorkerPool pool = WorkerPool.processes(3);
                pool.map(x -> { for (long t = System.nanoTime(); System.nanoTime() - t < 1e9;) Math.sin(x); return x; }, List.of(1, 2, 3, 4, 5, 6));
                """);
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "snapshot", "long.jsh", "--out", "pictures");
        assertThat(result.code()).as(result.err()).isZero();
        for (String kind : new String[] {"running", "light", "dark"}) {
            assertThat(colours(folder.resolve("pictures/long-" + kind + ".png"))).as(kind).isGreaterThan(50);
        }
    }

    @Test
    void aSnapshotOfAScriptThatFailsSaysSo() throws Exception {
        Files.writeString(folder.resolve("broken.jsh"), "int x = 1;\nx / 0\n");
        LaunchedMain.Result result = LaunchedMain.run(folder, "", "snapshot", "broken.jsh", "--out", "pictures");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).contains("broken.jsh:2");
    }

    private static long colours(Path picture) throws Exception {
        BufferedImage image = ImageIO.read(picture.toFile());
        return IntStream.range(0, image.getHeight()).flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y))).distinct()
                .count();
    }
}
