package dev.tandem.logs;

import dev.tandem.engine.log.LogFolder;
import dev.tandem.engine.log.LoggedRun;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.SavePlace;
import dev.tandem.toolkit.Sight;
import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.PatternSyntaxException;
import java.util.stream.LongStream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;

/// The log with its filters: of this run as it grows, or of an earlier one. Lines are taken, filtered, read and saved on other threads; here
/// a list learns the numbers of those that are shown, four times a second and while somebody can see it. Used on the window's thread.
public final class LogsView extends BorderPane {
    /// Each change of the list costs, so they are few.
    private static final Duration PERIOD = Duration.millis(250);
    /// So long what was shown before stays when there is another filter.
    private static final long PATIENCE = 300_000_000;

    private final ViewContext context;
    private final LogModel model;
    private final ShownLines shown;
    private final LogList list;
    private final LogBar bar;
    private final LogNote note;
    private final MenuItem clear = new MenuItem("Clear");
    private final ExecutorService searches = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("tandem-logs").factory());
    private final AtomicBoolean looks = new AtomicBoolean();
    private LogSearch search;
    /// The filter of the last search that came to its end.
    private LogFilter proven = LogFilter.STANDARD;
    private LogFilter present = LogFilter.STANDARD;
    /// When the search began whose lines are not shown yet, as of the system's clock; 0 when they are.
    private long begun;
    private long told;

    public LogsView(ViewContext context) {
        this.context = context;
        model = new LogModel(context.scripts()::placed);
        shown = new ShownLines(model.store());
        list = new LogList(shown);
        bar = new LogBar(more(), list.followsProperty(), this::refilter);
        note = new LogNote(this::showThisRun);
        search = new LogSearch(model.store(), new LineTest(present, model.store()));
        getStyleClass().add("logs");
        setTop(new VBox(bar, note));
        setCenter(list);
        setMinHeight(0);
        place();
        Timeline clock = new Timeline(new KeyFrame(PERIOD, _ -> tick()));
        clock.setCycleCount(Timeline.INDEFINITE);
        clock.play();
        context.onClose(() -> {
            clock.stop();
            model.close();
            search.end();
            searches.shutdownNow();
        });
    }

    private MenuButton more() {
        EarlierRuns earlier = new EarlierRuns(searches, this::open);
        MenuItem saveShown = new MenuItem("Save what is shown…");
        saveShown.setOnAction(_ -> askWhere(false));
        MenuItem saveAll = new MenuItem("Save all lines…");
        saveAll.setOnAction(_ -> askWhere(true));
        clear.setId("logs-clear");
        clear.setOnAction(_ -> {
            model.store().clear();
            begin(present);
        });
        MenuButton more = new MenuButton("More", null, saveShown, saveAll, new SeparatorMenuItem(), earlier, new SeparatorMenuItem(), clear);
        more.setId("logs-more");
        more.getStyleClass().add("small");
        more.setMinWidth(USE_PREF_SIZE);
        more.setOnShowing(_ -> earlier.look());
        return more;
    }

    /// The lines of this run.
    LogStore store() {
        return model.store();
    }

    /// The lines that are shown.
    ShownLines shown() {
        return shown;
    }

    private boolean isEarlier() {
        return search.store() != model.store();
    }

    private void refilter() {
        LogFilter wanted = bar.filter();
        if (wanted.least() != null) {
            begin(wanted);
        }
    }

    /// Looks for other lines; what is shown stays until there are some.
    private void begin(LogFilter wanted) {
        begin(wanted, search.store());
    }

    private void begin(LogFilter wanted, LogStore store) {
        try {
            LineTest test = new LineTest(wanted, store);
            bar.mark(false);
            note.wrong("");
            search.end();
            search = new LogSearch(store, test);
            present = wanted;
            begun = System.nanoTime();
            look();
        } catch (PatternSyntaxException e) {
            bar.mark(true);
            note.wrong("This is no regular expression: " + e.getDescription() + (e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1))
                    + ". What was shown before stays.");
        }
    }

    private void look() {
        if (looks.compareAndSet(false, true)) {
            LogSearch wanted = search;
            searches.execute(() -> {
                wanted.look();
                looks.set(false);
                Platform.runLater(() -> looked(wanted));
            });
        }
    }

    private void looked(LogSearch its) {
        if (its != search) {
            look();
        } else if (begun != 0) {
            pump();
        }
    }

    /// Whether lines that are added can be seen: what others cost would be lost, and lists without height complain of them.
    private boolean isInSight() {
        return Sight.isShown(this) && list.hasRoom();
    }

    private void tick() {
        boolean inSight = isInSight();
        long unseen = model.unseenErrors(inSight);
        if (unseen != told) {
            told = unseen;
            context.count(LogsTab.ID, unseen);
        }
        if (inSight) {
            pump();
        }
    }

    /// Shows what has been found, and has more looked for.
    private void pump() {
        if (search.problem() != null) {
            refuse(search.problem());
            return;
        }
        if (begun == 0) {
            list.forget(shown.forget());
            shown.append(search.take());
            list.refresh();
        } else if (search.isDone() || System.nanoTime() - begun > PATIENCE) {
            begun = 0;
            long kept = list.kept();
            shown.replace(search.store(), search.take());
            list.replaced(kept);
        }
        if (search.isDone()) {
            proven = present;
        } else {
            look();
        }
        tellCounts();
    }

    /// An expression that takes for ever: back to the filter before.
    private void refuse(String why) {
        LogFilter before = proven.equals(present) ? new LogFilter(present.least(), present.source(), "") : proven;
        begin(before);
        bar.mark(true);
        note.wrong("This expression takes too long: " + why + ". What was shown before stays.");
    }

    private void tellCounts() {
        LogStore store = search.store();
        long all = store.end() - store.first();
        String words =
                shown.size() == all ? all == 0 ? "" : all == 1 ? "1 line" : number(all) + " lines" : number(shown.size()) + " of " + number(all);
        bar.count(search.isDone() || begun != 0 ? words : number(shown.size()) + ", " + Math.round(search.share() * 100) + " % searched");
        bar.offer(store);
        note.dropped(store.dropped() == 0 ? "" : number(store.dropped()) + " earlier lines are not in memory any more: see the files in "
                + LogFolder.ofUser().path() + ".");
        place();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// What stands where no line is.
    private void place() {
        boolean none = search.store().end() == search.store().first();
        String id = none ? "logs-none" : "logs-no-match";
        if (list.placeholder() == null || !id.equals(list.placeholder().getId())) {
            EmptyState empty = none ? new EmptyState("Nothing logged", "What workers print, and what becomes of them, appears here "
                    + "and stays readable when they are gone.")
                    : new EmptyState("No line passes the filter", "There are lines, of other sources or levels, or without what is searched for.");
            empty.setId(id);
            list.setPlaceholder(empty);
        }
    }

    private void askWhere(boolean all) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save log");
        chooser.setInitialFileName("log.txt");
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter("Text", "*.txt"), new FileChooser.ExtensionFilter("All files", "*.*"));
        File file = SavePlace.ask(chooser, getScene().getWindow());
        if (file != null) {
            save(file.toPath(), all);
        }
    }

    /// @param all whether also lines that the filter holds back
    void save(Path file, boolean all) {
        LogStore store = search.store();
        long[] numbers = all ? LongStream.range(store.first(), store.end()).toArray() : shown.numbers();
        context.background().run("Save log", progress -> {
            LogFiles.save(file, store, numbers, progress);
            return numbers.length;
        }).thenAccept(count -> Platform.runLater(() -> context.notify("Saved " + number(count) + (count == 1 ? " line: " : " lines: ") + file)));
    }

    /// Shows an earlier run in the place of this one.
    void open(LoggedRun run) {
        context.background().run("Open log", progress -> LogFiles.read(run, progress))
                .thenAccept(store -> Platform.runLater(() -> show(store, "Earlier run: " + EarlierRuns.name(run))));
    }

    private void showThisRun() {
        show(model.store(), "");
    }

    /// @param earlier what earlier run it is; nothing for this one
    private void show(LogStore store, String earlier) {
        note.earlier(earlier);
        clear.setDisable(!earlier.isEmpty());
        bar.offerOnly(store);
        begin(bar.filter(), store);
        list.followsProperty().set(!isEarlier());
    }
}
