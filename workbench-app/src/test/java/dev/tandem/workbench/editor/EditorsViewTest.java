package dev.tandem.workbench.editor;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.status.Notices;
import dev.tandem.workbench.support.OpenWindow;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.assertj.core.data.Offset;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorsViewTest {
    private static OpenWindow open;
    @TempDir
    private Path folder;
    private EditorTabs tabs;

    @BeforeAll
    static void openWindow() throws Exception {
        open = new OpenWindow(1000, 1000);
    }

    @AfterAll
    static void closeWindow() throws IOException {
        open.close();
    }

    @BeforeEach
    void closeAll() {
        tabs = onWindow(() -> (EditorTabs) open.workbench().window().scene().lookup(".editor-tabs"));
        onWindow(() -> tabs.getTabs().removeIf(_ -> true));
    }

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    private EditorTab opened(Path file) throws Exception {
        onWindow(() -> {
            open.workbench().open(file);
            return null;
        });
        awaitWindow("tab of " + file, () -> tabs.of(file).isPresent());
        return onWindow(() -> tabs.of(file).orElseThrow());
    }

    private static void edit(EditorTab tab, String text) {
        onWindow(() -> {
            area(tab).replaceText(text);
            return null;
        });
    }

    private static CodeArea area(EditorTab tab) {
        return (CodeArea) tab.getContent().lookup(".code");
    }

    @Test
    void theTitleOfTheWindowNamesTheTextInFrontAndSaysWhetherItIsSaved() throws Exception {
        ObservableValue<String> title = open.workbench().title();
        assertThat(onWindow(title::getValue)).isEqualTo("Tandem");
        EditorTab first = opened(file("first.jsh", "int a;"));
        assertThat(onWindow(title::getValue)).isEqualTo("first.jsh — Tandem");
        edit(first, "int b;");
        assertThat(onWindow(title::getValue)).isEqualTo("*first.jsh — Tandem");
        opened(file("second.jsh", "int c;"));
        assertThat(onWindow(title::getValue)).isEqualTo("second.jsh — Tandem");
        onWindow(() -> tabs.getTabs().removeIf(tab -> tab != first));
        assertThat(onWindow(title::getValue)).isEqualTo("*first.jsh — Tandem");
    }

    @Test
    void theFirstErrorOfARunComesIntoSightAndTheCursorStays() throws Exception {
        EditorTab tab = opened(file("long.jsh", "int fine = 1;\n" + "\n".repeat(200) + "int wrong = \"text\";\n" + "\n".repeat(200)));
        onWindow(() -> open.workbench().runCurrent()).get(60, TimeUnit.SECONDS);
        awaitWindow("the line of the error", () -> area(tab).firstVisibleParToAllParIndex() <= 201
                && 201 <= area(tab).lastVisibleParToAllParIndex());
        assertThat(onWindow(tab::caret)).isZero();
    }

    @Test
    void anErrorAtTheEndOfALongLineComesIntoSight() throws Exception {
        EditorTab tab = opened(file("wide.jsh", "\n".repeat(100) + "double wide = " + "1 + ".repeat(200) + "nothing;\n"));
        onWindow(() -> open.workbench().runCurrent()).get(60, TimeUnit.SECONDS);
        awaitWindow("mark in sight", () -> tab.marks().stream().anyMatch(mark -> area(tab)
                .getCharacterBoundsOnScreen(mark.start(), mark.start() + 1).map(area(tab)::screenToLocal)
                .filter(place -> place.getMinX() > 0 && place.getMaxX() < area(tab).getWidth()).isPresent()));
        assertThat(onWindow(tab::caret)).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsNamedAndHoldsUpNoRun() throws Exception {
        Path large = folder.resolve("large.jsh");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        opened(file("small.jsh", "int small = 1;"));
        onWindow(() -> {
            open.workbench().open(large);
            return null;
        });
        awaitWindow("notice", () -> notice().equals(large + " was not opened: it is too large"));
        onWindow(() -> open.workbench().runCurrent()).get(60, TimeUnit.SECONDS);
    }

    @Test
    void whatFailsWhenItIsShownHoldsUpNothing() throws Exception {
        Disk disk = new Disk();
        onWindow(() -> disk.later(() -> "text", (_, _) -> {
            throw new IllegalStateException("of this test");
        })).get(60, TimeUnit.SECONDS);
    }

    private static String notice() {
        return ((javafx.scene.control.Label) open.workbench().window().scene().lookup("#status-notice")).getText();
    }

    private static <T> T seen(String what, Supplier<T> found) throws Exception {
        awaitWindow(what, () -> found.get() != null);
        return onWindow(found::get);
    }

    @Test
    void whatSomebodyElseHasChangedIsShownAndNotOverwritten() throws Exception {
        Path file = file("a.jsh", "int a = 1;\n");
        EditorTab tab = opened(file);
        edit(tab, "int a = 2;\n");
        Files.writeString(file, "int a = 3;\n");
        open.run("tandem.file.save");
        Node show = seen("question", () -> tab.getContent().lookup("#disk-difference"));
        assertThat(file).hasContent("int a = 3;\n");
        open.clickOn(show);
        Node difference = seen("difference", () -> tab.getContent().lookup("#disk-difference-text"));
        assertThat(OpenWindow.<String>onWindow(((StyleClassedTextArea) difference)::getText)).contains("-int a = 3;", "+int a = 2;");
        open.picture("changed-on-disk");
        open.clickOn(seen("ours", () -> tab.getContent().lookup("#disk-ours")));
        awaitWindow("saved", () -> !tab.document().isChanged());
        assertThat(file).hasContent("int a = 2;\n");
    }

    @Test
    void allThatCanBeDoneWithSuchAFileIsInSightInANarrowEditor() throws Exception {
        onWindow(() -> {
            DiskBar bar = new DiskBar("a.jsh", "", "", () -> {}, () -> {}, () -> {});
            VBox editor = new VBox(bar);
            Scene scene = new Scene(editor, 380, 400);
            scene.getStylesheets().setAll(open.workbench().window().scene().getStylesheets());
            editor.applyCss();
            editor.layout();
            Bounds whole = bar.localToScene(bar.getLayoutBounds());
            assertThat(bar.lookupAll(".button")).hasSize(4)
                    .allSatisfy(each -> assertThat(whole.contains(each.localToScene(each.getLayoutBounds()))).as(each.getId()).isTrue());
            return null;
        });
    }

    @Test
    void noneIsSaidToBeOpenOnlyOnceNoneIsOnItsWay() throws Exception {
        EditorsView editors = onWindow(() -> (EditorsView) open.workbench().window().scene().lookup(".editors"));
        Node empty = editors.lookup(".empty-state");
        CompletableFuture<Void> coming = new CompletableFuture<>();
        onWindow(() -> {
            editors.expect(coming);
            return null;
        });
        assertThat(empty.isVisible()).isFalse();
        onWindow(() -> coming.complete(null));
        awaitWindow("none", empty::isVisible);
    }

    @Test
    void aFolderThatIsGoneIsNamedAndTheTextStays() throws Exception {
        Path file = file("gone/g.jsh", "int a = 1;\n");
        EditorTab tab = opened(file);
        Files.delete(file);
        Files.delete(file.getParent());
        edit(tab, "int a = 2;\n");
        open.run("tandem.file.save");
        awaitWindow("reason", () -> notice().equals(file + " was not saved: there is no folder " + file.getParent()));
        assertThat(onWindow(tab.document()::text)).isEqualTo("int a = 2;\n");
        assertThat(onWindow(tab.document()::isChanged)).isTrue();
        assertThat(onWindow(tab.document()::saved)).as("known to be gone, so that it is not told again in weaker words").isNull();
        Files.createDirectory(file.getParent());
        open.run("tandem.file.save");
        awaitWindow("said", () -> notice().equals(file + " is saved."));
        assertThat(file).hasContent("int a = 2;");
    }

    @Test
    void aFileThatIsNotThereIsNamedOnce() throws Exception {
        Path file = folder.resolve("none.jsh");
        onWindow(() -> {
            open.workbench().open(file);
            return null;
        });
        awaitWindow("reason", () -> notice().equals(file + " was not opened: there is no such file"));
    }

    @Test
    void ofSeveralFilesThatCannotBeOpenedEachIsNamed() throws Exception {
        List<Path> files = List.of(folder.resolve("one.jsh"), Files.write(folder.resolve("two.jsh"), new byte[] {(byte) 0xe4}),
                Files.createDirectory(folder.resolve("three.jsh")));
        onWindow(() -> {
            files.forEach(open.workbench()::open);
            return null;
        });
        awaitWindow("notice", () -> notice().equals("3 files were not opened; the console says which, and why."));
        awaitWindow("reasons", () -> console().contains(files.get(0) + " was not opened: there is no such file")
                && console().contains(files.get(1) + " was not opened: it is not a text in UTF-8")
                && console().contains(files.get(2) + " was not opened: it is a folder"));
        onWindow(() -> {
            open.workbench().open(files.getFirst());
            return null;
        });
        awaitWindow("notice of one", () -> notice().equals(files.getFirst() + " was not opened: there is no such file"));
    }

    private static String console() {
        return ((StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output")).getText();
    }

    @Test
    void namesAtTheEndOfTheRowHaveDots() throws Exception {
        opened(file("a.jsh", "1"));
        awaitWindow("row", () -> tabs.lookup(".headers-region").getLayoutBounds().getHeight() > 0);
        double height = onWindow(() -> tabs.lookup(".headers-region").getLayoutBounds().getHeight());
        for (int i = 0; i < 9; i++) {
            opened(file("quite-a-long-name-" + i + ".jsh", "int a = " + i + ";"));
        }
        Parent row = onWindow(() -> (Parent) tabs.lookup(".headers-region"));
        assertThat(onWindow(() -> row.getLayoutBounds().getHeight())).as("height of the row").isEqualTo(height);
        // While tabs still grow there may be none at the end.
        awaitWindow("whole letters", () -> row.getChildrenUnmodifiable().stream().map(tab -> tab.lookup(".tab-label .text"))
                .noneMatch(text -> isCut(row, text))
                && row.getChildrenUnmodifiable().stream().map(tab -> tab.lookup(".tab-label")).anyMatch(label -> isCut(row, label)));
        assertThat(onWindow(() -> row.getChildrenUnmodifiable().stream().map(tab -> tab.lookup(".tab-label")).filter(label -> isCut(row, label))
                .map(OpenWindow::shown).toList())).isNotEmpty().noneMatch(shown -> shown.endsWith(".jsh") && shown.startsWith("quite-a-long-name"));
        open.picture("many-tabs");
        onWindow(() -> tabs.getTabs().removeIf(tab -> tabs.getTabs().indexOf(tab) > 0));
        awaitWindow("whole name", () -> OpenWindow.shown(tabs.lookup(".tab-label")).equals("a.jsh"));
    }

    /// Whether a part of it is in sight and another one is not.
    private static boolean isCut(Node row, Node inner) {
        Bounds all = row.sceneToLocal(inner.localToScene(inner.getLayoutBounds()));
        Bounds clip = row.getClip().getBoundsInParent();
        double shown = Math.min(all.getMaxX(), clip.getMaxX()) - Math.max(all.getMinX(), clip.getMinX());
        return shown > 1 && shown < all.getWidth() - 1;
    }

    @Test
    void anUnchangedTextFollowsItsFile() throws Exception {
        Path file = file("b.jsh", "1");
        EditorTab tab = opened(file);
        Files.writeString(file, "2");
        awaitWindow("new text", () -> area(tab).getText().equals("2"));
        assertThat(tab.document().isChanged()).isFalse();
        Files.delete(file);
        awaitWindow("gone", () -> tab.document().isChanged());
        assertThat(onWindow(EditorsViewTest::notice)).contains("gone from the disk");
        open.run("tandem.file.save");
        awaitWindow("saved", () -> !tab.document().isChanged());
        assertThat(file).hasContent("2");
    }

    @Test
    void closingATextAsksOnlyWhenSomethingWouldBeLost() throws Exception {
        Path file = file("c.jsh", "1");
        opened(file);
        open.run("tandem.file.close");
        awaitWindow("closed", () -> tabs.getTabs().isEmpty());
        EditorTab tab = opened(file);
        edit(tab, "2");
        open.run("tandem.file.close");
        awaitWindow("question", () -> open.lookup("#answer-cancel").tryQuery().isPresent());
        assertThat(open.listWindows()).hasSizeGreaterThan(1);
        onWindow(() -> {
            Window question = open.lookup("#answer-cancel").query().getScene().getWindow();
            Window owner = open.workbench().window().scene().getWindow();
            assertThat(question.getX() + question.getWidth() / 2).isCloseTo(owner.getX() + owner.getWidth() / 2, Offset.offset(30.0));
            assertThat(question.getY() + question.getHeight() / 2).isCloseTo(owner.getY() + owner.getHeight() / 2, Offset.offset(60.0));
            return null;
        });
        open.clickOn("#answer-cancel");
        awaitWindow("still there", () -> tabs.getTabs().contains(tab) && open.lookup("#answer-cancel").tryQuery().isEmpty());
        open.run("tandem.file.close");
        awaitWindow("question", () -> open.lookup("#answer-0").tryQuery().isPresent());
        open.clickOn("#answer-0");
        awaitWindow("closed", () -> tabs.getTabs().isEmpty());
        assertThat(file).hasContent("2");
    }

    @Test
    void theWindowAsksBeforeItLosesAText() throws Exception {
        assertThat(onWindow(() -> open.workbench().mayClose(() -> {}))).isTrue();
        edit(opened(file("d.jsh", "1")), "2");
        assertThat(onWindow(() -> open.workbench().mayClose(() -> {}))).isFalse();
        awaitWindow("question", () -> open.lookup("#answer-cancel").tryQuery().isPresent());
        open.clickOn("#answer-cancel");
    }

    @Test
    void aFileThatIsSavedInAnotherFolderIsInTheTreeAndOpenBeginsThere() throws Exception {
        assertThat(OpenWindow.<Path>onWindow(tabs::folder)).isNull();
        EditorTab tab = opened(file("home/e.jsh", "1"));
        awaitWindow("folder in the tree", () -> inTree(folder.resolve("home")).equals(List.of("e.jsh")));
        Path other = Files.createDirectories(folder.resolve("other"));
        onWindow(() -> {
            new EditorFiles(tabs, new Answering(other.resolve("f.jsh")), new Refusals(new Notices(), _ -> {}), new Notices(), (_, _, _) -> {},
                    () -> open.workbench().open(other.resolve("f.jsh")), (_, _) -> null)
                    .saveAs(tab, () -> {});
            return null;
        });
        awaitWindow("saved file in the tree", () -> inTree(other).equals(List.of("f.jsh")));
        assertThat(OpenWindow.<Path>onWindow(tabs::folder)).isEqualTo(other);
        open.run("tandem.file.new");
        awaitWindow("new text", () -> tabs.getTabs().size() == 2);
        assertThat(OpenWindow.<Path>onWindow(tabs::folder)).isEqualTo(other);
    }

    /// Saves in one place whenever it is asked.
    private record Answering(Path place) implements Dialogs {
        @Override
        public void open(Path begin, Consumer<Path> taker) {
            taker.accept(place);
        }

        @Override
        public void place(Path begin, String proposed, Consumer<Path> taker) {
            taker.accept(place);
        }

        @Override
        public void pick(String heading, List<String> choices, Consumer<String> taker) {
            throw new AssertionError(heading);
        }

        @Override
        public void choose(String heading, String text, List<Answer> answers) {
            answers.getFirst().action().run();
        }
    }

    private static List<String> inTree(Path of) {
        TreeView<?> tree = (TreeView<?>) open.workbench().window().scene().lookup("#scripts-tree");
        return tree.getRoot().getChildren().stream().filter(each -> each.getValue().toString().contains("title=" + of + ","))
                .flatMap(each -> each.getChildren().stream()).map(each -> each.getValue().toString().replaceAll(".*title=([^,]*),.*", "$1")).toList();
    }

    @Test
    void aScriptOfTheInstallationIsACopy() throws Exception {
        Path demo = Path.of(System.getProperty("tandem.home"), "scripts", "examples", "01-pool.jsh");
        EditorTab tab = opened(demo);
        assertThat(tab.document().file()).isNull();
        awaitWindow("said", () -> notice().startsWith("01-pool.jsh cannot be changed where it is."));
        assertThat(tab.document().name()).isEqualTo("01-pool.jsh");
        assertThat(tab.document().isChanged()).isFalse();
        opened(demo);
        assertThat(onWindow(() -> tabs.getTabs().size())).isEqualTo(1);
        assertThat(onWindow(EditorsViewTest::notice)).startsWith("01-pool.jsh cannot");
        opened(file("mine.jsh", "1"));
        awaitWindow("not said of another text", () -> notice().isEmpty());
    }

    @Test
    void errorsAreMarkedInTheTextThatRanAndTextsOfOneNameShowTheirFolders() throws Exception {
        EditorTab first = opened(file("one/same.jsh", "int x = 1\nint y = nothing;\n"));
        EditorTab second = opened(file("two/same.jsh", "int x = 1\nint y = nothing;\n"));
        assertThat(onWindow(first::getText)).isEqualTo("same.jsh — one");
        assertThat(onWindow(second::getText)).isEqualTo("same.jsh — two");
        assertThat(onWindow(() -> second.document().source().name())).isEqualTo("two/same.jsh");
        open.run("tandem.run.file");
        awaitWindow("mark", () -> !second.marks().isEmpty());
        assertThat(onWindow(first::marks)).isEmpty();
        assertThat(onWindow(second::marks)).singleElement().extracting(ErrorMarks.Mark::start).isEqualTo(18);
        onWindow(() -> {
            area(second).insertText(0, "// more\n");
            return null;
        });
        assertThat(onWindow(second::marks)).singleElement().extracting(ErrorMarks.Mark::start).isEqualTo(26);
    }

    @Test
    void aLongNameIsCutInItsMiddleAndItsTabCanBeClosed() throws Exception {
        String name = "sensitivity-of-the-basic-reproduction-number-to-the-infectious-period-";
        EditorTab first = opened(file(name + "A.jsh", "1"));
        opened(file(name + "B.jsh", "2"));
        // Those of texts that were closed just now shrink for a moment.
        awaitWindow("two headers", () -> tabs.lookupAll(".tab").size() == 2
                && tabs.lookupAll(".tab").stream().allMatch(header -> header.getLayoutBounds().getWidth() > 100));
        for (Node header : onWindow(() -> List.copyOf(tabs.lookupAll(".tab")))) {
            onWindow(() -> {
                tabs.getSelectionModel().select((Tab) header.getProperties().get(Tab.class));
                return null;
            });
            awaitWindow("name", () -> OpenWindow.shown(header.lookup(".tab-label")).matches("sensitivity.*(\\.\\.\\.|\u2026).*[AB]\\.jsh"));
            Node close = onWindow(() -> header.lookup(".tab-close-button"));
            double right = onWindow(() -> header.sceneToLocal(close.localToScene(close.getLayoutBounds())).getMaxX());
            assertThat(right).isLessThanOrEqualTo(onWindow(() -> header.getLayoutBounds().getWidth())).isLessThan(300);
        }
        assertThat(onWindow(() -> first.getTooltip().getText())).contains(name + "A.jsh");
    }

    @Test
    void noMarkThatClosesATabStandsWithoutItsName() throws Exception {
        for (int i = 0; i < 9; i++) {
            opened(file("number-" + "x".repeat(3 * i) + ".jsh", "1"));
        }
        awaitWindow("all headers", () -> tabs.lookupAll(".tab").size() == 9);
        for (int front = 8; front >= 0; front--) {
            int chosen = front;
            onWindow(() -> {
                tabs.getSelectionModel().select(chosen);
                return null;
            });
            awaitWindow("tab in front in sight, marks only at names", () -> share(header(chosen)) > 0.9
                    && tabs.lookupAll(".tab").stream().allMatch(each -> hasMark(each) == share(each) >= 0.5));
        }
        assertThat(onWindow(() -> tabs.lookupAll(".tab").stream().allMatch(EditorsViewTest::hasMark))).isFalse();
    }

    private Node header(int tab) {
        return ((Parent) tabs.lookup(".headers-region")).getChildrenUnmodifiable().get(tab);
    }

    private static boolean hasMark(Node header) {
        Node mark = header.lookup(".tab-close-button");
        return mark.getOpacity() > 0 && !mark.isMouseTransparent();
    }

    /// How much of a header is in sight.
    private static double share(Node header) {
        Bounds clip = header.getParent().getClip().getBoundsInParent();
        Bounds all = header.getBoundsInParent();
        return (Math.min(all.getMaxX(), clip.getMaxX()) - Math.max(all.getMinX(), clip.getMinX())) / all.getWidth();
    }

    @Test
    void aNewTextCanBeTypedIntoAtOnce() throws Exception {
        open.run("tandem.file.new");
        awaitWindow("focus", () -> tabs.current().isPresent() && area(tabs.current().get()).isFocused());
        open.type(KeyCode.A);
        awaitWindow("typed", () -> tabs.current().orElseThrow().document().text().equals("a"));
    }

    @Test
    void whoeverClosesATextOrClicksOnATabGoesOnTyping() throws Exception {
        EditorTab first = opened(file("typed.jsh", ""));
        EditorTab second = opened(file("closed.jsh", ""));
        awaitWindow("focus", () -> area(second).isFocused());
        open.run("tandem.file.close");
        awaitWindow("focus", () -> tabs.getTabs().size() == 1 && area(first).isFocused());
        open.type(KeyCode.A);
        EditorTab third = opened(file("third.jsh", ""));
        awaitWindow("focus", () -> area(third).isFocused());
        open.clickOn(OpenWindow.<Node>onWindow(() -> tabs.lookupAll(".tab-label").stream()
                .filter(each -> OpenWindow.shown(each).equals("typed.jsh")).findFirst().orElseThrow()));
        awaitWindow("focus", () -> area(first).isFocused());
        open.type(KeyCode.B);
        awaitWindow("typed", () -> first.document().text().contains("a") && first.document().text().contains("b"));
    }
}
