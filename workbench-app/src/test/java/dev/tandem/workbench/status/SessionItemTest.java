package dev.tandem.workbench.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the status says of code that a stop did not end.
class SessionItemTest {
    private static final String BEHIND = "Session: Ready, stopped code still running";
    private static final String READY = "Session: Ready";

    /// Of a window.
    private static final double LEAST_WIDTH = 800;

    private static OpenWindow open;
    /// What the code waits for, whatever it is told.
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    @BeforeAll
    static void openWindow() throws Exception {
        open = new OpenWindow(1000, 1000);
    }

    @AfterAll
    static void closeWindow() throws Exception {
        open.close();
    }

    @BeforeEach
    void hold() {
        System.getProperties().put("test.lock", lock.readLock());
        lock.writeLock().lock();
    }

    @AfterEach
    void release() {
        System.getProperties().remove("test.lock");
        if (lock.isWriteLockedByCurrentThread()) {
            lock.writeLock().unlock();
        }
    }

    private static void run(String text) throws Exception {
        open.workbench().host().run(new SourceText("text", text)).get(60, TimeUnit.SECONDS);
    }

    private void getStuck() throws Exception {
        int before = lock.getQueueLength();
        open.workbench().host().run(new SourceText("text",
                "((java.util.concurrent.locks.Lock) System.getProperties().get(\"test.lock\")).lock();"));
        OpenWindow.awaitWindow("waiting code", () -> lock.getQueueLength() == before + 1);
        open.workbench().host().stop();
    }

    private static void awaitStatus(String text) throws Exception {
        OpenWindow.awaitWindow(text, () -> status().equals(text));
    }

    private static String status() {
        return ((Label) open.workbench().window().scene().lookup("#status-session")).getText();
    }

    @Test
    void whatRunsIsTimedAndWhatWaitsIsCounted() throws Exception {
        open.workbench().host().run(new SourceText("text", "while (true) Thread.sleep(5);"));
        open.workbench().host().run(new SourceText("next", "1"));
        OpenWindow.awaitWindow("time and queue", () -> status().matches("Session: Running for [1-9]\\d* s, 1 waiting"));
        open.workbench().host().stop();
        awaitStatus(READY);
    }

    @Test
    void aNoticeGoesWhenItIsNotNewsAnyMore() throws Exception {
        StringProperty notices = new Notices();
        SessionItem item = OpenWindow.onWindow(() -> new SessionItem(new SimpleObjectProperty<>(HostState.IDLE),
                new SimpleBooleanProperty(), () -> 0, notices, Duration.millis(300), _ -> {}));
        OpenWindow.onWindow(() -> {
            notices.set("news");
            assertThat(((Label) item.lookup("#status-notice")).getText()).isEqualTo("news");
            return null;
        });
        OpenWindow.awaitWindow("no notice", () -> ((Label) item.lookup("#status-notice")).getText().isEmpty());
        OpenWindow.onWindow(() -> {
            notices.set("news");
            assertThat(((Label) item.lookup("#status-notice")).getText()).as("told again").isEqualTo("news");
            return null;
        });
    }

    @Test
    void aLongNoticeIsCutAndLeavesTheOthersTheirPlace() throws Exception {
        Scene scene = open.workbench().window().scene();
        OpenWindow.onWindow(() -> {
            ((Label) scene.lookup("#status-notice")).setText("a text that is much too long for this line, ".repeat(20) + "reason");
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertThat(scene.getRoot().lookupAll(".status-bar .label").stream().filter(Node::isManaged)).hasSizeGreaterThan(2).allSatisfy(node -> {
                assertThat(node.localToScene(node.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(scene.getWidth());
                if (!"status-notice".equals(node.getId())) {
                    assertThat(OpenWindow.shown(node)).isEqualTo(((Label) node).getText());
                }
            });
            Node heap = scene.lookup(".status-bar .heap");
            assertThat(heap.localToScene(heap.getLayoutBounds()).getMaxX()).isBetween(scene.getWidth() - 40, scene.getWidth());
            assertThat(OpenWindow.shown(scene.lookup("#status-notice"))).startsWith("a text that").endsWith("reason").hasSizeLessThan(200);
            return null;
        });
    }

    @Test
    void inASmallWindowNothingStandsOnAnotherThing() throws Exception {
        Scene scene = open.workbench().window().scene();
        OpenWindow.onWindow(() -> {
            HBox sweeps = (HBox) scene.lookup("#status-sweeps");
            HBox line = (HBox) sweeps.getParent();
            Label progress = (Label) sweeps.getChildren().getFirst();
            progress.setText("a hypercube 1,067 of 3,000, 10 s left");
            sweeps.setVisible(true);
            Label place = (Label) scene.lookup("#status-place");
            place.setText("Workers on cluster:/home/somebody/laboratory.key");
            place.setVisible(true);
            line.resize(800, line.getHeight());
            line.applyCss();
            line.layout();
            assertThat(line.minWidth(-1)).isLessThanOrEqualTo(800);
            List<Node> parts = line.lookupAll(".label").stream().filter(each -> each.isManaged() && each.getParent().isVisible())
                    .sorted(Comparator.comparingDouble(SessionItemTest::left)).toList();
            for (int i = 1; i < parts.size(); i++) {
                assertThat(left(parts.get(i))).isGreaterThanOrEqualTo(left(parts.get(i - 1)) + ((Label) parts.get(i - 1)).getWidth());
            }
            assertThat(left(parts.getLast()) + ((Label) parts.getLast()).getWidth()).isLessThan(800);
            assertThat(OpenWindow.shown(progress)).endsWith("left");
            sweeps.setVisible(false);
            place.setVisible(false);
            scene.getRoot().layout();
            return null;
        });
    }

    @Test
    void aLongNameOfAPlaceIsCutAndLeavesTheWindowItsWidth() throws Exception {
        Scene scene = open.workbench().window().scene();
        OpenWindow.onWindow(() -> {
            Label place = (Label) scene.lookup("#status-place");
            place.setText("Workers on cluster:/home/somebody/" + "a folder with a long name/".repeat(6) + "laboratory.key");
            place.setVisible(true);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertThat(scene.getRoot().minWidth(-1)).isLessThanOrEqualTo(LEAST_WIDTH);
            assertThat(OpenWindow.shown(place)).startsWith("Workers on").endsWith("key").hasSizeLessThan(150);
            Node heap = scene.lookup(".status-bar .heap");
            assertThat(left(heap) + heap.getLayoutBounds().getWidth()).isLessThanOrEqualTo(scene.getWidth());
            place.setVisible(false);
            return null;
        });
    }

    private static double left(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMinX();
    }

    @Test
    void codeThatAStopDidNotEndIsShownUntilItHasEnded() throws Exception {
        getStuck();
        awaitStatus(BEHIND);
        run("int other = 1;");
        awaitStatus(BEHIND);
        lock.writeLock().unlock();
        awaitStatus(READY);
    }

    @Test
    void itIsShownUntilTheLastOfSeveralHasEnded() throws Exception {
        getStuck();
        awaitStatus(BEHIND);
        getStuck();
        awaitStatus(BEHIND);
        lock.writeLock().unlock();
        awaitStatus(READY);
    }

    @Test
    void itIsNotShownAnyMoreWhenTheSessionIsGone() throws Exception {
        getStuck();
        awaitStatus(BEHIND);
        open.workbench().host().reset();
        awaitStatus(READY);
        assertThat(lock.hasQueuedThreads()).isTrue();
    }
}
