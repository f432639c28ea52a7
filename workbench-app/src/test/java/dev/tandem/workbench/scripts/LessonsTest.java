package dev.tandem.workbench.scripts;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.plugins.MadePlugins;
import dev.tandem.workbench.plugins.PluginStatus;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lessons of plugins in the tree of scripts.
class LessonsTest {
    @TempDir
    private Path folder;

    private static TreeView<?> tree(OpenWindow open) {
        return (TreeView<?>) open.workbench().window().scene().lookup("#scripts-tree");
    }

    private static TreeItem<?> item(OpenWindow open, String title) {
        return tree(open).getRoot().getChildren().stream().flatMap(each -> Stream.concat(Stream.of(each), each.getChildren().stream()))
                .filter(each -> each.getValue().toString().contains("title=" + title + ",")).findFirst().orElse(null);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void choose(OpenWindow open, String title) {
        onWindow(() -> {
            ((TreeView) tree(open)).getSelectionModel().select(item(open, title));
            tree(open).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            return null;
        });
    }

    @Test
    void theyStandInTheTreeAreOpenedAsCopiesAndGoWithTheirPlugin() throws Exception {
        MadePlugins.withLesson(folder.resolve("plugins"), "dice", "// %% Throw\nint six = 6;\n");
        try (OpenWindow open = new OpenWindow(1000, 900, folder.resolve("plugins"))) {
            assertThat(onWindow(() -> item(open, "Lessons: Programs in any language"))).isNotNull();
            assertThat(onWindow(() -> item(open, "Lessons: Of dice"))).isNotNull();
            choose(open, "first.jsh");
            awaitWindow("open", () -> open.workbench().window().scene().lookup(".code-area") instanceof CodeArea area
                    && area.getText().equals("// %% Throw\nint six = 6;\n"));
            Labeled notice = (Labeled) open.workbench().window().scene().lookup("#status-notice");
            assertThat(onWindow(notice::getText)).isEqualTo("first.jsh cannot be changed where it is. This is a copy; saving it asks for a place.");
            for (Theme theme : Theme.values()) {
                onWindow(() -> {
                    open.workbench().window().setTheme(theme);
                    return null;
                });
                open.picture("lessons-" + theme.name().toLowerCase());
            }
            onWindow(() -> {
                open.workbench().window().run("tandem.go.tandem.plugins");
                ((TableView<?>) open.workbench().window().scene().lookup("#plugins-table")).getSelectionModel().selectFirst();
                return null;
            });
            assertThat(onWindow(() -> ((Labeled) open.workbench().window().scene().lookup("#plugins-details")).getText()))
                    .contains("Adds the lessons Of dice.");
            onWindow(() -> {
                ((Button) open.workbench().window().scene().lookup("#plugins-turn")).fire();
                return null;
            });
            awaitWindow("gone", () -> item(open, "Lessons: Of dice") == null && item(open, "Lessons: Programs in any language") != null);
        }
    }

    @Test
    void aLessonThatIsNotInTheJarDisablesThePluginInASentence() throws Exception {
        MadePlugins.withLesson(folder.resolve("plugins"), "dice", null);
        try (OpenWindow open = new OpenWindow(1000, 900, folder.resolve("plugins"))) {
            assertThat(onWindow(() -> open.workbench().plugins().status())).singleElement().extracting(PluginStatus::problem).asString()
                    .contains("a lesson is not in the jar: name=lessons/first.jsh");
        }
    }

    @Test
    void whatALessonHoldsNowIsWhatIsOpened() throws Exception {
        List<Path> first = LessonFiles.written("A", "test.lessons", Map.of("a.jsh", "int a = 1;")).scripts();
        assertThat(first.getFirst()).hasContent("int a = 1;").matches(ScriptFolders::isInstalled);
        List<Path> second = LessonFiles.written("A", "test.lessons", Map.of("a.jsh", "int a = 2;")).scripts();
        assertThat(second).isEqualTo(first);
        assertThat(second.getFirst()).hasContent("int a = 2;");
        Files.delete(second.getFirst());
        Files.delete(second.getFirst().getParent());
    }
}
