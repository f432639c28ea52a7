package dev.tandem.logs;

import dev.tandem.engine.log.LogFolder;
import dev.tandem.engine.log.LoggedRun;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/// The menu with the runs whose logs are on disk, looked for whenever it is about to be seen. Used on the window's thread, which does not wait
/// for the disk.
final class EarlierRuns extends Menu {
    private static final int MOST = 20;

    private final Executor background;
    private final Consumer<LoggedRun> chosen;

    EarlierRuns(Executor background, Consumer<LoggedRun> chosen) {
        super("Open earlier run");
        setId("logs-earlier");
        this.background = background;
        this.chosen = chosen;
        getItems().setAll(word("Looking for earlier runs…"));
    }

    /// Looks for them.
    void look() {
        background.execute(() -> {
            try {
                List<LoggedRun> runs = LogFolder.ofUser().runs().stream().filter(each -> !each.isOfThisProcess()).limit(MOST).toList();
                Platform.runLater(() -> show(runs));
            } catch (IOException | RuntimeException e) {
                // A folder that cannot be read is told where the runs would be.
                Platform.runLater(() -> getItems().setAll(word("The folder of logs cannot be read: " + LogFolder.ofUser().path() + ", " + e)));
            }
        });
    }

    private void show(List<LoggedRun> runs) {
        getItems().setAll(runs.stream().map(this::item).toList());
        if (runs.isEmpty()) {
            getItems().add(word("There is none in " + LogFolder.ofUser().path()));
        }
    }

    private MenuItem item(LoggedRun run) {
        MenuItem item = word(name(run) + ", " + size(run.bytes()) + (run.isOpen() ? ", still runs" : ""));
        item.setDisable(false);
        item.setOnAction(_ -> chosen.accept(run));
        return item;
    }

    private static MenuItem word(String text) {
        MenuItem word = new MenuItem(text);
        // An underscore would be read as the sign of a key.
        word.setMnemonicParsing(false);
        word.setDisable(true);
        return word;
    }

    /// Such as `1 Mar 2026, 09:46, run sweep.jsh`.
    static String name(LoggedRun run) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(Locale.UK).withZone(ZoneId.systemDefault())
                .format(run.started()) + ", " + run.what();
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? Math.max(1, bytes >> 10) + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (1 << 20));
    }
}
