package dev.tandem.workbench.snapshot;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/// Runs a script in a window that nobody sees, and takes pictures of it: one while workers compute, if they do, and
/// one in each theme at the end.
public final class RecordedRun {
    private static final double WIDE = 1600;
    private static final double HIGH = 1000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);
    /// How far the window may lag behind what it shows.
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final ScriptSettings scripts;
    private final Function<String, Path> pictures;
    private final Consumer<Path> told;
    private final AtomicBoolean failed = new AtomicBoolean();

    /// @param pictures where a picture goes: `running`, `light`, `dark`
    /// @param told hears where each picture is
    public RecordedRun(ScriptSettings scripts, Function<String, Path> pictures, Consumer<Path> told) {
        this.scripts = scripts;
        this.pictures = pictures;
        this.told = told;
    }

    /// Returns when the script has ended and the pictures are there.
    ///
    /// @return whether every statement succeeded
    public boolean of(Path script) throws IOException, InterruptedException {
        Path settings = Files.createTempFile("window-settings", ".properties");
        try (OffscreenWorkbench window = OffscreenWorkbench.open(new Settings(settings), scripts, WIDE, HIGH)) {
            window.workbench().host().addListener(new HostListener() {
                @Override
                public void happened(StatementOutcome outcome) {
                    failed.compareAndSet(false, !outcome.succeeded());
                    ErrorReport.lines(outcome).forEach(System.err::println);
                    ErrorReport.notes(outcome).forEach(System.err::println);
                }
            });
            CompletableFuture<Void> end = window.start(script);
            if (await(() -> end.isDone() || isBusy(), null) && !end.isDone()) {
                takeNow(window, "running");
            }
            end.join();
            Instant ended = Instant.now();
            await(() -> window.shown().isAfter(ended), SETTLED);
            take(window, "light");
            window.setTheme(Theme.DARK);
            take(window, "dark");
        } finally {
            Files.deleteIfExists(settings);
        }
        return !failed.get();
    }

    private void take(OffscreenWorkbench window, String name) throws IOException {
        Path picture = pictures.apply(name);
        window.takePicture(picture);
        told.accept(picture);
    }

    /// Short work may be over before the window would look by itself.
    private void takeNow(OffscreenWorkbench window, String name) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        window.workbench().feed().lookNow();
        await(() -> window.shown().isAfter(begun), SETTLED);
        take(window, name);
    }

    private static boolean isBusy() {
        return ParallelExecutionManager.snapshot().roots().stream().anyMatch(RecordedRun::hasBusyWorker);
    }

    private static boolean hasBusyWorker(RuntimeSnapshot.Scope scope) {
        return scope.scopes().stream().anyMatch(RecordedRun::hasBusyWorker) || scope.groups().stream()
                .flatMap(group -> group.workers().stream()).anyMatch(worker -> worker.state() == WorkerState.BUSY);
    }

    /// @param longest how long at most, or null for as long as it takes
    private static boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
        long begun = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (longest != null && System.nanoTime() - begun > longest.toNanos()) {
                return false;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return true;
    }
}
