package dev.tandem.workbench.cli;

import dev.tandem.engine.support.Await;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Starts [Main] in a process of its own and collects what it says.
final class LaunchedMain {
    /// The commands that the launcher gives the modules of the window, beside scripts without any.
    private static final Set<String> WITH_WINDOW = Set.of("", "demo", "snapshot");

    private static final String JAR = System.getProperty("tandem.test.jar");

    private static final Duration LONGEST = Duration.ofMinutes(1);

    record Result(int code, String out, String err) {}

    private final Process process;
    private final Path out;
    private final Path err;

    private LaunchedMain(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static LaunchedMain start(Path folder, String input, String... arguments) throws IOException {
        return start(List.of(), folder, input, arguments);
    }

    /// Started as a terminal does: it leads a process group, which a key can interrupt as a whole.
    /// A shell that runs tests in the background makes all it starts deaf to that key, which this undoes.
    static LaunchedMain startGroup(Path folder, String... arguments) throws IOException {
        return start(List.of("env", "--default-signal=INT", "setsid"), folder, "", arguments);
    }

    /// Started by another command, which gets this one as its further arguments.
    static LaunchedMain startFrom(List<String> starter, Path folder, String... arguments) throws IOException {
        return start(starter, folder, "", arguments);
    }

    private static LaunchedMain start(List<String> starter, Path folder, String input, String... arguments) throws IOException {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(starter);
        String first = arguments.length == 0 ? "" : arguments[0];
        command.addAll(command(folder, WITH_WINDOW.contains(first) || first.endsWith(".jsh")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(in.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        // No test opens a window on the screen of whoever builds.
        builder.environment().remove("DISPLAY");
        return new LaunchedMain(builder.start(), out, err);
    }

    /// What starts a command without a window, but for its arguments.
    static List<String> command(Path folder) {
        return command(folder, false);
    }

    private static List<String> command(Path folder, boolean window) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData",
                // Most of a short script's time goes into compiling what runs once: this halves it. Classes are verified
                // where tests type code in their own process.
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote",
                // Arrays are loaded by what uses them.
                "-Dtandem.warm.up=20000", "-Dtandem.worker.arguments=" + System.getProperty("tandem.worker.arguments", ""),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Ddtype=double",
                // Not those of whoever builds.
                "-Dtandem.plugins=" + folder.resolve("plugins"), "-Dtandem.logs=" + folder.resolve("logs"),
                "-Dtandem.home=" + Path.of("..").toAbsolutePath().normalize()));
        command.addAll(program(window));
        command.add(Main.class.getName());
        return command;
    }

    /// What the launcher tells the JVM: the jars of the build with their caches; in an IDE, which has no jars, the classes.
    private static List<String> program(boolean window) {
        List<String> modules = List.of("--add-modules", "javafx.controls,javafx.swing", "--enable-native-access=javafx.graphics");
        List<String> options = new ArrayList<>();
        Path built = JAR == null ? null : Path.of(JAR).getParent();
        if (window) {
            options.addAll(List.of("--module-path", built == null ? System.getProperty("jdk.module.path") : built.resolve("javafx").toString()));
            options.addAll(modules);
        }
        if (built == null) {
            options.addAll(List.of("-cp", System.getProperty("java.class.path")));
            return options;
        }
        Path cache = built.resolve(window ? "start/workbench.aot" : "start/script.aot");
        // The JVM would run the code of an earlier jar, as it is in a cache of that.
        if (cache.toFile().lastModified() > Path.of(JAR).toFile().lastModified()) {
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        options.add("-Dtandem.cache=" + built.resolve("start"));
        options.addAll(List.of("-cp", JAR + File.pathSeparator + built.resolve("lib") + "/*"));
        return options;
    }

    static Result run(Path folder, String input, String... arguments) throws IOException, InterruptedException {
        return start(folder, input, arguments).end();
    }

    Process process() {
        return process;
    }

    String outSoFar() throws IOException {
        return Files.readString(out);
    }

    /// Waits until it has printed a whole line.
    void awaitLine() throws IOException, InterruptedException {
        awaitLines(1);
    }

    /// Waits until it has printed so many whole lines.
    void awaitLines(int count) throws IOException, InterruptedException {
        try {
            Await.until("it has printed lines, or ended: count=" + count, LONGEST, () -> hasLines(count) || !process.isAlive());
        } catch (AssertionError e) {
            throw hung(e.getMessage());
        }
        if (!hasLines(count)) {
            throw hung("it ended before it had printed lines: count=" + count);
        }
    }

    private boolean hasLines(int count) {
        try {
            return outSoFar().chars().filter(each -> each == '\n').count() >= count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What it does instead of what was expected, with the stacks of all its threads.
    private AssertionError hung(String what) throws IOException, InterruptedException {
        Path threads = err.resolveSibling("threads-" + process.pid());
        if (process.isAlive()) {
            Process asking = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                    Long.toString(process.pid()), "Thread.dump_to_file", threads.toString()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            asking.waitFor(10, TimeUnit.SECONDS);
            asking.destroyForcibly();
        }
        return new AssertionError(what + ": alive=" + process.isAlive() + ", out=" + outSoFar() + ", err=" + Files.readString(err)
                + ", threads=" + (Files.exists(threads) ? Files.readString(threads) : "unknown"));
    }

    Result end() throws IOException, InterruptedException {
        return end(LONGEST);
    }

    Result end(Duration longest) throws IOException, InterruptedException {
        if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
            AssertionError hung = hung("process did not end");
            process.destroyForcibly().waitFor();
            throw hung;
        }
        return new Result(process.exitValue(), outSoFar(), Files.readString(err));
    }
}
