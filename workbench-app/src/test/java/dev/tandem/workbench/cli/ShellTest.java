package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.files.OutputFolder;
import dev.tandem.workbench.plugins.PluginFolder;
import dev.tandem.workbench.plugins.SamplePlugin;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
    @TempDir
    private Path folder;

    private String type(String text, int code) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        OutputFolder output = OutputFolder.named(folder.resolve("output"), _ -> {});
        ScriptContext context = ScriptContext.withoutWindow(List.of(), output);
        try (Session session = Session.open(SessionOptions.standard().onStart(context::enter));
                Terminal terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
            assertThat(new Shell(session, context, terminal, folder.resolve("tandem/history"), () -> {}, () -> {}).run()).isEqualTo(code);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aShellTellsWhatHappensToPluginsBeforeItAsks() throws Exception {
        Path jar = SamplePlugin.install(folder.resolve("made"));
        Path place = Files.createDirectories(folder.resolve("plugins")).resolve("sample.jar");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String typed = "int x = 3\nFiles.copy(Path.of(\"" + jar + "\"), Path.of(\"" + place + "\"))\nx + Dice.sides()\n/imports\n";
        try (Plugins plugins = new Plugins(new PluginFolder(folder.resolve("plugins")));
                Session session = Session.open(plugins.addTo(SessionOptions.standard(), System.err));
                Terminal terminal = new DumbTerminal("test", "dumb", new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), out,
                        StandardCharsets.UTF_8)) {
            ScriptContext context = ScriptContext.withoutWindow(List.of(), OutputFolder.named(folder.resolve("output"), _ -> {}));
            new Shell(session, context, terminal, folder.resolve("tandem/history"), () -> {}, () -> {}).following(plugins.followedBy(session)).run();
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Plugin sample is here, with its words.", "==> 9", "import " + SamplePlugin.DICE);
    }

    @Test
    void answersWithValuesAndLeavesAtTheEndOfInput() throws Exception {
        assertThat(type("int x = 20\nx + 1\n", 0)).contains("x ==> 20", "==> 21");
    }

    @Test
    void goesOnAfterAnErrorAndLeavesWithTheCodeAskedFor() throws Exception {
        assertThat(type("int x = 1 / 0\nnope\n40 + 2\n/exit 9\n", 9))
                .contains("ArithmeticException", "cannot find symbol", "==> 42");
    }

    @Test
    void saysInAScriptsOwnWordsWhyACheckFailedAndThatNoErrorCame() throws Exception {
        assertThat(type("check(false, \"why\")\nexpectError(() -> {})\n40 + 2\n", 0))
                .contains("check failed: why", "check failed: no error came", "==> 42");
    }

    @Test
    void readsStatementsOverSeveralLinesAndKeepsAHistory() throws Exception {
        assertThat(type("int f() {\nreturn 77;\n}\nf()\nSystem.exit(4)\n", 4)).contains("==> 77");
        assertThat(Files.readString(folder.resolve("tandem/history"))).contains("f()");
    }

    @Test
    void anExitThatIsRefusedDoesNotLeave() throws Exception {
        assertThat(type("int code = 3\n/exit now\n/exit 1 / 0\n/exit \"a\"\n/exit code + 2\n", 5))
                .contains("variable now", "ArithmeticException", "String cannot be converted to int");
    }

    @Test
    void acknowledgesMethodsAndTypes() throws Exception {
        assertThat(type("int f(int a) { return a; }\nint f(int a) { return 2 * a; }\nrecord P(int x) {}\nenum E { A }\nimport java.util.*\n", 0))
                .contains("created method f(int)", "ed method f(int)", "created record P", "created enum E").doesNotContain("created import");
    }

    @Test
    void listsAndRepeatsWhatWasTypedByNameAndId() throws Exception {
        String said = type(
                "int x = 3\nx + 1\nnope\ndouble g() { return x; }\n/vars x\n/methods g\n/list g\n/list 1-2\n/-3\n/!\n/1\n/vars nope\n/nope\n/h\n", 0);
        assertThat(said.replace("tandem> ", "").lines()).contains("int x = 3", "double g()", "3 : double g() { return x; }", "1 : int x = 3;",
                "2 : x + 1");
        assertThat(said).contains("$4 ==> 4", "$5 ==> 4", "x ==> 3", "nothing of that name: nope", "no such command: /nope",
                "/h could be any of /history, /help");
    }

    @Test
    void savesWhatCountsAndWhatWasTyped() throws Exception {
        Path saved = folder.resolve("what counts.jsh");
        Path all = folder.resolve("all.jsh");
        type("int x = 3\nint x = 4\nnope\n/save \"" + saved + "\"\n/save -history " + all + "\n", 0);
        assertThat(saved).hasContent("int x = 4;");
        assertThat(Files.readAllLines(all)).startsWith("int x = 3", "int x = 4", "nope").hasSize(5);
    }

    @Test
    void reloadBringsBackWhatAResetTookAndEnvAddsClasses() throws Exception {
        Files.createDirectories(folder.resolve("jar/hidden"));
        Files.writeString(folder.resolve("jar/hidden/word.txt"), "found");
        String said = type("int x = 3\nx = x + 1\n/reset\nx\n/reload -restore\nx\n/env -class-path " + folder.resolve("jar")
                + "\n/env\nnew String(Thread.currentThread().getContextClassLoader().getResourceAsStream(\"hidden/word.txt\").readAllBytes())\n"
                + "x + 100\n/env -class-path /nowhere\n/env -add-modules a\n/reload -restores\n", 0);
        assertThat(said).contains("variable x", "-: int x = 3", "-: x = x + 1", "x ==> 4", "-class-path " + folder.resolve("jar"),
                "\"found\"", "==> 104", "no such file: /nowhere", "modules cannot be added", "unknown option: -restores");
    }

    @Test
    void reloadDeclaresAgainWithoutRunningTheRest() throws Exception {
        String said = type("int x = 3\nint next() { return ++x; }\nnext()\nx = x + 10\nif (x > 100) { }\nint y = x\n/drop y\n"
                + "/reload -declarations\nx\ny\n/reload -restore -declarations -quiet\nx\n", 0);
        assertThat(said).contains("-: int x = 3", "-: int next()", "-: x = x + 10", "-: /drop y")
                .doesNotContain("-: next()", "-: if");
        assertThat(said.split("x ==> 13", -1)).as(said).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void tellsAboutCommandsAndSubjects() throws Exception {
        assertThat(type("/help\n/help save\n/? /vars\n/help id\n/help nonsense\n", 0)).contains("/reload ", "/save [-all",
                "/vars [NAME", "Every statement has an id", "no help about this: nonsense");
    }

    @Test
    void typedCodeReadsTheLinesThatFollowIt() throws Exception {
        assertThat(type(
                "String word = new Scanner(System.in).nextLine()\nhello\nword.length()\nSystem.in.read() + System.in.available()\nab\nIO.readln()\n",
                0))
                .contains("word ==> \"hello\"", "==> 5", "==> 99", "==> \"b\"");
    }
}
