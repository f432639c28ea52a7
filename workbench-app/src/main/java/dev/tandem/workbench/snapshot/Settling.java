package dev.tandem.workbench.snapshot;

import dev.tandem.charts.view.ChartView;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Scene;

/// Pictures of scenes whose charts are drawn off the window's thread: taken when these are there.
public final class Settling {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(3);

    /// Does work on the window's thread, and returns when it is done.
    @FunctionalInterface
    public interface WindowThread {
        <T> T call(Callable<T> work);
    }

    private Settling() {}

    /// Takes a picture; after a while also when a chart is not there yet, since another picture is better than none.
    public static Picture picture(WindowThread window, Scene scene) {
        long begun = System.nanoTime();
        while (true) {
            boolean isLate = System.nanoTime() - begun > LONGEST.toNanos();
            // Taking a picture lays the scene out, which has charts drawn that have another size by that.
            Picture picture = window.call(() -> {
                Picture taken = Picture.of(scene);
                return isLate || ChartView.areSettled(scene) ? taken : null;
            });
            if (picture != null) {
                return picture;
            }
            while (System.nanoTime() - begun < LONGEST.toNanos() && !window.call(() -> ChartView.areSettled(scene))) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }
}
