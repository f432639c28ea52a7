package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JDK's own jshell tool, started as `scripts/jshell` does: what works there is right, what does not is refused.
@ExtendWith(LeavesNothing.class)
class PlainJshellTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ENTERED_AGAIN =
            """
                    int k = 3;
                    int g(int x) { return x + k; }
                    int h(int x) { return g(x) * 10; }
                    record P(int a) { int v() { return a; } }
                    Function1<Integer, Integer> kept = x -> g(x);
                    void show() { System.out.print(pool.map(kept, List.of(0)) + "" + pool.map(x -> h(x), List.of(0)) + pool.map(p -> p.v(), List.of(new P(1)))); }
                    show();
                    k = 4;
                    show();
                    int g(int x) { return 7; }
                    show();
                    record P(int a) { int v() { return 100 * a; } }
                    show();
                    int g(int x) { int y = 8; return y; }
                    show();
                    """;
    private static final String COMES_BACK = """
            record Q(int a) {}
            class Odd extends RuntimeException { final int code; Odd(int c) { super("odd"); code = c; } }
            class S { static int n = 1; }
            S.n = 5;
            check(pool.map(x -> new Q(x), List.of(3)).equals(List.of(new Q(3))));
            check(pool.map(x -> (Function1<Integer, Integer>) y -> x + y, List.of(5)).get(0).apply(1) == 6);
            check(expectError(() -> pool.map(x -> { throw new Odd(x); }, List.of(4))).getCause() instanceof Odd o && o.code == 4);
            check(pool.map(x -> Stream.of(1, 2).map(y -> y * x + S.n).toList(), List.of(3)).equals(List.of(List.of(8, 11))));
            """;
    private static final String REFUSED =
            """
                    k = 3;
                    Function<Integer, Integer> plain = x -> x + k;
                    Function<Integer, Integer> fit = (Function<Integer, Integer> & java.io.Serializable) x -> x + k;
                    Thread thread = new Thread();
                    for (Action each : List.<Action>of(() -> pool.map(x -> plain.apply(x), List.of(1)), () -> pool.apply(() -> thread.getName()), () -> pool.map(x -> k = x, List.of(1)))) System.out.println(expectError(each).getMessage());
                    System.out.println(pool.map(x -> fit.apply(x), List.of(1)));
                    """;

    @TempDir
    private Path folder;

    private Process start(String script) throws IOException {
        ByteArrayOutputStream startup = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(startup, true, StandardCharsets.UTF_8));
        try {
            JshellStartup.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        Path imports = Files.write(folder.resolve("startup.jsh"), startup.toByteArray());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                "-J-XX:TieredStopAtLevel=1", "-R-XX:TieredStopAtLevel=1", "-R-XX:-UsePerfData",
                "-R--enable-native-access=ALL-UNNAMED", "-R--sun-misc-unsafe-memory-access=allow", "-R-Ddtype=double", "--class-path",
                System.getProperty("java.class.path"),
                "--startup", "DEFAULT", "--startup", imports.toString(), "-s"));
        command.add(Files.writeString(folder.resolve("typed.jsh"), script).toString());
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(Files.writeString(folder.resolve("in"), "").toFile()).redirectOutput(folder.resolve("out").toFile()).start();
    }

    /// All that the tool said until it ended.
    private String said(String script) throws Exception {
        Process tool = start(script);
        if (!tool.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            tool.destroyForcibly();
            throw new AssertionError("not ended: said=" + Files.readString(folder.resolve("out")));
        }
        return Files.readString(folder.resolve("out"));
    }

    /// One process of the tool for all that does not end it; its start costs more than what is asked.
    @Tag("long")
    @Test
    void whatWorksThereIsRightAndWhatDoesNotIsRefused() throws Exception {
        List<String> parts = List.of(said("WorkerPool pool = WorkerPool.processes(1);\n" + ENTERED_AGAIN + next("back") + COMES_BACK
                + next("refused") + REFUSED + "pool.close();\n" + next("kill") + example("06-kill") + next("pool") + example("01-pool")
                + next("end") + "/exit\n").split("(?m)^-- .*\\R"));
        assertThat(parts).hasSize(6);
        assertThat(parts.get(0).strip()).isEqualTo("[3][30][1][4][40][1][7][70][1][7][70][100][8][80][100]");
        assertThat(parts.get(1)).isBlank();
        assertThat(parts.get(2).strip().lines()).satisfiesExactly(
                line -> assertThat(line).contains("variable=plain").contains("Function1").contains("Serializable"),
                line -> assertThat(line).contains("variable=thread"),
                line -> assertThat(line).endsWith("return the new value instead: variable=k"),
                line -> assertThat(line).isEqualTo("[4]"));
        assertThat(parts.get(3)).isBlank();
        assertThat(parts.get(4)).isBlank();
        assertThat(parts.get(5).strip()).isEqualTo("to the end");
    }

    private static String next(String part) {
        return "System.out.println(\"\\n-- " + part + "\");\n" + (part.equals("end") ? "System.out.println(\"to the end\");\n" : "");
    }

    private static String example(String name) throws IOException {
        return Files.readString(Path.of("..", "scripts", "examples", name + ".jsh")) + "\n";
    }

    @Test
    void theEndOfTheInputEndsEverything() throws Exception {
        assertThat(said("WorkerPool pool = WorkerPool.processes(2);\n")).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nothingIsLeftWhenOneHalfOfTheToolIsKilled(boolean front) throws Exception {
        Process tool =
                start("""
                        WorkerPool pool = WorkerPool.processes(2);
                        System.out.println("pids " + ProcessHandle.current().pid() + " " + pool.apply(() -> ProcessHandle.current().pid()).toString().replaceAll("[^0-9 ]", "") + " end");
                        pool.apply(() -> { while (true) Math.sin(1); });
                        """);
        Await.until("workers run", PATIENCE, () -> pids().size() == 3);
        List<ProcessHandle> all = pids();
        (front ? tool.toHandle() : all.getFirst()).destroyForcibly();
        Await.until("nothing is left", Duration.ofSeconds(5), () -> all.stream().noneMatch(ProcessHandle::isAlive));
        tool.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(tool.isAlive()).isFalse();
    }

    /// The process that runs typed code, and the workers, once all are there.
    private List<ProcessHandle> pids() {
        try {
            return Files.readString(folder.resolve("out")).lines().filter(line -> line.startsWith("pids") && line.endsWith("end"))
                    .flatMap(line -> Arrays.stream(line.split(" "))).filter(word -> word.matches("\\d+"))
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
