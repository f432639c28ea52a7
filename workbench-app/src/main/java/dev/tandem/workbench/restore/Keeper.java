package dev.tandem.workbench.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;

/// Has a window go on with what the one before has left, and keeps for the next one what there is: every two seconds, when
/// it has changed. Used on the window's thread, which never waits for the disk but at `close`, and then not for long.
///
/// States: NEW -> restoring by `restore` -> keeping -> closed.
public final class Keeper {
    private static final Duration PERIOD = Duration.seconds(2);
    private static final java.time.Duration LAST_WRITE = java.time.Duration.ofSeconds(5);

    private final Path place;
    private final Supplier<Kept> present;
    private final Consumer<String> notices;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tandem-keep").factory());
    private final Timeline clock = new Timeline(new KeyFrame(PERIOD, _ -> keep()));
    /// Used by the writer; null when there is no such folder.
    private KeptFolder folder;
    private Kept last = Kept.NOTHING;
    private boolean isRestored;
    private boolean isClosed;

    /// @param place the folder of the user in which windows keep what they have
    /// @param present asked, on the window's thread, what there is to keep
    /// @param notices told, in a sentence, when nothing can be kept
    public Keeper(Path place, Supplier<Kept> present, Consumer<String> notices) {
        this.place = place;
        this.present = present;
        this.notices = notices;
        clock.setCycleCount(Animation.INDEFINITE);
    }

    /// The folder of the user, or the one that `tandem.windows` names.
    public static Path ofUser() {
        String given = System.getProperty("tandem.windows");
        return given != null ? Path.of(given) : Path.of(System.getProperty("user.home"), ".tandem", "windows");
    }

    /// Gives on what was left, on the window's thread, and begins to keep when it has been taken over.
    public void restore(Function<Kept, CompletableFuture<?>> taker) {
        writer.execute(() -> {
            Kept left = Kept.NOTHING;
            try {
                folder = KeptFolder.open(place);
                left = folder.take(file -> Platform.runLater(() -> notices.accept("What a window has left cannot be read: " + file)));
            } catch (IOException e) {
                tell("Texts of the last window were not found again", e);
            }
            Kept found = left;
            Platform.runLater(() -> {
                taker.apply(found).thenRun(() -> {
                    if (isClosed) {
                        return;
                    }
                    isRestored = true;
                    clock.play();
                });
            });
        });
    }

    private void keep() {
        Kept now = present.get();
        if (!now.equals(last)) {
            last = now;
            writer.execute(() -> write(now));
        }
    }

    private void write(Kept kept) {
        if (folder == null) {
            return;
        }
        try {
            folder.write(kept);
            folder.forgetTaken();
        } catch (IOException e) {
            tell("Texts that are not saved would be lost if this window were killed", e);
        }
    }

    private void tell(String what, IOException cause) {
        System.getLogger("dev.tandem.workbench").log(System.Logger.Level.WARNING, "window not kept: folder=" + place, cause);
        Platform.runLater(() -> notices.accept(what + ": cause=" + cause));
    }

    /// Keeps this for the next window, and ends.
    public void close(Kept kept) {
        clock.stop();
        // What was left stays there for the next window when this one closes before it has taken it over.
        boolean isComplete = isRestored;
        isClosed = true;
        writer.execute(() -> {
            if (isComplete) {
                write(kept);
            }
            try {
                if (folder != null) {
                    folder.close();
                }
            } catch (IOException e) {
                // Its locks end with this process all the same.
            }
        });
        writer.shutdown();
        try {
            writer.awaitTermination(LAST_WRITE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
