package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.cli.LaunchedMain.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @TempDir
    private Path folder;

    /// In a process of its own.
    private Result launchScript(String text, String... arguments) throws Exception {
        Files.writeString(folder.resolve("a.jsh"), text);
        String[] all = new String[arguments.length + 2];
        all[0] = "run";
        all[1] = "a.jsh";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return LaunchedMain.run(folder, "", all);
    }

    private Result runScript(String text) throws Exception {
        return MainHere.run(folder, "run", Files.writeString(folder.resolve("a.jsh"), text).toString());
    }

    @Test
    void runsAScriptWithArguments() throws Exception {
        Result result = launchScript("#!/usr/bin/env tandem\nSystem.out.println(args());\ncheck(args().size() == 3);", "a", "-b", "--help");
        assertThat(result).isEqualTo(new Result(0, "[a, -b, --help]\n", ""));
    }

    @Test
    void runsAScriptWhereAWordSays() throws Exception {
        Files.writeString(folder.resolve("a.jsh"), """
                WorkerPool pool = WorkerPool.newParallelPool();
                System.out.println(pool.size() + " " + pool.applyOnly(() -> Worker.host(), 0));
                System.out.println(expectError(() -> WorkerPool.processes(2)).getMessage());
                """);
        Result threads = LaunchedMain.run(folder, "", "run", "--on", "threads:3", "a.jsh");
        assertThat(threads.out()).startsWith("3 ").contains("no worker processes here: place=threads:3", "newParallelPool");
        Files.writeString(folder.resolve("a.jsh"), """
                try (WorkerPool pool = WorkerPool.newParallelPool()) {
                    System.out.println(pool.size() + " " + pool.applyOnly(() -> Worker.host(), 0));
                }
                """);
        Result relayed = LaunchedMain.run(folder, "", "run", "--on", "loopback:1", "a.jsh");
        assertThat(relayed.out()).startsWith("1 ").endsWith("/loopback\n");
        assertThat(relayed.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"moon:3, place=moon:3", "moon:3, loopback[:N]", "local:x, number=x", "cluster:a.yaml, cannot read cluster key",
        "sequential:2, place=sequential:2"})
    void aWordThatMeansNoPlaceIsNamed(String word, String said) throws Exception {
        Files.writeString(folder.resolve("a.jsh"), "System.out.println(1);");
        Result result = MainHere.run(folder, "run", "--on", word, folder.resolve("a.jsh").toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#!/usr/bin/env tandem\r\n", "// one\r\n"})
    void aByteOrderMarkBeforeAScriptIsNoPartOfIt(String first) throws Exception {
        Path file = Files.writeString(folder.resolve("a.jsh"), "\ufeff" + first + "System.out.println(1);\r\nint x = y;\r\n");
        Result result = MainHere.run(folder, "run", file.toString());
        assertThat(result.out()).isEqualToNormalizingNewlines("1\n");
        assertThat(result.err()).startsWith("a.jsh:" + (first.isEmpty() ? 2 : 3) + ":9: error: cannot find symbol");
    }

    @Test
    void aColumnBehindAByteOrderMarkIsTheOneThatIsSeen() throws Exception {
        Path file = Files.writeString(folder.resolve("a.jsh"), "\ufeffint x = y;");
        assertThat(MainHere.run(folder, "run", file.toString()).err()).startsWith("a.jsh:1:9: error: cannot find symbol");
    }

    @Test
    void whatAScriptPrintsWithoutAnEndOfLineIsNotGluedToWhatTandemSays() throws Exception {
        Result result = launchScript("System.out.print(\"begun\"); Files.writeString(output(\"a.txt\"), \"a\");"
                + " System.out.print(\"on\"); plot(new double[] {1, 2}, new double[] {3, 4}).save();");
        assertThat(result.out()).contains("begun\noutput folder: ").doesNotContain("onplot");
    }

    @Test
    void tellsFileLineAndColumnOfACompileError() throws Exception {
        Result result = runScript("int x = 1;\n  int y = nope;\nSystem.out.println(1);");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("a.jsh:2:11: error: cannot find symbol\n  int y = nope;\n          ^\n");
    }

    @Test
    void tellsTheLineAndCauseOfAnException() throws Exception {
        Result result = runScript("""
                void f() {
                    throw new IllegalStateException("text", new java.io.IOException("inner")); }
                f();""");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("a.jsh:2: java.lang.IllegalStateException: text\n")
                .contains("at f (a.jsh:2)", "at a.jsh:3", "caused by: java.io.IOException: inner");
    }

    @Test
    void aCallWhosePoolIsClosedMeanwhileIsToldWithoutTheEnginesOwnWaiting() throws Exception {
        Result result = launchScript("""
                WorkerPool p = WorkerPool.processes(1);
                String file = Files.createTempFile("busy", null).toString();
                Thread.ofVirtual().start(() -> { while (Files.exists(Path.of(file))) Thread.onSpinWait(); p.close(); });
                p.apply(() -> { Files.delete(Path.of(file)); Thread.sleep(60_000); return 1; });""");
        assertThat(result).isEqualTo(new Result(1, "", "a.jsh:4: terminated: group=pool-1, reason=closed (ClosedException)\n"));
    }

    @Test
    void showsTheLineOfAFailedCheck() throws Exception {
        Result result = runScript("int x = 1;\ncheck(x == 2);");
        assertThat(result).isEqualTo(new Result(1, "", "a.jsh:2: check failed: check(x == 2);\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"System.exit(7); | 7", "new Thread(() -> { while (true); }).start(); | 0"})
    void exitsWithTheCodeOfTheScript(String text, int code) throws Exception {
        assertThat(launchScript(text + "\n").code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"System.exit(7); | 7", "/exit 5 | 5", "/exit | 0", "/open nowhere.jsh | 1", "/nonsense | 1"})
    void theCodeIsThatOfTheScript(String text, int code) throws Exception {
        assertThat(runScript(text + "\n").code()).isEqualTo(code);
    }

    @Test
    void opensScriptsInTheSameSession() throws Exception {
        Files.writeString(folder.resolve("b.jsh"), "int b = 3;\n");
        assertThat(runScript("/open b.jsh\nSystem.out.println(b);\n/vars\n").out()).isEqualTo("3\nint b = 3\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "run", "run nowhere.jsh", "--nonsense", "run --nonsense", "run ."})
    void refusesWrongUse(String arguments) {
        Result result = MainHere.run(folder, arguments.split(" "));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank();
    }

    @Test
    void refusesWrongUseOnStandardErrorAndSaysTheSameAsWithoutAProcess() throws Exception {
        assertThat(LaunchedMain.run(folder, "", "run", "nowhere.jsh")).isEqualTo(MainHere.run(folder, "run", "nowhere.jsh"));
    }

    @Test
    void saysWhatThereIsWithoutADisplay() throws Exception {
        Result result = LaunchedMain.run(folder, "");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("tandem: There is no display").contains("run", "shell", "snapshot", "--help");
        assertThat(LaunchedMain.run(folder, "", "--help").out()).contains("run", "shell", "snapshot", "--version");
    }

    @Test
    void saysWhichDisplayCannotBeOpened() throws Exception {
        Result result = LaunchedMain.startFrom(List.of("env", "DISPLAY=:54321"), folder).end();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("tandem: The display cannot be opened: DISPLAY=:54321.").doesNotContain("\tat ", "Exception");
    }

    @Test
    void ofSeveralScriptsNoneOfWhichCanBeReadEachIsNamed() throws Exception {
        Files.createDirectory(folder.resolve("dir.jsh"));
        Result result = MainHere.run(folder, folder.resolve("none.jsh").toString(), folder.resolve("dir.jsh").toString());
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("cannot read scripts: file=none.jsh, file=dir.jsh");
    }

    @Test
    void aScriptThatCannotBeReadKeepsNoOtherFromTheWindow() throws Exception {
        Files.writeString(folder.resolve("a.jsh"), "int x = 1;");
        Result result = LaunchedMain.startFrom(List.of("env", "DISPLAY=:54321"), folder, "none.jsh", "a.jsh").end();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("tandem: The display cannot be opened: DISPLAY=:54321.");
    }

    /// A file that is no library hides the one of the system, for the linker as for JavaFX.
    @ParameterizedTest
    @CsvSource({"libgtk-3.so.0, ''", "libXtst.so.6, ''", "libfreetype.so.6, snapshot a.jsh"})
    void saysWhichLibraryIsMissingAndHowToInstallIt(String library, String arguments) throws Exception {
        Files.writeString(folder.resolve("a.jsh"), "int x = 1;");
        Path hidden = Files.createDirectory(folder.resolve("hidden"));
        Files.createFile(hidden.resolve(library));
        Result result = LaunchedMain.startFrom(List.of("env", "DISPLAY=:54321", "LD_LIBRARY_PATH=" + hidden), folder,
                arguments.isEmpty() ? new String[0] : arguments.split(" ")).end();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("libraries of the system are missing: " + library, "apt-get install libgtk-3-0")
                .doesNotContain("\tat ", "Exception");
    }

    @Test
    void saysWhichFontsToInstallWhereThereAreNone() throws Exception {
        Files.writeString(folder.resolve("a.jsh"), "int x = 1;");
        Path none = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig><dir>" + folder + "</dir></fontconfig>");
        Result result = LaunchedMain.startFrom(List.of("env", "FONTCONFIG_FILE=" + none), folder, "snapshot", "a.jsh").end();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("tandem: No text can be drawn, since this system has no fonts.")
                .contains("apt-get install fonts-dejavu").doesNotContain("\tat ", "Exception");
    }

    @Test
    void takesPicturesOfAScript() throws Exception {
        Files.writeString(folder.resolve("a.jsh"), "int x = 41 + args().size();");
        Result result = LaunchedMain.run(folder, "", "snapshot", "--out", "pictures", "a.jsh", "b");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("pictures/a-light.png")).isNotEmptyFile();
        assertThat(folder.resolve("pictures/a-dark.png")).isNotEmptyFile();
    }

    @Test
    void terminationStopsTheScript() throws Exception {
        Files.writeString(folder.resolve("a.jsh"), """
                { System.out.println("on"); while (true) { try { Thread.sleep(9999); } catch (Throwable t) { } } }
                """);
        LaunchedMain main = LaunchedMain.start(folder, "", "run", "a.jsh");
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!main.outSoFar().contains("on") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        main.process().destroy();
        Result result = main.end();
        assertThat(result.code()).isEqualTo(143);
        assertThat(result.err()).isEqualTo("a.jsh:1: stopped\n");
    }

    @Test
    void shellEvaluatesPipedText() throws Exception {
        Result result = LaunchedMain.run(folder, "int x = 4\nList.of(1, x)\n  .size()\n/vars\nint f() {\n  return x; }\nf()\n", "shell");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("x ==> 4", "==> 2", "int x = 4", "==> 4");
        assertThat(result.code()).isZero();
    }

    @Test
    void shellNamesTheLineOfAnErrorInPipedText() throws Exception {
        Result result = LaunchedMain.run(folder, "int x = 4\n\nx / 0\nx\n", "shell");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("stdin:3: java.lang.ArithmeticException");
    }
}
