package dev.tandem.plots;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlotsViewTest {
    private static OpenWindow open;

    @BeforeAll
    static void openWindow() throws Exception {
        open = new OpenWindow(1000, 1000);
    }

    @AfterAll
    static void closeWindow() throws IOException {
        open.close();
    }

    private static void run(String name, String text) throws Exception {
        open.workbench().host().runFile(new SourceText(name, text), Path.of("/nowhere", name)).get(60, TimeUnit.SECONDS);
    }

    private static String plot(String title) {
        return "plot(new double[] {1, 2}, new double[] {3, 4}).title(\"" + title + "\")";
    }

    private static List<String> titles(String prefix) {
        TabPane tabs = (TabPane) open.workbench().window().scene().lookup(".plot-tabs");
        return tabs.getTabs().stream().map(tab -> tab.getText() + (tab.getGraphic() == null ? "" : " pinned"))
                .filter(each -> each.startsWith(prefix)).toList();
    }

    private static void awaitTitles(String prefix, String... expected) throws Exception {
        awaitWindow("tabs " + List.of(expected), () -> titles(prefix).equals(List.of(expected)));
    }

    @Test
    void aFileThatRunsAgainTakesItsTabsAndWhatIsPinnedStays() throws Exception {
        run("tabs.jsh", plot("tabs one") + "; keep(" + plot("tabs two") + "); " + plot("tabs three") + ";");
        awaitTitles("tabs", "tabs one", "tabs two pinned", "tabs three");
        run("tabs.jsh", plot("tabs one") + "; " + plot("tabs two") + ";");
        awaitTitles("tabs", "tabs one", "tabs two pinned", "tabs two");
        open.picture("plots-pinned");
    }

    @Test
    void aPinnedPlotIsMarkedInTheListOfTabsThatDoNotFit() throws Exception {
        String name = "one of several plots, with a long title ";
        run("many.jsh", "keep(" + plot(name + 1) + "); " + plot(name + 2) + "; " + plot(name + 3) + "; " + plot(name + 4) + ";");
        awaitTitles(name, name + "1 pinned", name + "2", name + "3", name + "4");
        awaitWindow("button", () -> open.workbench().window().scene().lookup(".plot-tabs > .tab-header-area .tab-down-button").isVisible());
        open.clickOn(".plot-tabs > .tab-header-area .tab-down-button");
        awaitWindow("list with one mark", () -> Window.getWindows().stream().filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream()).filter(item -> item.getText().startsWith(name))
                .map(item -> item.getText() + (item.getGraphic() == null ? "" : " marked")).toList()
                .equals(List.of(name + "1 marked", name + "2", name + "3", name + "4")));
        open.push(KeyCode.ESCAPE);
    }

    @Test
    void plotsOfOneTitleTellTheirKinds() throws Exception {
        run("kinds.jsh", plot("kinds one") + "; plot(Nd4j.createFromArray(1.0, 2.0, 3.0, 4.0).reshape(2, 2)).title(\"kinds one\"); "
                + plot("kinds two") + ";");
        awaitTitles("kinds", "kinds one (series chart)", "kinds one (array image)", "kinds two");
        run("kinds.jsh", plot("kinds one") + ";");
        awaitTitles("kinds", "kinds one");
    }

    @Test
    void plotsOfOneTitleAndKindTellOfWhatTheyAre() throws Exception {
        run("parts.jsh", """
                SweepResult parts = Sweep.named("parts").parameter("a", Samples.linear(0, 1, 3)).parameter("b", Samples.linear(1, 2, 2))
                        .output("c", p -> p.get("a") * p.get("b")).run(WorkerPool.sequential());
                plot(parts).line("a", "c").where("b", 1); plot(parts).line("a", "c").where("b", 2); plot(parts).scatter("a", "c");
                """);
        awaitTitles("parts", "parts: c over a (b = 1)", "parts: c over a (b = 2)", "parts: c over a");
    }

    @Test
    void aLongTitleIsCutInItsMiddle() throws Exception {
        String name = "cut: infected on each day of the outbreak, with the contact rate of school ";
        run("cut.jsh", plot(name + "1") + "; " + plot(name + "2") + ";");
        awaitTitles(name, name + "1", name + "2");
        TabPane tabs = (TabPane) open.workbench().window().scene().lookup(".plot-tabs");
        for (String end : List.of("1", "2")) {
            onWindow(() -> {
                tabs.getTabs().stream().filter(tab -> tab.getText().equals(name + end)).forEach(tabs.getSelectionModel()::select);
                return null;
            });
            awaitWindow("title that ends with " + end, () -> tabs.lookupAll(".tab-label").stream().map(OpenWindow::shown)
                    .anyMatch(each -> each.matches("cut: .*(\\.\\.\\.|\u2026).*school " + end)));
        }
    }

    @Test
    void plotsThatARunWhichFailedHasNotMadeAnewAreMarked() throws Exception {
        run("half.jsh", plot("half one") + ";\n" + plot("half two") + ";");
        run("half.jsh", plot("half one") + ";\nnonsense;\n" + plot("half two") + ";");
        awaitTitles("half", "half one", "half two (last run)");
        onWindow(() -> {
            TabPane tabs = (TabPane) open.workbench().window().scene().lookup(".plot-tabs");
            PlotTab tab = (PlotTab) tabs.getTabs().stream().filter(each -> each.getText().equals("half two (last run)")).findFirst().orElseThrow();
            CheckMenuItem pin = (CheckMenuItem) tab.getContextMenu().getItems().getFirst();
            pin.setSelected(true);
            pin.fire();
            return null;
        });
        awaitTitles("half", "half one", "half two pinned");
        run("half.jsh", plot("half three") + ";");
        awaitTitles("half", "half three", "half two pinned");
    }

    @Test
    void anErrorWhileTheConsoleIsHiddenGivesAHint() throws Exception {
        CheckMenuItem console = onWindow(() -> open.<CheckMenuItem>menuItem("View", "Console"));
        onWindow(() -> {
            console.setSelected(false);
            return null;
        });
        run("failing.jsh", "int a = 1 / 0;");
        awaitWindow("hint", () -> ((Label) open.workbench().window().scene().lookup("#status-notice")).getText()
                .equals("There is something to see in Console, which is hidden: View, Console shows it."));
        onWindow(() -> {
            console.setSelected(true);
            return null;
        });
    }

    @Test
    void aPlotThatIsMadeWhileItsSideIsHiddenGivesAHint() throws Exception {
        CheckMenuItem side = onWindow(() -> open.<CheckMenuItem>menuItem("View", "Right side"));
        onWindow(() -> {
            side.setSelected(false);
            return null;
        });
        run("hidden.jsh", plot("hidden") + ";");
        awaitWindow("hint", () -> ((Label) open.workbench().window().scene().lookup("#status-notice")).getText()
                .equals("There is something to see in Plots, which is hidden: View, Right side shows it."));
        onWindow(() -> {
            side.setSelected(true);
            return null;
        });
        awaitTitles("hidden", "hidden");
        assertThat(onWindow(() -> open.workbench().window().scene().lookup(".plot-tabs").getScene() != null)).isTrue();
    }
}
