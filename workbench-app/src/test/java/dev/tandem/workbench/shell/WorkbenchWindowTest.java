package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.plugin.ViewArea;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.snapshot.Picture;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkbenchWindowTest {
    @Test
    void isDrawnWithoutADisplay() throws Exception {
        try (OpenWindow open = new OpenWindow(1600, 1000)) {
            Picture picture = open.picture("empty-light");
            assertThat(picture.width()).isEqualTo(1600);
            assertThat(picture.height()).isEqualTo(1000);
            assertThat(picture.colours()).isGreaterThan(20);
        }
    }

    @Test
    void aHiddenRegionLeavesItsPlaceToTheOthers() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            Node plots = open.workbench().window().scene().lookup(".plot-tabs");
            OpenWindow.onWindow(() -> {
                open.<CheckMenuItem>menuItem("View", "Right side").setSelected(false);
                return null;
            });
            assertThat(plots.getScene()).isNull();
            assertThat(open.settings().get("layout.region.right", "")).isEqualTo("hidden");
            open.picture("without-right-side");
            onWindow(() -> {
                open.workbench().window().show("tandem.plots");
                return null;
            });
            awaitWindow("notice", () -> notice(open).endsWith("which is hidden: View, Right side shows it."));
            onWindow(() -> {
                open.<CheckMenuItem>menuItem("View", "Right side").setSelected(true);
                return null;
            });
            assertThat(onWindow(() -> notice(open))).isEmpty();
            onWindow(() -> {
                open.workbench().window().hintAt("tandem.plots");
                assertThat(notice(open)).as("it is in front").isEmpty();
                open.workbench().window().hintAt("tandem.variables");
                return null;
            });
            awaitWindow("notice", () -> notice(open).equals("There is something to see in Variables, which cannot be seen: Go, Variables shows it."));
            onWindow(() -> {
                open.workbench().window().show("tandem.variables");
                return null;
            });
            awaitWindow("seen", () -> notice(open).isEmpty());
        }
    }

    private static String notice(OpenWindow open) {
        return ((Labeled) open.workbench().window().scene().lookup("#status-notice")).getText();
    }

    @Test
    void thePanelsBelowAreAStripUntilThereAreWorkersAndATabFoldsThem() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            awaitWindow("code has 60 % of the height", () -> height(open, ".editors") + height(open, ".console") > 0.6 * 720);
            assertThat(onWindow(() -> panels(open))).isLessThan(40);
            try (WorkerPool _ = WorkerPool.processes(1)) {
                awaitWindow("panels with a worker", () -> panels(open) > 150);
            }
            // The first click brings another tab to the front, the second one folds it.
            open.clickOn("Logs").clickOn("Logs");
            awaitWindow("folded", () -> panels(open) < 40);
            open.clickOn("Logs");
            awaitWindow("unfolded", () -> panels(open) > 150);
            open.clickOn("Logs");
            awaitWindow("folded again", () -> panels(open) < 40);
            onWindow(() -> {
                open.workbench().window().show("tandem.sweeps");
                return null;
            });
            awaitWindow("sweeps", () -> panels(open) > 150);
        }
    }

    @Test
    void partsHaveTheirSharesAgainWhenTheWindowWasSmallForAWhile() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 980)) {
            open.clickOn("Logs");
            awaitWindow("panels", () -> panels(open) > 150);
            drag(open, divider -> divider.getWidth() < 10 && divider.localToScreen(0, 0).getX() > 500, -90, 0);
            drag(open, divider -> divider.getWidth() > 990, 0, 120);
            awaitWindow("dragged", () -> panels(open) < 250 && width(open, ".plot-tabs") > 400);
            Map<String, Double> before = onWindow(() -> sizes(open));
            for (double[] size : new double[][] {{800, 520}, {500, 300}, {1000, 980}}) {
                onWindow(() -> {
                    open.workbench().window().scene().getWindow().setWidth(size[0]);
                    open.workbench().window().scene().getWindow().setHeight(size[1]);
                    return null;
                });
                awaitWindow("size", () -> open.workbench().window().scene().getWidth() == size[0]
                        && open.workbench().window().scene().getRoot().getLayoutBounds().getWidth() == size[0]);
            }
            awaitWindow("shares", () -> isAsBefore(sizes(open), before));
            open.clickOn("Logs").clickOn("Logs");
            awaitWindow("shares after folding and unfolding", () -> isAsBefore(sizes(open), before));
            assertThat(kept(open, "right open")).isBetween(0.4, 0.5);
            assertThat(kept(open, "bottom open")).isBetween(0.15, 0.25);
        }
    }

    /// The share that is remembered of a row.
    private static double kept(OpenWindow open, String row) {
        String text = open.settings().get("layout.views", "");
        return Double.parseDouble(text.substring(text.indexOf(row) + row.length()).strip().split(" ")[0]);
    }

    @Test
    void panelsThatAreDraggedDownStillHaveRoomForRowsAndForTheSheetOfAKill() throws Exception {
        try (OpenWindow open = new OpenWindow(800, 520)) {
            open.clickOn("Logs");
            awaitWindow("panels", () -> panels(open) > 150);
            drag(open, divider -> divider.getWidth() > 790, 0, 400);
            awaitWindow("dragged", () -> panels(open) >= 150 && panels(open) < 170);
            open.clickOn("Logs");
            awaitWindow("folded", () -> panels(open) < 40);
        }
    }

    @Test
    @Timeout(180)
    void theWindowAsksBeforeItEndsWhatRunsInTheBackground() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 980)) {
            assertThat(mayClose(open)).isTrue();
            open.workbench().host().run(new SourceText("text", "WorkerPool pool = WorkerPool.processes(2); "
                    + "var later = pool.mapAsync(x -> { Thread.sleep(600_000); return x; }, List.of(1, 2));")).get(60, TimeUnit.SECONDS);
            assertThat(open.workbench().host().state()).isEqualTo(HostState.IDLE);
            awaitWindow("busy workers",
                    () -> UnfinishedWork.of(false, open.workbench().feed().latest().snapshot(), 0).startsWith("2 workers are busy"));
            assertThat(mayClose(open)).isFalse();
            awaitWindow("question", () -> open.lookup("#answer-cancel").tryQuery().isPresent());
            open.clickOn("#answer-cancel");
            open.workbench().host().run(new SourceText("text", "pool.close(); WorkerPool own = WorkerPool.threads(1); RunningSweep sweep = "
                    + "Sweep.named(\"slow\").parameter(\"x\", Samples.linear(0, 1, 100)).output(\"y\", p -> { Thread.sleep(60_000); return 1; }).start(own);"))
                    .get(60, TimeUnit.SECONDS);
            awaitWindow("news of the closed pool", () -> UnfinishedWork.of(false, open.workbench().feed().latest().snapshot(), 0).isEmpty());
            while (mayClose(open)) {
                Thread.sleep(20);
            }
            awaitWindow("question", () -> open.lookup("#answer-cancel").tryQuery().isPresent());
            assertThat(open.lookup(".dialog-pane .content").<Labeled>query().getText())
                    .isEqualTo("1 sweep is running; it ends when the window closes.");
            open.clickOn("#answer-cancel");
            open.workbench().host().run(new SourceText("text", "sweep.cancel(); own.close();")).get(60, TimeUnit.SECONDS);
        }
    }

    private static boolean mayClose(OpenWindow open) {
        return onWindow(() -> open.workbench().mayClose(() -> {}));
    }

    /// As a mouse would, in one step.
    private static void drag(OpenWindow open, Predicate<Region> divider, double right, double down) {
        Node found = open.workbench().window().scene().getRoot().lookupAll(".split-pane-divider").stream()
                .filter(node -> node.getParent().getStyleClass().contains("container-branch") && divider.test((Region) node)).findFirst()
                .orElseThrow();
        onWindow(() -> {
            Point2D from = found.localToScene(1, 1);
            fire(found, MouseEvent.MOUSE_PRESSED, from);
            fire(found, MouseEvent.MOUSE_DRAGGED, from.add(right, down));
            fire(found, MouseEvent.MOUSE_RELEASED, from.add(right, down));
            return null;
        });
    }

    private static void fire(Node target, EventType<MouseEvent> type, Point2D at) {
        target.fireEvent(new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true,
                false, false, true, false, false, new PickResult(target, at.getX(), at.getY())));
    }

    private static Map<String, Double> sizes(OpenWindow open) {
        return Map.of("panels", panels(open), "editors", height(open, ".editors"), "code", width(open, ".editors"), "plots",
                width(open, ".plot-tabs"));
    }

    /// But for the pixels of a divider.
    private static boolean isAsBefore(Map<String, Double> sizes, Map<String, Double> before) {
        return before.keySet().stream().allMatch(part -> Math.abs(sizes.get(part) - before.get(part)) <= 5);
    }

    private static double width(OpenWindow open, String part) {
        return open.workbench().window().scene().lookup(part).getLayoutBounds().getWidth();
    }

    private static double panels(OpenWindow open) {
        return open.workbench().window().scene().getRoot().lookupAll(".dock").stream()
                .filter(dock -> dock.lookupAll(".header").stream().anyMatch(tab -> "tandem.logs".equals(tab.getId())))
                .mapToDouble(dock -> dock.getLayoutBounds().getHeight()).sum();
    }

    private static double height(OpenWindow open, String part) {
        Node node = open.workbench().window().scene().lookup(part);
        return node == null ? 0 : node.getLayoutBounds().getHeight();
    }

    @Test
    void titlesOfAnyLengthLeaveRoomForTheOthersAlsoInLargeLetters() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 700)) {
            String title = "a title of many words ".repeat(6).substring(0, 128);
            onWindow(() -> {
                open.workbench().window().addViews(List.of(new BundledView("test.left", title, ViewArea.LEFT, 20, _ -> new Label("left")),
                        new BundledView("test.right", title, ViewArea.RIGHT, 20, _ -> new Label("right")),
                        new BundledView("test.bottom", title, ViewArea.BOTTOM, 20, _ -> new Label("bottom"))));
                open.workbench().window().setTextSize(26);
                open.workbench().window().show("test.left");
                open.workbench().window().show("test.bottom");
                return null;
            });
            awaitWindow("all within their rows",
                    () -> open.workbench().window().scene().getRoot().lookupAll(".header").stream().filter(Node::isVisible)
                            .allMatch(tab -> tab.getBoundsInParent().getMaxX() <= tab.getParent().getLayoutBounds().getWidth() + 1));
            open.picture("long-titles-large");
            onWindow(() -> {
                open.workbench().window().setTextSize(13);
                return null;
            });
            open.picture("long-titles");
            assertThat(onWindow(() -> open.workbench().window().scene().getRoot().lookupAll(".header-region").stream()
                    .mapToDouble(row -> row.getLayoutBounds().getHeight()).max().orElseThrow())).isLessThan(40);
        }
    }

    @Test
    void changesItsThemeAndRemembersIt() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().run("tandem.theme.switch");
                return null;
            });
            assertThat(open.workbench().window().theme()).isEqualTo(Theme.DARK);
            assertThat(open.settings().get("theme", "")).isEqualTo("dark");
            open.picture("empty-dark-small");
        }
    }
}
