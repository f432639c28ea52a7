package dev.tandem.workbench.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.shell.Workbench;
import dev.tandem.workbench.snapshot.Picture;
import dev.tandem.workbench.snapshot.Settling;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// A workbench shown on the headless platform, with settings of its own.
public final class OpenWindow extends FxRobot implements AutoCloseable {
    private static final Path PICTURES = Path.of(System.getProperty("tandem.test.pictures", "target/pictures"));

    private static final double SCREEN = 1000;

    private final Path folder;
    private final Settings settings;
    private final Workbench workbench;
    private final Stage stage;
    private final PrintStream out = System.out;

    public OpenWindow(double width, double height) throws Exception {
        this(width, height, null);
    }

    /// @param plugins the folder with plugins, or null for none
    public OpenWindow(double width, double height, Path plugins) throws Exception {
        folder = Files.createTempDirectory("tandem-window");
        settings = new Settings(folder.resolve("settings.properties"));
        stage = FxToolkit.registerPrimaryStage();
        // What is printed is looked for in the window only, and some tests print much.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        workbench = onWindow(() -> {
            Workbench made = new Workbench(settings,
                    new PluginFolder(plugins == null ? folder.resolve("plugins") : plugins), SessionOptions.standard(),
                    new ScriptSettings(List.of(), OutputFolder.named(folder.resolve("output"), line -> System.out.println(line)), false), width,
                    height);
            // Tests look for views before anything happens in them.
            made.window().makeAll();
            // A window that is larger than the screen cannot be shown, only have its picture taken.
            if (width <= SCREEN && height <= SCREEN) {
                stage.setScene(made.window().scene());
                // All windows share a stage, which keeps a size that an earlier test has given it. It has no borders here.
                stage.setWidth(width);
                stage.setHeight(height);
                stage.show();
            } else {
                made.window().scene().snapshot(null);
            }
            return made;
        });
    }

    /// What the next window would find.
    public Settings settings() {
        settings.flush();
        return new Settings(folder.resolve("settings.properties"));
    }

    public Workbench workbench() {
        return workbench;
    }

    public static <T> T onWindow(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                // Whatever it is, the test gets it.
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }

    /// Runs a command of the window.
    public void run(String command) {
        onWindow(() -> {
            workbench.window().run(command);
            return null;
        });
    }

    /// Opens an empty text in the editor, which has the focus then.
    public CodeArea newText() throws Exception {
        CodeArea before = text();
        run("tandem.file.new");
        awaitWindow("an editor with the focus", () -> text() != null && text() != before);
        return onWindow(this::text);
    }

    /// The text in the editor that has the focus, or null.
    public CodeArea text() {
        return workbench.window().scene().getFocusOwner() instanceof CodeArea found ? found : null;
    }

    /// Types into what has the focus, as fast as the window takes it.
    public void typed(String text) {
        for (char c : text.toCharArray()) {
            onWindow(() -> {
                Node owner = workbench.window().scene().getFocusOwner();
                owner.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, Character.toString(c), "", KeyCode.UNDEFINED, false, false, false, false));
                return null;
            });
        }
    }

    /// Waits until the condition holds on the window's thread.
    public static void awaitWindow(String what, BooleanSupplier condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!onWindow(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("has not come: " + what);
            }
            Thread.sleep(20);
        }
    }

    /// Clicks the button with an id as soon as it can be seen.
    public void press(String id) throws Exception {
        AtomicReference<Button> found = new AtomicReference<>();
        awaitWindow("button " + id, () -> {
            from(workbench.window().scene().getRoot()).lookup((Button button) -> id.equals(button.getId())
                    && button.getScene() != null && button.getWidth() > 0).<Button>tryQuery().ifPresent(found::set);
            return found.get() != null;
        });
        clickOn(found.get());
    }

    @SuppressWarnings("unchecked")
    public <M extends MenuItem> M menuItem(String menu, String title) {
        MenuBar bar = (MenuBar) workbench.window().scene().lookup(".menu-bar");
        return (M) bar.getMenus().stream().filter(each -> each.getText().equals(menu))
                .flatMap(each -> each.getItems().stream()).filter(each -> title.equals(each.getText())).findFirst().orElseThrow();
    }

    /// What a label, a header or a cell shows of its text: cut where it does not fit, and nothing before it was laid out.
    public static String shown(Node labeled) {
        return labeled.lookup(".text") instanceof Text text ? text.getText() : "";
    }

    /// Asserts that the columns fill the table, no more and no less, and that no heading is cut.
    public static void assertColumnsFit(TableView<?> table) {
        double width = table.getColumns().stream().filter(TableColumn::isVisible).mapToDouble(TableColumn::getWidth).sum();
        double bar = table.lookupAll(".scroll-bar").stream().filter(Node::isVisible).mapToDouble(node -> node.getLayoutBounds().getWidth()).sum();
        assertThat(width).as("columns of " + table.getId() + ", scroll bar=" + bar).isBetween(table.getWidth() - bar - 2, table.getWidth());
        assertThat(table.lookupAll(".column-header .label")).extracting(OpenWindow::shown)
                .containsAll(table.getColumns().stream().filter(TableColumn::isVisible).map(TableColumn::getText).toList());
    }

    /// Takes a picture, and keeps it among the results of the build.
    public Picture picture(String name) throws Exception {
        Picture picture = Settling.picture(OpenWindow::onWindow, workbench.window().scene());
        picture.writePng(PICTURES.resolve(name + ".png"));
        return picture;
    }

    @Override
    public void close() throws IOException {
        onWindow(() -> {
            stage.hide();
            workbench.close();
            return null;
        });
        System.setOut(out);
        deleteFolder();
    }

    private void deleteFolder() throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
