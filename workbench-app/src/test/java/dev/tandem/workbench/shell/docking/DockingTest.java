package dev.tandem.workbench.shell.docking;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// What stands where is read from the screen: the tabs of each row, rows from the left, then from above.
@Timeout(60)
class DockingTest {
    private static final List<String> ALL = List.of("editor", "scripts", "plots", "variables", "console", "processes", "logs");

    @TempDir
    Path folder;

    private final List<String> made = new ArrayList<>();
    private String theme;
    private Settings settings;
    private Stage stage;
    private Docking docking;

    @BeforeEach
    void open() throws Exception {
        settings = new Settings(folder.resolve("settings.properties"));
        stage = FxToolkit.registerPrimaryStage();
        theme = onWindow(Application::getUserAgentStylesheet);
        begin(ALL);
    }

    @AfterEach
    void close() {
        onWindow(() -> {
            Application.setUserAgentStylesheet(theme);
            stage.hide();
            return null;
        });
        settings.flush();
    }

    /// As the next window does, with the views that are there then.
    private void begin(List<String> views) {
        onWindow(() -> {
            // Widths are those of one theme, whatever windows were open before.
            Application.setUserAgentStylesheet(Application.STYLESHEET_MODENA);
            docking = new Docking(settings, () -> {});
            views.forEach(id -> docking.add(view(id)));
            docking.arrange();
            stage.setScene(new Scene((Parent) docking.node(), 900, 700));
            stage.setWidth(900);
            stage.setHeight(700);
            stage.show();
            return null;
        });
    }

    @Test
    void tellsWhatIsInFront() {
        assertThat(onWindow(() -> ALL.stream().filter(docking::isInFront).toList())).contains("editor", "console").doesNotContain("nowhere");
        String front = onWindow(() -> docking.isInFront("plots")) ? "plots" : "variables";
        String behind = front.equals("plots") ? "variables" : "plots";
        assertThat(onWindow(() -> docking.isInFront(behind))).isFalse();
        then(() -> docking.show(behind));
        assertThat(onWindow(() -> docking.isInFront(behind) && !docking.isInFront(front))).isTrue();
        then(() -> docking.show(ViewArea.RIGHT, false));
        assertThat(onWindow(() -> docking.isInFront(behind))).isFalse();
    }

    private static ViewArea area(String id) {
        return switch (id) {
            case "editor" -> ViewArea.CENTRE;
            case "scripts" -> ViewArea.LEFT;
            case "console" -> ViewArea.LOWER;
            case "plots", "variables" -> ViewArea.RIGHT;
            default -> ViewArea.BOTTOM;
        };
    }

    private LateView view(String id) {
        return new LateView(new ViewContribution() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public String title() {
                return id.toUpperCase();
            }

            @Override
            public ViewArea area() {
                return DockingTest.area(id);
            }

            @Override
            public int order() {
                return 10 + ALL.indexOf(id);
            }

            @Override
            public Node create(ViewContext context) {
                return new TextField(id);
            }
        }, () -> {
            made.add(id);
            return id.equals("broken") ? Optional.empty() : Optional.of(new TextField(id));
        });
    }

    private void then(Runnable work) {
        onWindow(() -> {
            work.run();
            layOut();
            return null;
        });
    }

    private <T> T seen(Callable<T> what) {
        Callable<T> laidOut = () -> {
            layOut();
            return what.call();
        };
        try {
            return Platform.isFxApplicationThread() ? laidOut.call() : onWindow(laidOut);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void layOut() {
        docking.node().getScene().getRoot().applyCss();
        docking.node().getScene().getRoot().layout();
        docking.node().getScene().getRoot().layout();
    }

    private List<String> screen() {
        return seen(() -> docking.node().lookupAll(".dock").stream().sorted(Comparator.comparingDouble((Node dock) -> onScreen(dock).getMinX())
                .thenComparingDouble(dock -> onScreen(dock).getMinY())).map(DockingTest::tabs).toList());
    }

    private static String tabs(Node dock) {
        String tabs = String.join(" ", dock.lookupAll(".header").stream().filter(tab -> tab.getId() != null)
                .sorted(Comparator.comparingDouble(tab -> onScreen(tab).getMinX() + onScreen(tab).getMinY())).map(Node::getId).toList());
        return tabs.isEmpty() ? "editor" : tabs;
    }

    private static Bounds onScreen(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private Bounds dock(String view) {
        return seen(() -> docking.node().lookupAll(".dock").stream().filter(dock -> tabs(dock).contains(view)).map(DockingTest::onScreen).findFirst()
                .orElseThrow());
    }

    @Test
    void eachViewStandsInItsAreaAtFirstAndTheCodeHasMostOfTheHeight() {
        assertThat(screen()).containsExactly("scripts", "processes logs", "editor", "console", "plots variables");
        assertThat(dock("editor").getHeight() + dock("console").getHeight()).isGreaterThan(0.6 * 700);
        assertThat(dock("logs").getHeight()).isLessThan(60);
        assertThat(made).containsExactlyInAnyOrder("editor", "scripts", "plots", "console");
    }

    @Test
    void aViewMovesToAnotherSideAndAnEmptySideVanishesUntilAViewComes() {
        then(() -> docking.move("scripts", ViewArea.RIGHT));
        assertThat(screen()).containsExactly("editor", "console", "processes logs", "plots variables scripts");
        assertThat(dock("editor").getMinX()).isCloseTo(0, within(1.0));
        then(() -> docking.moveBeside("logs", "editor", Side.LEFT));
        assertThat(screen()).as("the vacant side").containsExactly("logs", "processes", "editor", "console", "plots variables scripts");
        assertThat(docking.areaOf("logs")).contains(ViewArea.LEFT);
    }

    @Test
    void aRowIsSplitAtAnEdgeAndIsOneAgainWhenThePartIsEmpty() {
        then(() -> docking.moveBeside("variables", "plots", Side.BOTTOM));
        assertThat(screen()).containsExactly("scripts", "processes logs", "editor", "console", "plots", "variables");
        assertThat(dock("variables").getMinY()).isGreaterThan(dock("plots").getMaxY());
        assertThat(dock("variables").getHeight()).isCloseTo(dock("plots").getHeight(), within(5.0));
        double code = dock("editor").getWidth();
        double right = dock("plots").getWidth();
        then(() -> docking.moveBeside("logs", "plots", Side.LEFT));
        assertThat(screen()).containsExactly("scripts", "processes", "editor", "console", "logs", "variables", "plots");
        assertThat(dock("editor").getWidth()).isCloseTo(code, within(5.0));
        assertThat(dock("plots").getWidth()).isCloseTo(right / 2, within(5.0));
        then(() -> docking.moveBefore("variables", "plots"));
        then(() -> docking.moveBefore("logs", "plots"));
        assertThat(screen()).containsExactly("scripts", "processes", "editor", "console", "variables logs plots");
    }

    @Test
    void aSplitTakesNothingFromTheOthers() {
        double code = dock("editor").getWidth();
        double right = dock("plots").getWidth();
        then(() -> docking.moveBeside("variables", "plots", Side.RIGHT));
        assertThat(dock("editor").getWidth()).isCloseTo(code, within(5.0));
        assertThat(dock("plots").getWidth()).isCloseTo(right / 2, within(5.0));
    }

    @Test
    void tabsAreReorderedWithinTheirRowAlsoToItsEnd() {
        then(() -> docking.moveBefore("variables", "plots"));
        assertThat(screen()).contains("variables plots");
        then(() -> docking.move("variables", ViewArea.RIGHT));
        assertThat(screen()).contains("plots variables");
    }

    @Test
    void aSideIsFoldedToAStripAndHasItsSizeAndItsTabAgain() {
        then(() -> docking.show("variables"));
        double width = dock("plots").getWidth();
        double code = dock("editor").getWidth();
        then(() -> docking.fold("variables", true));
        assertThat(dock("plots").getWidth()).isLessThan(60);
        assertThat(dock("editor").getWidth()).isGreaterThan(code + 100);
        begin(ALL);
        assertThat(dock("plots").getWidth()).isLessThan(60);
        then(() -> docking.fold("plots", false));
        assertThat(dock("plots").getWidth()).isCloseTo(width, within(3.0));
        assertThat(front("variables")).isTrue();
    }

    /// Whether its view is what the row shows.
    private boolean front(String view) {
        return seen(() -> docking.node().lookupAll(".text-field").stream()
                .anyMatch(node -> view.equals(((TextField) node).getText()) && node.getParent().isVisible()));
    }

    @Test
    void notAllPartsOfASplitAreFolded() {
        then(() -> docking.moveBeside("variables", "plots", Side.BOTTOM));
        then(() -> docking.fold("plots", true));
        assertThat(onWindow(() -> docking.mayFold("variables"))).isFalse();
        then(() -> docking.fold("variables", true));
        assertThat(onWindow(() -> docking.isFolded("variables"))).isFalse();
        then(() -> docking.move("variables", ViewArea.BOTTOM));
        assertThat(dock("plots").getWidth()).as("a strip at the side now").isLessThan(60);
    }

    @Test
    void theEditorStays() {
        assertThat(onWindow(() -> docking.mayMove("editor"))).isFalse();
        then(() -> docking.fold("editor", true));
        assertThat(onWindow(() -> docking.isFolded("editor"))).isFalse();
        then(() -> docking.moveBefore("logs", "editor"));
        assertThat(screen()).contains("logs editor");
        assertThat(onWindow(() -> docking.mayMove("editor"))).isFalse();
        assertThat(onWindow(() -> docking.mayMove("logs"))).isTrue();
    }

    @Test
    void theNextWindowFindsAllAsItWasAlsoAViewThatWasAbsentForAWhile() {
        then(() -> docking.moveBeside("variables", "plots", Side.BOTTOM));
        then(() -> docking.move("logs", ViewArea.LEFT));
        then(() -> docking.show(ViewArea.LOWER, false));
        List<String> before = screen();
        begin(ALL);
        assertThat(screen()).isEqualTo(before).containsExactly("scripts logs", "processes", "editor", "plots", "variables");
        begin(List.of("editor", "scripts", "plots", "console", "processes"));
        assertThat(screen()).containsExactly("scripts", "processes", "editor", "plots");
        then(() -> docking.move("plots", ViewArea.LEFT));
        then(() -> {
            docking.add(view("logs"));
            docking.add(view("variables"));
            docking.arrange();
        });
        assertThat(screen()).containsExactly("scripts logs plots", "processes", "editor", "variables");
        then(() -> {
            docking.remove("logs");
            docking.arrange();
        });
        assertThat(screen()).contains("scripts plots");
    }

    @Test
    void whatIsUnreadableIsKeptAndTold() {
        settings.set("layout.views", "( row 1.0 nonsense");
        begin(ALL);
        assertThat(screen()).containsExactly("scripts", "processes logs", "editor", "console", "plots variables");
        assertThat(docking.problem()).contains("layout.views.unreadable");
        assertThat(settings.get("layout.views.unreadable", "")).isEqualTo("( row 1.0 nonsense");
        begin(ALL);
        assertThat(docking.problem()).isEmpty();
    }

    @Test
    void resetBringsAllBackToWhereItWas() {
        then(() -> docking.move("scripts", ViewArea.RIGHT));
        then(() -> docking.moveBeside("console", "plots", Side.TOP));
        then(() -> docking.show("logs"));
        then(() -> docking.show(ViewArea.RIGHT, false));
        then(docking::reset);
        assertThat(screen()).containsExactly("scripts", "processes logs", "editor", "console", "plots variables");
        assertThat(dock("logs").getHeight()).isLessThan(60);
    }

    @Test
    void onlyWhatCanBeSeenIsMadeAndEachOnce() {
        assertThat(made).doesNotContain("variables", "logs", "processes");
        then(() -> docking.show("variables"));
        assertThat(made).contains("variables").doesNotContain("logs");
        assertThat(onWindow(docking::makeOne)).isTrue();
        then(docking::makeAll);
        then(docking::makeAll);
        assertThat(made).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(onWindow(docking::makeOne)).isFalse();
    }

    @Test
    void aViewThatCannotBeMadeGoesAndIsNotTriedAgain() {
        then(() -> {
            docking.add(view("broken"));
            docking.arrange();
        });
        assertThat(screen()).contains("broken processes logs");
        then(docking::makeAll);
        then(docking::makeAll);
        assertThat(made).containsOnlyOnce("broken");
        assertThat(screen()).contains("processes logs");
    }

    @Test
    void nobodyLosesTheKeysWhenSomethingIsShownOrMovedElsewhere() {
        then(() -> docking.node().lookupAll(".text-field").stream().filter(node -> "console".equals(((TextField) node).getText()))
                .forEach(Node::requestFocus));
        then(() -> docking.show("logs"));
        assertThat(onWindow(() -> {
            docking.move("scripts", ViewArea.RIGHT);
            // At once, not with the next pulse.
            return stage.getScene().getFocusOwner() instanceof TextField field && field.getScene() == stage.getScene() ? field.getText() : "";
        })).isEqualTo("console");
        then(() -> docking.moveBeside("logs", "plots", Side.TOP));
        assertThat(onWindow(() -> ((TextField) stage.getScene().getFocusOwner()).getText())).isEqualTo("console");
    }

    /// The row with the keys, as its looks say.
    private List<String> active() {
        return seen(() -> docking.node().lookupAll(".dock:active").stream().map(DockingTest::tabs).toList());
    }

    @Test
    void theRowThatHasTheKeysIsSeenAlsoWhenRowsAreBuiltAnew() {
        then(() -> docking.node().lookupAll(".text-field").stream().filter(field -> ((TextField) field).getText().equals("plots"))
                .forEach(Node::requestFocus));
        assertThat(active()).containsExactly("plots variables");
        then(() -> docking.moveBeside("logs", "plots", Side.TOP));
        assertThat(active()).containsExactly("plots variables");
        then(() -> docking.node().lookupAll(".text-field").stream().filter(field -> ((TextField) field).getText().equals("console"))
                .forEach(Node::requestFocus));
        assertThat(active()).containsExactly("console");
    }

    @Test
    void clicksBringToTheFrontFoldTheBottomAndOpenTheMenu() throws Exception {
        FxRobot robot = new FxRobot();
        robot.clickOn("LOGS");
        awaitWindow("unfolded", () -> dock("logs").getHeight() > 100);
        robot.clickOn("LOGS");
        awaitWindow("folded", () -> dock("logs").getHeight() < 60);
        robot.clickOn("VARIABLES").clickOn("VARIABLES");
        awaitWindow("in front", () -> front("variables") && !front("plots"));
        robot.clickOn("VARIABLES", MouseButton.SECONDARY);
        awaitWindow("menu", () -> robot.lookup("Move to left").tryQuery().isPresent());
        robot.clickOn("Move to left");
        awaitWindow("moved", () -> docking.areaOf("variables").filter(ViewArea.LEFT::equals).isPresent());
        robot.clickOn(OpenWindow.<Node>onWindow(() -> docking.node().lookupAll(".fold-button").stream().filter(Node::isVisible)
                .min(Comparator.comparingDouble(button -> onScreen(button).getMinX())).orElseThrow()));
        awaitWindow("a strip", () -> docking.isFolded("scripts") && dock("scripts").getWidth() < 60);
        robot.clickOn("SCRIPTS");
        awaitWindow("open again", () -> front("scripts") && dock("scripts").getWidth() >= 80);
    }

    @Test
    void whoeverDragsTheDividerBesideAStripUnfoldsIt() {
        then(() -> docking.fold("plots", true));
        double code = dock("editor").getWidth();
        then(() -> drag(divider -> divider.getHeight() > 400 && onScreen(divider).getMinX() > 600, -300, 0));
        assertThat(onWindow(() -> docking.isFolded("plots"))).isFalse();
        assertThat(dock("plots").getWidth()).isCloseTo(320, within(30.0));
        assertThat(dock("editor").getWidth()).isLessThan(code - 250);
        double panels = dock("plots").getWidth();
        begin(ALL);
        assertThat(dock("plots").getWidth()).isCloseTo(panels, within(3.0));
        then(() -> drag(divider -> divider.getWidth() > 800, 0, -200));
        assertThat(dock("logs").getHeight()).isCloseTo(230, within(30.0));
    }

    /// As a mouse would, in one step.
    private void drag(Predicate<Region> divider, double right, double down) {
        Node found = docking.node().lookupAll(".split-pane-divider").stream().filter(node -> divider.test((Region) node)).findFirst().orElseThrow();
        Point2D from = found.localToScene(1, 1);
        fire(found, MouseEvent.MOUSE_PRESSED, from);
        layOut();
        fire(found, MouseEvent.MOUSE_DRAGGED, from.add(right, down));
        layOut();
        fire(found, MouseEvent.MOUSE_RELEASED, from.add(right, down));
    }

    private static void fire(Node target, EventType<MouseEvent> type, Point2D at) {
        target.fireEvent(new MouseEvent(type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1, false, false, false, false, true,
                false, false, true, false, false, new PickResult(target, at.getX(), at.getY())));
    }

    @Test
    void theListOfAllTabsGoesAgainWhenThereIsRoom() throws Exception {
        then(() -> docking.move("variables", ViewArea.LEFT));
        resize(500);
        awaitWindow("list", () -> lists() == 1);
        resize(900);
        then(() -> docking.fold("plots", true));
        resize(1000);
        awaitWindow("no list", () -> lists() == 0);
    }

    private void resize(double width) {
        onWindow(() -> {
            stage.setWidth(width);
            return null;
        });
    }

    private long lists() {
        return docking.node().lookupAll(".list-button").stream().filter(Node::isVisible).count();
    }

    @Test
    void longTitlesAreCutAndTheTabInFrontIsInSight() {
        List<String> many = new ArrayList<>(ALL);
        for (int i = 0; i < 20; i++) {
            many.add(("a-view-with-a-name-that-has-no-end-" + i + "-").repeat(3));
        }
        begin(many);
        then(() -> docking.show(many.getLast()));
        Bounds tab = seen(() -> onScreen(docking.node().lookupAll(".header").stream().filter(each -> many.getLast().equals(each.getId())).findFirst()
                .orElseThrow()));
        assertThat(tab.getMaxX()).isLessThanOrEqualTo(900);
        assertThat(tab.getWidth()).isBetween(40.0, 300.0);
        assertThat(onWindow(() -> docking.node().lookupAll(".list-button").stream().filter(Node::isVisible).count())).isEqualTo(1);
    }
}
