package dev.tandem.workbench.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import dev.tandem.workbench.support.OpenWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Plugins that do all they can to harm the program that loads them.
@ExtendWith(LeavesNothing.class)
class HostilePluginsTest {
    private static final String GOOD = "return java.util.List.of(\"import static fromjar.Importsgood.*;\");";

    @TempDir
    private Path folder;

    /// Opens a session with all plugins of the folder, in which the good one must work.
    ///
    /// @return why each of the others is disabled
    private Map<String, String> reasons(Duration limit) throws Exception {
        PluginJar.withImports(folder, "good", "public static int good() { return 42; }", GOOD);
        try (PluginFolder plugins = new PluginFolder(folder, limit)) {
            plugins.load();
            try (Session session = Session.open(plugins.addTo(SessionOptions.standard()))) {
                assertThat(((StatementOutcome.Value) session.eval("good() + List.of(1).size()").getLast()).rendered()).isEqualTo("43");
            }
            return plugins.status().stream().filter(plugin -> !plugin.id().equals("good"))
                    .collect(Collectors.toMap(PluginStatus::id, PluginStatus::problem, (a, b) -> a, TreeMap::new));
        }
    }

    @Test
    void whateverAPluginThrowsAndHoweverItExitsItIsNamedAndTheOthersWork() throws Exception {
        Map<String, String> bodies = Map.of("error", "throw new Error(\"boom\");",
                "deep", "return lines();",
                "link", "throw new NoSuchMethodError(\"gone\");",
                "mute", "throw new Error() { public String getMessage() { throw new Error(); } };",
                "nothing", "return null;",
                "exit", "System.exit(7); return null;",
                "halt", "Runtime.getRuntime().halt(8); return null;",
                "reference", "java.util.function.IntConsumer end = System::exit; end.accept(9); return null;",
                "swallow", "try { System.exit(3); } catch (Throwable e) { } return java.util.List.of();");
        for (var each : bodies.entrySet()) {
            PluginJar.withImports(folder, each.getKey(), "", each.getValue());
        }
        PluginJar.withImports(folder, "initial", "static { if (true) throw new Error(\"at once\"); }", "return null;");
        Map<String, String> reasons = reasons(Duration.ofSeconds(60));
        assertThat(reasons).hasSize(10).containsEntry("error", "Error: boom, call=lines, at=Importserror.java:4").containsEntry("link",
                "NoSuchMethodError: gone, call=lines, at=Importslink.java:4")
                .containsEntry("nothing", "it says null for its lines, call=lines");
        assertThat(reasons.get("deep")).startsWith("StackOverflowError");
        assertThat(reasons.get("mute")).isEqualTo("fromjar.Importsmute$1, call=lines, at=Importsmute.java:4");
        assertThat(reasons).containsEntry("initial", "Error: at once, call=lines, at=Importsinitial.java:5");
        assertThat(Map.of("exit", 7, "halt", 8, "reference", 9, "swallow", 3))
                .allSatisfy((id, code) -> assertThat(reasons).containsEntry(id, "wanted to end the program: code=" + code));
    }

    @Test
    void aPluginThatHangsIsNamedAndItsCodeEnds() throws Exception {
        PluginJar.withImports(folder, "busy", "", "while (true) { Thread.onSpinWait(); }");
        PluginJar.withImports(folder, "sleeping", "", """
                while (true) {
                    try { Thread.sleep(Long.MAX_VALUE); } catch (InterruptedException e) { }
                }""");
        Map<String, String> reasons = reasons(Duration.ofSeconds(3));
        assertThat(reasons).containsOnlyKeys("busy", "sleeping")
                .allSatisfy((id, reason) -> assertThat(reason).isEqualTo("did not return: call=lines, limit=3.0 s"));
        Await.until("threads of the plugins to end", () -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().matches("tandem-plugin-(busy|sleeping)")));
    }

    @Test
    void linesThatAreMoreThanImportsAreRefused() throws Exception {
        ImportLines lines = new ImportLines(List.of(PluginJar.withoutItsClass(folder, "empty")));
        List<String> good = List.of("import java.util.*;", "import static java.lang.Math.*;", "import  mine.Thing ;",
                "import module java.sql;", "import static mine.Words.greet;", "import java.util.List;");
        assertThat(lines.checked(good)).isEqualTo(good);
        for (String bad : List.of("class INDArray {}", "void check(boolean b) {}", "import a.B; class INDArray {}", "int x = 1;", "",
                "import a.B;\nint x;", "import a.B", "import a..B;", "import a.B; // c", "/* */ import a.B;", "/exit", "System.exit(1);")) {
            assertThatThrownBy(() -> lines.checked(List.of("import java.util.*;", bad))).as(bad).isInstanceOf(PluginFault.class)
                    .hasMessageStartingWith("an import line is no import: line=" + bad.strip().split("\n", 2)[0]);
        }
        assertThatThrownBy(() -> lines.checked(List.of("class A {" + "x".repeat(100_000)))).message().hasSizeLessThan(400);
    }

    @Test
    void namesThatScriptsHaveCannotBeTakenAway() throws Exception {
        ImportLines lines = new ImportLines(List.of(PluginJar.withoutItsClass(folder, "empty")));
        for (String bad : List.of("import mine.INDArray;", "import mine.List;", "import mine.Thread;", "import mine.WorkerPool;",
                "import static mine.Words.check;")) {
            assertThatThrownBy(() -> lines.checked(List.of(bad))).as(bad).isInstanceOf(PluginFault.class)
                    .hasMessageStartingWith("an import line takes a name away from scripts: line=" + bad);
        }
        PluginJar.withImports(folder, "checks", "public static void check(boolean b) {}",
                "return java.util.List.of(\"import static fromjar.Importschecks.*;\");");
        PluginJar.withImports(folder, "lists", "public static class List {}",
                "return java.util.List.of(\"import static fromjar.Importslists.*;\");");
        PluginJar.withImports(folder, "overload", "public static void check(String s) {}",
                "return java.util.List.of(\"import static fromjar.Importsoverload.*;\");");
        Map<String, String> reasons = reasons(Duration.ofSeconds(60));
        assertThat(reasons.get("checks")).contains("name=dev.tandem.workbench.script.Vocabulary.check");
        assertThat(reasons.get("lists")).contains("name=java.util.List");
        assertThat(reasons).containsEntry("overload", "");
    }

    @Test
    void jarsWithEntriesOutsideOfThemAreRefusedByName() throws Exception {
        Map<String, String> entries = Map.of("up", "../../x", "inner", "a/../../x", "absolute", "/x", "drive", "C:/x", "dot", "a/./x",
                "windows", "..\\x");
        for (var each : entries.entrySet()) {
            PluginJar.withEntry(folder, each.getKey(), each.getValue());
        }
        Map<String, String> reasons = reasons(Duration.ofSeconds(60));
        assertThat(entries)
                .allSatisfy((id, entry) -> assertThat(reasons).containsEntry(id + ".jar", "an entry lies outside of the jar: entry=" + entry));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatOtherUsersCanWriteToIsNotLoaded() throws Exception {
        Path above = Files.createDirectory(folder.resolve("above"));
        Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path open = Files.createDirectory(above.resolve("plugins"));
        PluginJar.withImports(open, "planted", "", "return java.util.List.of();");
        try (PluginFolder plugins = new PluginFolder(open)) {
            plugins.load();
            assertThat(plugins.status()).singleElement().asString().contains("other users can write to it", open.toString());
        }
        // What is this user's own is closed.
        Path own = Files.createDirectory(folder.resolve("own"));
        Path jar = PluginJar.withImports(own, "mine", "", "return java.util.List.of();");
        Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-rw-rw-"));
        try (PluginFolder plugins = new PluginFolder(own)) {
            plugins.load();
            assertThat(plugins.status()).singleElement().matches(PluginStatus::isActive);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(jar))).isEqualTo("rw-r--r--");
    }

    @Test
    void aListenerThatFailsHarmsNoOtherViewAndItsPluginIsNamedOnce() throws Exception {
        Map<String, String> bodies = Map.of("throwing", "context.workers().onSnapshot(s -> { throw new IllegalStateException(\"not today\"); });",
                "failing", "context.workers().onSnapshot(s -> { throw new Error(\"boom\"); });",
                "endless", "class Deep { int down() { return down() + 1; } } context.workers().onSnapshot(s -> new Deep().down());",
                "deaf", "context.workers().onEvents(e -> { throw new AssertionError(\"never\"); });",
                "sound", "context.workers().onSnapshot(s -> System.setProperty(\"test.heard\", \"\" + s.subprocesses()));");
        for (var each : bodies.entrySet()) {
            PluginJar.withView(folder, each.getKey(), each.getValue() + " return new javafx.scene.layout.Pane();");
        }
        try (OpenWindow open = new OpenWindow(1000, 1000, folder)) {
            open.workbench().host().run(new SourceText("pool", "WorkerPool pool = WorkerPool.processes(1);")).get(60, TimeUnit.SECONDS);
            Label subprocesses = (Label) open.workbench().window().scene().lookup("#status-subprocesses");
            OpenWindow.awaitWindow("worker", () -> subprocesses.getText().equals("1 of 128 subprocesses"));
            OpenWindow.awaitWindow("the sound one", () -> "1".equals(System.getProperty("test.heard")));
            OpenWindow.awaitWindow("all named", () -> open.workbench().plugins().status().stream().filter(each -> !each.isActive()).count() == 4);
            assertThat(OpenWindow.onWindow(() -> open.workbench().plugins().status()).stream().filter(PluginStatus::isActive))
                    .extracting(PluginStatus::id).containsExactly("sound");
            open.workbench().host().run(new SourceText("pool", "pool.close();")).get(60, TimeUnit.SECONDS);
            OpenWindow.awaitWindow("no worker", () -> subprocesses.getText().equals("0 of 128 subprocesses"));
            StyleClassedTextArea console = (StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output");
            OpenWindow.awaitWindow("told", () -> console.getText().lines().filter(each -> each.contains("has been disabled: ")).count() == 4);
            assertThat(OpenWindow.<String>onWindow(console::getText)).contains(
                    "Plugin throwing has been disabled: IllegalStateException: not today, call=onSnapshot",
                    "Plugin failing has been disabled: Error: boom, call=onSnapshot", "Plugin endless has been disabled: StackOverflowError",
                    "Plugin deaf has been disabled: AssertionError: never, call=onEvents");
            TableView<?> table = (TableView<?>) OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.plugins");
                return open.workbench().window().scene().lookup("#plugins-table");
            });
            assertThat(table.getItems()).filteredOn(each -> each.toString().contains("not today")).hasSize(1);
        } finally {
            System.clearProperty("test.heard");
        }
    }

    @Test
    void whatAViewDoesLaterIsChargedToItsPluginInASentenceAndItsTabGoes() throws Exception {
        PluginJar.withView(folder, "button", "javafx.scene.control.Button b = new javafx.scene.control.Button(\"press\"); b.setId(\"of-plugin\"); "
                + "b.setOnAction(e -> { throw new IllegalStateException(\"pressed\"); }); return b;");
        PluginJar.withView(folder, "slow", "context.workers().onSnapshot(s -> { try { Thread.sleep(700); } catch (InterruptedException e) { } }); "
                + "return new javafx.scene.layout.Pane();");
        System.setProperty("tandem.plugin.seconds", "3");
        try (OpenWindow open = new OpenWindow(1000, 1000, folder)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("button");
                return null;
            });
            Button button = (Button) OpenWindow.onWindow(() -> open.workbench().window().scene().lookup("#of-plugin"));
            Platform.runLater(button::fire);
            StyleClassedTextArea console = (StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output");
            OpenWindow.awaitWindow("both told", () -> console.getText().lines().filter(each -> each.contains("has been disabled: ")).count() == 2);
            assertThat(OpenWindow.<String>onWindow(console::getText)).contains(
                    "Plugin button has been disabled: IllegalStateException: pressed, at=Viewbutton.java:7",
                    "Plugin slow has been disabled: held the window up, twice in a row: call=onSnapshot, at=Viewslow.java:7, limit=0.6 s")
                    .doesNotContain("\tat ");
            assertThat(OpenWindow.onWindow(() -> open.workbench().window().scene().lookup("#of-plugin"))).isNull();
        } finally {
            System.clearProperty("tandem.plugin.seconds");
        }
    }

    @Test
    void whatHoldsTheWindowUpIsCountedAndAfterLongNamedWithItsStack() throws Exception {
        PluginJar.withView(folder, "lazy", """
                context.workers().onSnapshot(s -> {
                    if (Boolean.getBoolean("test.hold")) {
                        System.clearProperty("test.hold");
                        try { Thread.sleep(Long.getLong("test.millis")); } catch (InterruptedException e) { }
                    }
                });
                return new javafx.scene.layout.Pane();""");
        System.setProperty("tandem.plugin.seconds", "5");
        try (OpenWindow open = new OpenWindow(1000, 900, folder)) {
            TableView<?> table = (TableView<?>) OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.plugins");
                TableView<?> all = (TableView<?>) open.workbench().window().scene().lookup("#plugins-table");
                all.getSelectionModel().selectFirst();
                return all;
            });
            Label details = (Label) OpenWindow.onWindow(() -> open.workbench().window().scene().lookup("#plugins-details"));
            assertThat(OpenWindow.<String>onWindow(details::getText)).doesNotContain("Held");
            hold(150);
            OpenWindow.awaitWindow("counted", () -> details.getText().matches(".* Held the window up: onSnapshot once, longest \\d+ ms\\."));
            hold(150);
            OpenWindow.awaitWindow("counted twice", () -> details.getText().contains(" Held the window up: onSnapshot 2 times, longest"));
            hold(1500);
            OpenWindow.awaitWindow("stack", () -> details.getText().contains("onSnapshot 3 times, longest 1")
                    && details.getText().contains("For very long in onSnapshot\n    at java.base/java.lang.Thread.sleep"));
            assertThat(OpenWindow.<String>onWindow(details::getText)).contains("Viewlazy.java:10");
            assertThat(details.getTooltip().getText()).contains("Viewlazy.java:10");
            StyleClassedTextArea console = (StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output");
            assertThat(OpenWindow.<String>onWindow(console::getText))
                    .contains("Plugin lazy has held the window up for more than 1.0 s: call=onSnapshot, at=Viewlazy.java:10");
            assertThat(table.getColumns()).anySatisfy(column -> assertThat(column.getCellData(0)).isEqualTo("3 times"));
            assertThat(OpenWindow.onWindow(() -> open.workbench().plugins().status())).singleElement().matches(PluginStatus::isActive);
            open.picture("plugin-held");
        } finally {
            System.clearProperty("tandem.plugin.seconds");
            System.clearProperty("test.millis");
        }
    }

    private static void hold(int millis) {
        System.setProperty("test.millis", "" + millis);
        System.setProperty("test.hold", "true");
    }

    @Test
    void aDisabledPluginHasNoMenuAndNoKey() throws Exception {
        PluginJar.withCommand(folder, "broken", "context.notify(\"ran\" + System.nanoTime()); throw new IllegalStateException(\"no\");");
        try (OpenWindow open = new OpenWindow(1000, 1000, folder)) {
            MenuBar bar = (MenuBar) OpenWindow.onWindow(() -> open.workbench().window().scene().lookup(".menu-bar"));
            KeyCombination key = KeyCombination.valueOf("Shortcut+Shift+L");
            assertThat(OpenWindow.onWindow(() -> List.copyOf(bar.getMenus()))).extracting(Menu::getText).contains("broken");
            OpenWindow.awaitWindow("key", () -> open.workbench().window().scene().getAccelerators().containsKey(key));
            OpenWindow.onWindow(() -> {
                open.workbench().window().run("broken.command");
                return null;
            });
            OpenWindow.awaitWindow("no menu", () -> bar.getMenus().stream().noneMatch(menu -> menu.getText().equals("broken")));
            assertThat(OpenWindow.onWindow(() -> open.workbench().window().scene().getAccelerators().containsKey(key))).isFalse();
            StyleClassedTextArea console = (StyleClassedTextArea) open.workbench().window().scene().lookup("#console-output");
            OpenWindow.awaitWindow("told", () -> console.getText().contains("Plugin broken has been disabled: IllegalStateException: no"));
        }
    }

    @Test
    void aClassThatIsMissingAndAnIdThatIsTakenAreSaidInWords() throws Exception {
        PluginJar.withImports(folder, "lacking", "static class Gone { static void go() { } }", "Gone.go(); return null;");
        PluginJar.without(folder.resolve("lacking.jar"), "fromjar/Importslacking$Gone.class");
        PluginJar.withImports(folder, "twin", "", "return java.util.List.of();");
        Files.copy(folder.resolve("twin.jar"), folder.resolve("twin-again.jar"));
        assertThat(reasons(Duration.ofSeconds(60))).containsEntry("lacking",
                "a class is missing: name=fromjar.Importslacking$Gone, call=lines, at=Importslacking.java:4")
                .containsEntry("twin.jar", "another plugin has its id: id=twin, file=twin-again.jar");
    }

    @Test
    void theWindowOpensDespiteViewsThatHangExitAndThrowErrors() throws Exception {
        PluginJar.withView(folder, "busy", "while (true) { Thread.onSpinWait(); }");
        PluginJar.withView(folder, "leaving", "Runtime.getRuntime().exit(3); return null;");
        PluginJar.withView(folder, "erring", "throw new Error(\"not today\");");
        System.setProperty("tandem.plugin.seconds", "2");
        try (OpenWindow open = new OpenWindow(1000, 1000, folder)) {
            List<PluginStatus> status = OpenWindow.onWindow(() -> open.workbench().plugins().status());
            assertThat(status.stream().collect(Collectors.toMap(PluginStatus::id, PluginStatus::problem))).containsOnly(
                    Map.entry("busy", "did not return: call=create, limit=2.0 s"),
                    Map.entry("leaving", "wanted to end the program: code=3"),
                    Map.entry("erring", "Error: not today, call=create, at=Viewerring.java:7"));
        } finally {
            System.clearProperty("tandem.plugin.seconds");
        }
    }
}
