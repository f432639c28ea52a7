package dev.tandem.workbench.shell;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Window;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Resets sessions and gives them classes by the menus, as a person does.
class SessionCommandsTest {
    private static OpenWindow open;
    @TempDir
    private Path folder;

    @BeforeAll
    static void openWindow() throws Exception {
        open = new OpenWindow(1000, 700);
    }

    @AfterAll
    static void closeWindow() throws IOException {
        open.close();
    }

    private static void run(String code) throws Exception {
        open.workbench().host().run(new SourceText("text", code)).get(60, TimeUnit.SECONDS);
    }

    /// On the window's thread.
    private static String printed() {
        return ((StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output")).getText();
    }

    /// On the window's thread.
    private static Optional<Node> shown(String id) {
        return Window.getWindows().stream().map(Window::getScene).filter(Objects::nonNull).map(Scene::getRoot)
                .map(root -> root.lookup("#" + id)).filter(Objects::nonNull).findFirst();
    }

    private static void press(String id) throws Exception {
        awaitWindow(id, () -> shown(id).isPresent() && !shown(id).get().isDisabled());
        onWindow(() -> {
            ((Button) shown(id).get()).fire();
            return null;
        });
    }

    private static void fresh() throws Exception {
        open.workbench().host().reset().get(60, TimeUnit.SECONDS);
        // Lines come to the console a moment later.
        awaitWindow("told of the reset", () -> printed().contains("The session was reset"));
        onWindow(() -> {
            open.workbench().window().run("tandem.console.clear");
            return null;
        });
    }

    @Test
    void aResetOffersToDeclareAgain() throws Exception {
        fresh();
        run("int count = 3; int twice(int x) { return 2 * x; } count = twice(count); System.out.println(\"once \" + count);");
        open.run("tandem.run.reset");
        press("answer-1");
        awaitWindow("told", () -> printed().contains("The session was reset"));
        run("System.out.println(\"still \" + twice(count));");
        awaitWindow("value", () -> printed().contains("still 12"));
        assertThat(OpenWindow.<String>onWindow(SessionCommandsTest::printed).split("once 6", -1)).as("statements do not run again").hasSize(2);
        open.run("tandem.run.reset");
        press("answer-0");
        awaitWindow("told again", () -> printed().split("The session was reset", -1).length == 3);
        assertThat(open.workbench().host().typed()).isZero();
        run("twice(1)");
        awaitWindow("refused", () -> printed().contains("cannot find symbol"));
    }

    @Test
    void aSessionWithNothingInItIsResetWithoutAQuestion() throws Exception {
        fresh();
        open.run("tandem.run.reset");
        awaitWindow("told", () -> printed().contains("The session was reset"));
        assertThat(OpenWindow.<Optional<Node>>onWindow(() -> shown("answer-0"))).isEmpty();
    }

    @Test
    void jarsAreAddedWhichAreSeenByTheSession() throws Exception {
        fresh();
        Path jar = folder.resolve("of mine.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("hidden.txt"));
            out.write("found".getBytes());
        }
        Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no jar");
        run("int kept = 7;");
        open.run("tandem.run.classes");
        add(damaged, folder.resolve("nowhere"));
        press("class-path-use");
        awaitWindow("refused", () -> problem().contains("This is no jar: " + damaged) && problem().contains("no such file, or it cannot be read"));
        press("class-path-cancel");
        open.run("tandem.run.classes");
        add(jar);
        press("class-path-use");
        awaitWindow("closed", () -> shown("class-path-page").isEmpty());
        run("System.out.println(new String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"hidden.txt\").readAllBytes()) + kept);");
        awaitWindow("found", () -> printed().contains("found7"));
        assertThat(open.workbench().host().classPath()).containsExactly(jar);
    }

    private static void add(Path... more) throws Exception {
        awaitWindow("page", () -> shown("class-path-page").isPresent());
        onWindow(() -> {
            ((ClassPathPane) shown("class-path").get().getParent()).add(List.of(more));
            return null;
        });
    }

    private static String problem() {
        return shown("class-path-problem").map(each -> ((Labeled) each).getText()).orElse("");
    }
}
