package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.workbench.snapshot.Picture;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;

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
        }
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

    private static double panels(OpenWindow open) {
        return open.workbench().window().scene().getRoot().lookupAll(".region").stream()
                .filter(node -> node instanceof TabPane pane && pane.getTabs().stream().anyMatch(tab -> "tandem.logs".equals(tab.getId())))
                .mapToDouble(node -> node.getLayoutBounds().getHeight()).sum();
    }

    private static double height(OpenWindow open, String part) {
        Node node = open.workbench().window().scene().lookup(part);
        return node == null ? 0 : node.getLayoutBounds().getHeight();
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
