package dev.tandem.workbench.restore;

import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.editor.KeptTab;
import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.script.ScriptSettings;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.settings.Settings;
import dev.tandem.workbench.shell.Workbench;
import dev.tandem.workbench.support.OpenWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class KeeperTest {
    private static final KeptTab UNSAVED = new KeptTab(null, null, "untitled-1.jsh", "ä = \"1\\n\"\n\t// ü", "", "\n", 3);
    private static final KeptTab CHANGED = new KeptTab(Path.of("/a/b.jsh"), null, "b.jsh", "2", "1", "\r\n", 1);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Kept kept = new Kept(List.of(UNSAVED, CHANGED), 1, List.of("1 + 1", "two\nlines"));
        KeptFile.write(folder.resolve("a"), kept);
        assertThat(KeptFile.read(folder.resolve("a"))).isEqualTo(kept);
    }

    @Test
    void aWindowTakesOverWhatOthersLeftButNotWhatALivingOneHas() throws IOException {
        Kept left = new Kept(List.of(UNSAVED), 0, List.of());
        try (KeptFolder killed = KeptFolder.open(folder)) {
            killed.write(left);
            try (KeptFolder next = KeptFolder.open(folder)) {
                assertThat(next.take(_ -> {})).isEqualTo(Kept.NOTHING);
            }
        }
        try (KeptFolder next = KeptFolder.open(folder)) {
            assertThat(next.take(_ -> {})).isEqualTo(left);
        }
        try (KeptFolder next = KeptFolder.open(folder)) {
            // The one before has not kept it itself.
            assertThat(next.take(_ -> {})).isEqualTo(left);
            next.write(left);
            next.forgetTaken();
        }
        assertThat(folder.toFile().list((_, name) -> name.endsWith(".properties"))).hasSize(1);
    }

    @Test
    void whatCannotBeReadStaysWhereItIs() throws IOException {
        Files.createFile(folder.resolve("window-1-1.lock"));
        Files.writeString(folder.resolve("window-1-1.properties"), "tab.0.name=\\u00zz");
        try (KeptFolder next = KeptFolder.open(folder)) {
            assertThat(next.take(_ -> {})).isEqualTo(Kept.NOTHING);
            next.forgetTaken();
        }
        assertThat(folder.resolve("window-1-1.properties.unreadable")).exists();
    }

    @Test
    void unsavedTextsOfOneFileFromTwoWindowsAreBothKept() {
        KeptTab other = new KeptTab(CHANGED.file(), null, "b.jsh", "3", "1", "\n", 0);
        Kept both = new Kept(List.of(CHANGED), 0, List.of()).and(new Kept(List.of(other), 0, List.of()));
        assertThat(both.tabs()).extracting(KeptTab::text).containsExactly("2", "3");
    }

    @Test
    void equalTextsOfOneWindowAreBothKeptAndTheOneInFrontStaysThere() {
        KeptTab one = new KeptTab(null, null, "untitled-1.jsh", "", "", "\n", 0);
        KeptTab two = new KeptTab(null, null, "untitled-2.jsh", "", "", "\n", 0);
        Kept again = Kept.NOTHING.and(new Kept(List.of(one, two, CHANGED), 1, List.of()));
        assertThat(again.tabs()).containsExactly(one, two, CHANGED);
        assertThat(again.front()).isEqualTo(1);
        Kept of = Kept.NOTHING.and(new Kept(List.of(CHANGED), -1, List.of())).and(new Kept(List.of(CHANGED, one), 1, List.of()));
        assertThat(of.tabs()).containsExactly(CHANGED, one);
        assertThat(of.front()).isEqualTo(1);
    }

    @Test
    void closingWithoutSavingForgetsOnlyWhatWasNotSaved() {
        Kept left = new Kept(List.of(UNSAVED, CHANGED), 1, List.of("1")).withoutChanges();
        assertThat(left.tabs()).singleElement().isEqualTo(CHANGED.withoutChanges());
        assertThat(left.front()).isZero();
        assertThat(left.history()).containsExactly("1");
    }

    @Test
    void textsComeBackWithTheirCursorAfterAKill() throws Exception {
        try (KeptFolder killed = KeptFolder.open(folder)) {
            killed.write(new Kept(List.of(UNSAVED), 0, List.of("1 + 1")));
        }
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            onWindow(() -> open.workbench().goOn(folder)).get(20, TimeUnit.SECONDS);
            TabPane tabs = (TabPane) open.workbench().window().scene().lookup(".editor-tabs");
            assertThat(onWindow(() -> tabs.getTabs().getFirst().getText())).isEqualTo("untitled-1.jsh");
            OpenWindow.awaitWindow("kept again", () -> folder.toFile().list((_, name) -> name.endsWith(".properties")).length == 1
                    && !Files.exists(folder.resolve("window-" + ProcessHandle.current().pid() + "-1.lock")));
        }
    }

    @Test
    void unsavedTextsOfOneFileAllComeBack() throws Exception {
        Path script = Files.writeString(folder.resolve("twice.jsh"), "1");
        Path place = Files.createDirectory(folder.resolve("windows"));
        KeptTab one = new KeptTab(script, null, "twice.jsh", "2", "1", "\n", 0);
        KeptTab two = new KeptTab(script, null, "twice.jsh", "3", "1", "\n", 0);
        KeptTab saved = new KeptTab(script, null, "twice.jsh", null, null, "\n", 0);
        try (KeptFolder killed = KeptFolder.open(place)) {
            killed.write(new Kept(List.of(one, two, saved), 0, List.of()));
        }
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            onWindow(() -> open.workbench().goOn(place)).get(20, TimeUnit.SECONDS);
            TabPane tabs = (TabPane) open.workbench().window().scene().lookup(".editor-tabs");
            assertThat(onWindow(() -> tabs.getTabs().stream().map(tab -> ((CodeArea) tab.getContent().lookup(".code")).getText()).toList()))
                    .containsExactly("2", "3");
        }
    }

    @Test
    void theFoldersOfTextsThatComeBackAreOpenInTheTree() throws Exception {
        Path script = Files.writeString(Files.createDirectory(folder.resolve("scripts")).resolve("mine.jsh"), "1");
        Path place = Files.createDirectory(folder.resolve("windows"));
        try (KeptFolder killed = KeptFolder.open(place)) {
            killed.write(new Kept(List.of(new KeptTab(script, null, "mine.jsh", null, null, "\n", 0)), 0, List.of()));
        }
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            onWindow(() -> open.workbench().goOn(place)).get(20, TimeUnit.SECONDS);
            TreeView<?> tree = (TreeView<?>) open.workbench().window().scene().lookup("#scripts-tree");
            OpenWindow.awaitWindow("folder, open, with its script", () -> tree.getRoot().getChildren().stream()
                    .anyMatch(item -> item.isExpanded() && item.getValue().toString().contains(script.getParent().toString())
                            && item.getChildren().getFirst().getValue().toString().contains("mine.jsh")));
        }
    }

    @Test
    void textsComeBackWhereTheirViewsStandBehindOthers() throws Exception {
        Path place = Files.createDirectory(folder.resolve("windows"));
        try (KeptFolder killed = KeptFolder.open(place)) {
            killed.write(new Kept(List.of(UNSAVED), 0, List.of("1 + 1")));
        }
        Settings settings = new Settings(folder.resolve("settings"));
        settings.set("layout.views", "( column 1.0 ( centre open 0.7 tandem.variables tandem.scripts tandem.editor tandem.console tandem.variables ) "
                + "( left open 0.1 - ) ( right open 0.1 - ) ( lower open 0.1 - ) ( bottom open 0.3 - tandem.plugins ) )");
        FxToolkit.registerPrimaryStage();
        Workbench workbench = onWindow(() -> new Workbench(settings, new PluginFolder(folder.resolve("plugins")), SessionOptions.standard(),
                new ScriptSettings(List.of(), OutputFolder.named(folder.resolve("output"), _ -> {}), false), 1000, 800));
        try {
            onWindow(() -> workbench.goOn(place)).get(20, TimeUnit.SECONDS);
            assertThat(settings.get("layout.views", "")).as("the console is behind").contains("open 0.7 tandem.variables");
            TabPane tabs = onWindow(() -> {
                // As the first picture of a window does.
                workbench.window().scene().getRoot().applyCss();
                return (TabPane) workbench.window().scene().lookup(".editor-tabs");
            });
            assertThat(onWindow(() -> tabs.getTabs().getFirst().getText())).isEqualTo("untitled-1.jsh");
        } finally {
            onWindow(() -> {
                workbench.close();
                return null;
            });
        }
    }
}
