package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.plugins.MadePlugins;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With keys alone one gets everywhere, and whatever gets the focus has a name for who hears the window instead of seeing it.
class KeyboardTest {
    private static final List<String> VIEWS = List.of("tandem.scripts", "tandem.editor", "tandem.console", "tandem.plots", "tandem.variables",
            "tandem.machine", "tandem.processes", "tandem.sweeps", "tandem.solvers", "tandem.logs", "tandem.plugins");

    @TempDir
    private Path folder;

    private OpenWindow open() throws Exception {
        MadePlugins.withEverything(folder.resolve("plugins"), "dice");
        Path script = Files.writeString(folder.resolve("a.jsh"), "int a = 1;\nint b = 2;\n");
        OpenWindow open = new OpenWindow(1000, 900, folder.resolve("plugins"));
        onWindow(() -> {
            open.workbench().open(script);
            open.workbench().window().unfold();
            return null;
        });
        open.workbench().host().run(new SourceText("text", "int x = 3;")).join();
        awaitWindow("editor", () -> scene(open).lookup(".code-area") != null);
        return open;
    }

    private static Scene scene(OpenWindow open) {
        return open.workbench().window().scene();
    }

    private static void press(Scene scene, KeyCode key, boolean shift) {
        Node at = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
        Event.fireEvent(at, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", key, shift, false, false, false));
    }

    @Test
    void aKeyGoesFromPanelToPanelAndBack() throws Exception {
        try (OpenWindow open = open()) {
            List<Node> there = new ArrayList<>();
            List<Node> back = new ArrayList<>();
            onWindow(() -> {
                for (int i = 0; i < 12; i++) {
                    press(scene(open), KeyCode.F6, false);
                    there.add(scene(open).getFocusOwner());
                }
                for (int i = 0; i < 12; i++) {
                    press(scene(open), KeyCode.F6, true);
                    back.add(scene(open).getFocusOwner());
                }
                return null;
            });
            Set<Node> different = Collections.newSetFromMap(new IdentityHashMap<>());
            different.addAll(there);
            assertThat(different).as(there.toString()).hasSizeGreaterThanOrEqualTo(4);
            assertThat(different).anyMatch(node -> node.getStyleClass().contains("code-area") && node.getId() == null);
            assertThat(there.subList(0, different.size())).doesNotHaveDuplicates();
            assertThat(back.subList(0, different.size() - 1)).isEqualTo(there.subList(0, 11).reversed().subList(0, different.size() - 1));
            assertThat(onWindow(() -> scene(open).getAccelerators().containsKey(KeyCombination.valueOf("F10")))).as("menu by F10").isTrue();
        }
    }

    @Test
    void eachViewIsReachedByTheMenuGoAndHasTheFocusThen() throws Exception {
        try (OpenWindow open = open()) {
            for (String view : List.of("tandem.scripts", "tandem.editor", "tandem.console", "tandem.variables", "tandem.processes", "tandem.sweeps",
                    "tandem.logs", "tandem.plugins")) {
                onWindow(() -> {
                    open.workbench().window().run("tandem.go." + view);
                    return null;
                });
                assertThat(onWindow(() -> isVisible(scene(open).getFocusOwner()))).as(view).isTrue();
            }
            assertThat(onWindow(() -> open.menuItem("Go", "From dice").getId())).isEqualTo("tandem.go.dice.tab");
        }
    }

    @Test
    void whateverCanHaveTheFocusHasANameAndIsReachedByTabOrByTheKeyForPanels() throws Exception {
        try (OpenWindow open = open()) {
            Set<String> nameless = new LinkedHashSet<>();
            Set<String> unreached = new LinkedHashSet<>();
            for (String view : VIEWS) {
                onWindow(() -> {
                    open.workbench().window().run("tandem.go." + view);
                    nameless.addAll(nameless(scene(open)));
                    unreached.addAll(unreached(scene(open)));
                    return null;
                });
            }
            open.workbench().host().run(new SourceText("pool", "WorkerPool pool = WorkerPool.processes(1);")).join();
            open.press("kill-all");
            awaitWindow("sheet", () -> scene(open).lookup("#kill-confirm") instanceof Button button && button.isVisible());
            onWindow(() -> {
                nameless.addAll(nameless(scene(open)));
                unreached.addAll(unreached(scene(open)));
                return null;
            });
            for (String page : List.of("tandem.settings", "tandem.keys", "tandem.processes.place", "tandem.commands")) {
                Collection<Window> before = onWindow(() -> List.copyOf(Window.getWindows()));
                onWindow(() -> {
                    open.workbench().window().run(page);
                    return null;
                });
                awaitWindow(page, () -> Window.getWindows().stream().anyMatch(each -> !before.contains(each)));
                onWindow(() -> {
                    for (Window window : List.copyOf(Window.getWindows())) {
                        if (!before.contains(window)) {
                            window.getScene().getRoot().applyCss();
                            window.getScene().getRoot().layout();
                            nameless.addAll(nameless(window.getScene()));
                            unreached.addAll(unreached(window.getScene()));
                            window.hide();
                        }
                    }
                    return null;
                });
            }
            assertThat(List.of(nameless, unreached)).isEqualTo(List.of(Set.of(), Set.of()));
        }
    }

    private static boolean isVisible(Node node) {
        boolean seen = node != null;
        for (Node at = node; at != null && seen; at = at.getParent()) {
            seen = at.isVisible();
        }
        return seen;
    }

    /// What takes the focus in a scene and is no more than a frame around other things.
    private static Stream<Node> controls(Scene scene) {
        return ViewCycle.reachable(scene.getRoot()).filter(node -> !(node instanceof SplitPane || node instanceof TabPane));
    }

    private static Set<String> nameless(Scene scene) {
        Set<Node> labelled = Collections.newSetFromMap(new IdentityHashMap<>());
        all(scene.getRoot()).filter(Label.class::isInstance).map(node -> ((Label) node).getLabelFor()).forEach(labelled::add);
        Set<String> lacking = new LinkedHashSet<>();
        controls(scene).filter(node -> !labelled.contains(node)).filter(node -> !hasName(node)).forEach(node -> lacking.add(said(node)));
        return lacking;
    }

    private static boolean hasName(Node node) {
        String own = node.getAccessibleText();
        return own != null && !own.isBlank() || node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(KeyboardTest::all))
                : Stream.of(node);
    }

    /// What no Tab leads to, from where the focus is or the key for panels leads.
    private static Set<String> unreached(Scene scene) {
        Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> all = controls(scene).filter(node -> !(node instanceof ScrollPane)).toList();
        for (int panel = 0; panel < 8; panel++) {
            for (boolean back : new boolean[] {false, true}) {
                Node begin = scene.getFocusOwner();
                for (int i = 0; i < all.size() + 4; i++) {
                    if (scene.getFocusOwner() != null) {
                        reached.add(scene.getFocusOwner());
                    }
                    press(scene, KeyCode.TAB, back);
                }
                if (begin != null) {
                    begin.requestFocus();
                }
            }
            press(scene, KeyCode.F6, false);
        }
        // Arrows go from one of a group to the others.
        Set<ToggleGroup> groups = Collections.newSetFromMap(new IdentityHashMap<>());
        reached.stream().filter(RadioButton.class::isInstance).map(node -> ((RadioButton) node).getToggleGroup()).forEach(groups::add);
        all.stream().filter(node -> node instanceof RadioButton button && groups.contains(button.getToggleGroup())).forEach(reached::add);
        Set<String> left = new LinkedHashSet<>();
        all.stream().filter(KeyboardTest::isVisible).filter(node -> !reached.contains(node)).forEach(node -> left.add(said(node)));
        return left;
    }

    private static String said(Node node) {
        StringBuilder path = new StringBuilder();
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getId() != null || at == node) {
                path.insert(0, "/" + at.getClass().getSimpleName() + "#" + at.getId() + (at == node ? at.getStyleClass() : ""));
            }
        }
        return path.toString();
    }
}
