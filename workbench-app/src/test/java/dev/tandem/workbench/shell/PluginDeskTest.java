package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.workbench.plugins.MadePlugins;
import dev.tandem.workbench.plugins.PluginStatus;
import dev.tandem.workbench.plugins.SamplePlugin;
import dev.tandem.workbench.running.HostListener;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.support.OpenWindow;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that are installed, switched and removed while the window is open.
class PluginDeskTest {
    @TempDir
    private Path folder;

    private static Node find(OpenWindow open, String id) {
        return open.workbench().window().scene().lookup(id);
    }

    private static boolean hasMenu(OpenWindow open, String menu) {
        return ((MenuBar) open.workbench().window().scene().lookup(".menu-bar")).getMenus().stream().anyMatch(each -> each.getText().equals(menu));
    }

    private static String said(OpenWindow open) {
        return ((Labeled) find(open, "#status-notice")).getText();
    }

    @SuppressWarnings("unchecked")
    private static TableView<PluginStatus> table(OpenWindow open) {
        return (TableView<PluginStatus>) find(open, "#plugins-table");
    }

    private static void install(OpenWindow open, Path jar) throws Exception {
        onWindow(() -> {
            open.workbench().desk().install(jar);
            return null;
        });
    }

    private static void press(OpenWindow open, String button) throws Exception {
        onWindow(() -> {
            open.workbench().window().show("tandem.plugins");
            table(open).getSelectionModel().selectFirst();
            ((Button) find(open, button)).fire();
            return null;
        });
    }

    @Test
    void whatIsInstalledIsThereAtOnceAndGoneWithoutATraceWhenItIsRemoved() throws Exception {
        Path jar = MadePlugins.withEverything(folder.resolve("made"), "dice");
        try (OpenWindow open = new OpenWindow(1000, 900, folder.resolve("plugins"))) {
            install(open, jar);
            awaitWindow("the tab", () -> find(open, "#dice-view") != null && hasMenu(open, "dice") && find(open, "#dice-item") != null);
            assertThat(said(open)).startsWith("Installed dice 1.0.0.");
            awaitWindow("a snapshot heard", () -> ((Labeled) find(open, "#dice-view")).getText().startsWith("heard"));
            WeakReference<ClassLoader> loader = onWindow(() -> {
                open.workbench().window().show("tandem.plugins");
                table(open).getSelectionModel().selectFirst();
                String details = ((Labeled) find(open, "#plugins-details")).getText();
                assertThat(details).contains("Adds the tab From dice, the command Do it, Dice at the foot, settings.").contains("calls");
                return new WeakReference<>(find(open, "#dice-view").getUserData().getClass().getClassLoader());
            });
            press(open, "#plugins-turn");
            awaitWindow("off", () -> table(open).getItems().getFirst().isOn() == false && find(open, "#dice-view") == null);
            assertThat(hasMenu(open, "dice")).isFalse();
            assertThat(find(open, "#dice-item")).isNull();
            for (int i = 0; loader.get() != null && i < 100; i++) {
                System.gc();
                onWindow(() -> null);
            }
            assertThat(loader.get()).as("its class loader").isNull();
            press(open, "#plugins-turn");
            awaitWindow("on again", () -> find(open, "#dice-view") != null && hasMenu(open, "dice"));
            onWindow(() -> {
                open.workbench().desk().removeNow("dice");
                return null;
            });
            awaitWindow("gone", () -> table(open).getItems().isEmpty() && find(open, "#dice-view") == null);
            assertThat(folder.resolve("plugins")).isEmptyDirectory();
        }
    }

    @Test
    void itsWordsJoinTheSessionThatRunsAndAResetThatIsOfferedTakesThemAway() throws Exception {
        Path jar = SamplePlugin.install(folder.resolve("made"));
        try (OpenWindow open = new OpenWindow(1000, 900, folder.resolve("plugins"))) {
            assertThat(open.workbench().host().session().eval("int x = 3;").getLast().succeeded()).isTrue();
            install(open, jar);
            awaitWindow("in scripts", () -> said(open).equals("Installed sample 1.0.0. Its words are in scripts."));
            assertThat(value(open, "x + Dice.sides()")).isEqualTo("9");
            assertThat(value(open, "WorkerPool pool = WorkerPool.processes(1); int y = pool.applyOnly(() -> Dice.sides(), 0); pool.close(); y"))
                    .isEqualTo("6");
            onWindow(() -> {
                open.workbench().desk().turn("sample", false);
                return null;
            });
            awaitWindow("offered", () -> answer("answer-0") != null);
            CompletableFuture<Void> reset = new CompletableFuture<>();
            open.workbench().host().addListener(new HostListener() {
                @Override
                public void reset() {
                    reset.complete(null);
                }
            });
            assertThat(said(open)).isEqualTo("sample is off. Scripts still have what they used of it until the session is reset.");
            onWindow(() -> {
                answer("answer-0").fire();
                return null;
            });
            reset.get(30, TimeUnit.SECONDS);
            assertThat(open.workbench().host().session().eval("Dice.sides()").getLast().succeeded()).isFalse();
            onWindow(() -> {
                open.workbench().desk().turn("sample", true);
                return null;
            });
            awaitWindow("on again", () -> said(open).equals("sample is on. Its words are in scripts."));
            assertThat(value(open, "Dice.sides()")).isEqualTo("6");
            open.workbench().host().session().reset();
            assertThat(value(open, "Dice.sides()")).isEqualTo("6");
        }
    }

    private static String value(OpenWindow open, String text) {
        StatementOutcome last = open.workbench().host().session().eval(text).getLast();
        assertThat(last).isInstanceOf(StatementOutcome.Value.class);
        return ((StatementOutcome.Value) last).rendered();
    }

    private static Button answer(String id) {
        return Window.getWindows().stream().filter(each -> each.getScene() != null).map(each -> each.getScene().getRoot().lookup("#" + id))
                .filter(Button.class::isInstance).map(Button.class::cast).findFirst().orElse(null);
    }

    @Test
    void anIdHasOneOwner() throws Exception {
        MadePlugins.withCommandOfId(folder.resolve("plugins"), "robber", "tandem.run.file");
        MadePlugins.withCommandOfId(folder.resolve("plugins"), "a", "shared.command");
        MadePlugins.withCommandOfId(folder.resolve("plugins"), "b", "shared.command");
        try (OpenWindow open = new OpenWindow(1000, 900, folder.resolve("plugins"))) {
            assertThat(open.workbench().plugins().status()).extracting(PluginStatus::id, PluginStatus::problem).containsExactlyInAnyOrder(
                    tuple("robber", "another command has its id: id=tandem.run.file"), tuple("a", ""),
                    tuple("b", "another command has its id: id=shared.command, plugin=a"));
            assertThat(hasMenu(open, "robber")).isFalse();
            onWindow(() -> {
                open.workbench().window().run("shared.command");
                return null;
            });
            awaitWindow("the command of the first", () -> said(open).equals("done by a"));
            install(open, MadePlugins.withCommandOfId(folder.resolve("made"), "late", "shared.command"));
            awaitWindow("named", () -> said(open).startsWith("Plugin late has been disabled: ") && said(open).contains("id=shared.command"));
        }
    }

    @Test
    void whatIsNoPluginIsToldAndChangesNothing() throws Exception {
        Path garbage = Files.writeString(Files.createDirectories(folder.resolve("made")).resolve("garbage.jar"), "no jar");
        try (OpenWindow open = new OpenWindow(1000, 900, folder.resolve("plugins"))) {
            install(open, garbage);
            awaitWindow("told", () -> said(open).startsWith("not installed: file=") && said(open).contains("garbage.jar"));
            install(open, MadePlugins.thatThrows(folder.resolve("made"), "thrower"));
            awaitWindow("named", () -> said(open).startsWith("Plugin thrower has been disabled: "));
        }
    }
}
