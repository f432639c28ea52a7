package dev.tandem.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.log.LogFolder;
import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import dev.tandem.engine.log.LoggedRun;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.support.PulseWatch;
import dev.tandem.workbench.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFilteringTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;
    private final String logs = System.getProperty(LogFolder.PROPERTY);
    private OpenWindow open;

    @BeforeEach
    void openWindow() throws Exception {
        System.setProperty(LogFolder.PROPERTY, folder.resolve("logs").toString());
        open = new OpenWindow(1000, 700);
        show("tandem.logs");
    }

    @AfterEach
    void closeWindow() throws IOException {
        if (logs == null) {
            System.clearProperty(LogFolder.PROPERTY);
        } else {
            System.setProperty(LogFolder.PROPERTY, logs);
        }
        open.close();
    }

    private void show(String view) {
        on(() -> {
            open.workbench().window().show(view);
            return null;
        });
    }

    /// Also from the window's thread.
    private static <T> T on(Callable<T> work) {
        if (!Platform.isFxApplicationThread()) {
            return OpenWindow.onWindow(work);
        }
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private <T extends Node> T find(String what) {
        return (T) on(() -> open.workbench().window().scene().lookup(what));
    }

    private LogsView view() {
        return find(".logs");
    }

    private void print(LogLevel level, String source, String text) {
        view().store().add(new LogLine(NOON, level, source, text));
    }

    private void printMany(int count) {
        LogStore store = view().store();
        for (int i = 0; i < count; i++) {
            store.add(new LogLine(NOON.plusMillis(i), i % 100 == 99 ? LogLevel.ERROR : LogLevel.OUTPUT, "pool-1/" + i % 4,
                    "step " + i + " of the iteration, residual 0.000" + i % 7));
        }
    }

    private int size() {
        return on(() -> view().shown().size());
    }

    private void awaitSize(int size) throws Exception {
        OpenWindow.awaitWindow("lines: size=" + size, () -> size() == size);
    }

    private void search(String text, boolean expression) {
        TextField field = find("#logs-search");
        ToggleButton toggle = find("#logs-expression");
        on(() -> {
            toggle.setSelected(expression);
            field.setText(text);
            return null;
        });
    }

    private String problem() {
        Label problem = find("#logs-problem");
        return on(() -> problem.isVisible() ? problem.getText() : "");
    }

    private boolean follows() {
        ToggleButton follow = find("#logs-follow");
        return on(follow::isSelected);
    }

    private void press(KeyCode key) {
        ListView<NumberedLine> list = find("#logs-list");
        on(() -> {
            list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
            return null;
        });
    }

    private void awaitEndInSight() throws Exception {
        ListView<NumberedLine> list = find("#logs-list");
        OpenWindow.awaitWindow("end in sight", () -> lastShown(list) == size() - 1);
    }

    /// The number of the last line in sight; where all are shown, that is its place.
    private static int lastShown(ListView<NumberedLine> list) {
        return list.lookupAll(".list-cell").stream().filter(cell -> cell.isVisible() && ((LogCell) cell).getItem() != null)
                .mapToInt(cell -> (int) ((LogCell) cell).getItem().number()).max().orElse(-1);
    }

    @Test
    void scrollingUpEndsFollowingAndTheEndBringsItBack() throws Exception {
        printMany(500);
        awaitSize(500);
        awaitEndInSight();
        ListView<NumberedLine> list = find("#logs-list");
        on(() -> {
            Node cell = list.lookup(".list-cell");
            cell.fireEvent(new ScrollEvent(ScrollEvent.SCROLL, 5, 5, 5, 5, false, false, false, false, false, false, 0, 60, 0, 60,
                    ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
            return null;
        });
        assertThat(follows()).isFalse();
        int seen = on(() -> lastShown(list));
        printMany(300);
        awaitSize(800);
        assertThat(on(() -> lastShown(list))).isEqualTo(seen);
        press(KeyCode.END);
        assertThat(follows()).isTrue();
        awaitEndInSight();
        press(KeyCode.HOME);
        assertThat(follows()).isFalse();
        Node follow = find("#logs-follow");
        open.clickOn(follow);
        awaitEndInSight();
    }

    @Test
    void aWrongExpressionIsMarkedAndLosesNothing() throws Exception {
        printMany(500);
        print(LogLevel.ERROR, "pool-1/2", "Exception in task: array index 7 out of bounds");
        awaitSize(501);
        search("task: [a-z]+ index (\\d", true);
        OpenWindow.awaitWindow("problem", () -> true);
        assertThat(problem()).startsWith("This is no regular expression: Unclosed group");
        assertThat(on(() -> this.<TextField>find("#logs-search").getPseudoClassStates().toString())).contains("wrong");
        assertThat(size()).isEqualTo(501);
        print(LogLevel.OUTPUT, "pool-1/2", "comes nevertheless");
        awaitSize(502);
        pictures("logs-wrong-expression");
        search("task: [a-z]+ index (\\d)", true);
        awaitSize(1);
        assertThat(problem()).isEmpty();
    }

    @Test
    void anExpressionThatTakesForEverLeavesTheWindowFree() throws Exception {
        printMany(100);
        print(LogLevel.OUTPUT, "pool-1/0", "a".repeat(3000) + "!");
        awaitSize(101);
        search("(a+)+b", true);
        OpenWindow.awaitWindow("problem", () -> ((Label) open.workbench().window().scene().lookup("#logs-problem")).isVisible());
        assertThat(problem()).startsWith("This expression takes too long");
        awaitSize(101);
        search("step 9", false);
        awaitSize(11);
        assertThat(problem()).isEmpty();
    }

    @Test
    void whereNoLinePassesTheViewSaysSo() throws Exception {
        printMany(50);
        awaitSize(50);
        search("there is no such text", false);
        awaitSize(0);
        OpenWindow.awaitWindow("words", () -> open.workbench().window().scene().lookup("#logs-no-match") != null);
        pictures("logs-no-match");
        search("", false);
        awaitSize(50);
    }

    @Test
    void errorsThatNobodyHasSeenAreCountedOnTheTab() throws Exception {
        show("tandem.processes");
        print(LogLevel.ERROR, "pool-1/0", "trouble");
        print(LogLevel.OUTPUT, "pool-1/0", "no trouble");
        print(LogLevel.ERROR, "pool-1/0", "more trouble");
        OpenWindow.awaitWindow("count", () -> title().equals("Logs (2)"));
        open.picture("logs-counted");
        show("tandem.logs");
        OpenWindow.awaitWindow("no count", () -> title().equals("Logs"));
        print(LogLevel.ERROR, "pool-1/0", "seen at once");
        awaitSize(4);
        show("tandem.processes");
        OpenWindow.awaitWindow("no count", () -> title().equals("Logs"));
    }

    private String title() {
        return open.workbench().window().scene().getRoot().lookupAll(".header").stream().filter(each -> "tandem.logs".equals(each.getId()))
                .map(Node::getAccessibleText).findFirst().orElse("");
    }

    @Test
    void whatIsShownAndAllCanBeSaved() throws Exception {
        printMany(300);
        awaitSize(300);
        search("residual 0.0001", false);
        awaitSize(43);
        Path shown = folder.resolve("shown.txt");
        Path all = folder.resolve("all.txt");
        on(() -> {
            view().save(shown, false);
            view().save(all, true);
            return null;
        });
        OpenWindow.awaitWindow("files", () -> Files.exists(shown) && Files.exists(all));
        assertThat(Files.readAllLines(shown)).hasSize(43).allMatch(line -> line.endsWith("residual 0.0001"));
        assertThat(Files.readAllLines(all)).hasSize(300).first().asString().contains("\tout\tpool-1/0\tstep 0 ");
        on(() -> {
            view().save(folder.resolve("none/log.txt"), true);
            return null;
        });
        OpenWindow.awaitWindow("failure told", () -> find(".status-bar").lookupAll(".label").stream().map(Label.class::cast)
                .anyMatch(label -> label.getText().contains("\"Save log\" has failed: there is no folder")));
    }

    @Test
    void anEarlierRunIsShownInItsPlaceAndNothingOfThisOneIsLost() throws Exception {
        Path run = Files.createDirectories(folder.resolve("logs/2026-02-28-174500-4711"));
        Files.write(run.resolve("about.txt"), List.of("what=run a_sweep.jsh", "pid=4711", "started=2026-02-28T17:45:00Z"));
        Files.write(run.resolve("log-000001.txt"), List.of("2026-02-28 17:45:01.000+00:00\tout\tpool-7/3\tof long ago",
                "2026-02-28 17:45:02.000+00:00\terror\tpool-7/3\tbroken",
                "2026-02-28 17:45:03.000+00:00\tstate\tpool-7/3\tprocess 9 has ended: killed"));
        printMany(50);
        awaitSize(50);
        MenuButton more = find("#logs-more");
        on(() -> {
            more.show();
            return null;
        });
        EarlierRuns menu =
                on(() -> more.getItems().stream().filter(EarlierRuns.class::isInstance).map(EarlierRuns.class::cast).findFirst().orElseThrow());
        OpenWindow.awaitWindow("runs", () -> menu.getItems().getFirst().getText().contains("run a_sweep.jsh, 1 KB"));
        on(() -> {
            menu.getItems().getFirst().fire();
            more.hide();
            return null;
        });
        awaitSize(3);
        assertThat(on(() -> this.<Label>find("#logs-note").getText())).contains("Earlier run: 28 Feb 2026", "read only");
        assertThat(on(() -> this.<ComboBox<String>>find("#logs-source").getItems())).containsExactly("All sources", "pool-7/3");
        search("broken", false);
        awaitSize(1);
        pictures("logs-earlier-run");
        search("", false);
        print(LogLevel.OUTPUT, "pool-1/0", "in the meantime");
        Button back = find("#logs-back");
        on(() -> {
            back.fire();
            return null;
        });
        awaitSize(51);
        assertThat(new LogFolder(folder.resolve("logs")).runs()).extracting(LoggedRun::isOpen).containsExactly(false);
    }

    @Test
    void clearingForgetsWhatWasBeforeAndShowsWhatComes() throws Exception {
        printMany(50);
        awaitSize(50);
        MenuButton more = find("#logs-more");
        on(() -> {
            more.getItems().stream().filter(item -> "logs-clear".equals(item.getId())).forEach(item -> item.fire());
            return null;
        });
        awaitSize(0);
        print(LogLevel.OUTPUT, "pool-1/0", "fresh");
        awaitSize(1);
    }

    @Test
    void picturesOfABusyLog() throws Exception {
        pictures("logs-empty");
        String name = "a pool with a name that is much longer than its column";
        print(LogLevel.STATE, "pool-1", "opened in session with 4 workers");
        print(LogLevel.STATE, "pool-1/0", "process 4711 is ready");
        IntStream.range(0, 6).forEach(i -> print(LogLevel.OUTPUT, "pool-1/" + i % 4, "step " + i + ": residual 0.0" + i));
        print(LogLevel.INFO, "my.solver.Newton", "converged after 7 steps");
        print(LogLevel.WARNING, "sweep", "too few points: valid=3");
        print(LogLevel.ERROR, name + "/112", "java.lang.IllegalStateException: " + "a long reason, ".repeat(20));
        print(LogLevel.ERROR, name + "/112", "\tat solve (solver.jsh:12)");
        print(LogLevel.STATE, "pool-1/0", "process 4711 has ended: killed by signal 9");
        awaitSize(13);
        pictures("logs-busy");
        printMany(100_000);
        awaitSize(100_013);
        pictures("logs-100000");
    }

    @Test
    void chosenLinesStayChosenWhileOthersCome() throws Exception {
        printMany(500);
        awaitSize(500);
        awaitEndInSight();
        ListView<NumberedLine> list = find("#logs-list");
        Node cell = on(() -> list.lookupAll(".list-cell").stream().filter(each -> ((LogCell) each).getItem() != null).findFirst().orElseThrow());
        open.clickOn(cell);
        long chosen = on(() -> list.getSelectionModel().getSelectedItem().number());
        assertThat(follows()).isFalse();
        printMany(500);
        awaitSize(1000);
        assertThat(on(() -> list.getSelectionModel().getSelectedItem().number())).isEqualTo(chosen);
        search("step " + chosen + " ", false);
        awaitSize(2);
        assertThat(on(() -> list.getSelectionModel().getSelectedItem().number())).isEqualTo(chosen);
        search("", false);
        awaitSize(1000);
        assertThat(on(() -> list.getSelectionModel().getSelectedItem().number())).isEqualTo(chosen);
        press(KeyCode.ESCAPE);
        assertThat(on(() -> list.getSelectionModel().isEmpty())).isTrue();
    }

    @Test
    void theScrollBarOfManyLinesCanBeTakenHoldOfAndItsEndFollows() throws Exception {
        printMany(100_000);
        awaitSize(100_000);
        awaitEndInSight();
        ScrollBar bar = find("#logs-scroll");
        OpenWindow.awaitWindow("thumb", () -> bar.lookup(".thumb").getLayoutBounds().getHeight() > 15);
        ListView<NumberedLine> list = find("#logs-list");
        on(() -> {
            bar.setValue(40_000);
            return null;
        });
        assertThat(follows()).isFalse();
        OpenWindow.awaitWindow("middle", () -> Math.abs(lastShown(list) - 40_000) < 50);
        on(() -> {
            bar.setValue(bar.getMax());
            return null;
        });
        assertThat(follows()).isTrue();
        awaitEndInSight();
    }

    @Test
    void withLargeTextsTheLastLineIsInSight() throws Exception {
        printMany(500);
        awaitSize(500);
        on(() -> {
            open.workbench().window().setTextSize(18);
            return null;
        });
        ListView<NumberedLine> list = find("#logs-list");
        OpenWindow.awaitWindow("end in sight", () -> list.getFixedCellSize() > 25 && lastShown(list) == 499
                && list.lookupAll(".list-cell").stream().filter(cell -> cell.isVisible() && ((LogCell) cell).getItem() != null)
                        .allMatch(cell -> cell.getBoundsInParent().getMaxY() <= list.getHeight()));
        open.picture("logs-large-text");
    }

    private void pictures(String name) throws Exception {
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            on(() -> {
                open.workbench().window().setTheme(theme);
                return null;
            });
            open.picture(name + "-" + theme.name().toLowerCase());
        }
    }

    @Tag("long")
    @Test
    void aMillionLinesHoldNothingUp() throws Exception {
        PulseWatch pulses = on(() -> {
            PulseWatch made = new PulseWatch();
            made.start();
            return made;
        });
        long begun = System.nanoTime();
        printMany(1_000_000);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        awaitSize(1_000_000);
        Duration shown = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        search("residual 0.0003", false);
        awaitSize(142_857);
        Duration filtered = Duration.ofNanos(System.nanoTime() - begun);
        begun = System.nanoTime();
        search("step \\d*7\\d* of .*3$", true);
        OpenWindow.awaitWindow("found", () -> size() < 100_000);
        Duration expression = Duration.ofNanos(System.nanoTime() - begun);
        search("", false);
        awaitSize(1_000_000);
        ScrollBar bar = find("#logs-scroll");
        begun = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            int index = i * 4999;
            on(() -> {
                bar.setValue(index);
                view().layout();
                return null;
            });
        }
        Duration scrolled = Duration.ofNanos(System.nanoTime() - begun);
        System.err.println("a million lines: taken=" + taken + ", shown=" + shown + ", filtered=" + filtered + ", expression=" + expression
                + ", 200 scrolls=" + scrolled + ", longest on the window's thread=" + on(pulses::longest));
        assertThat(on(pulses::longest)).isLessThan(Duration.ofMillis(500));
        assertThat(scrolled).isLessThan(Duration.ofSeconds(8));
        assertThat(filtered).isLessThan(Duration.ofSeconds(8));
    }
}
