package dev.tandem.cluster.support;

import dev.tandem.cluster.cli.ClusterMain;
import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A node in a process of its own, as the command starts it.
public final class StartedNode implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_END = Duration.ofSeconds(15);

    private final Process process;
    private final Path log;

    private StartedNode(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts one; [#awaitUp()] waits.
    ///
    /// @param folder for its log
    /// @param jvmArguments beside the usual ones
    public static StartedNode start(Path folder, Path key, String name, int workers, String... jvmArguments) {
        Path log = folder.resolve(name + ".log");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading",
                "-Djava.net.preferIPv4Stack=true", "-Ddtype=double",
                "-Dtandem.worker.arguments=" + System.getProperty("tandem.worker.arguments", "")));
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ClusterMain.class.getName(), "node", "--key", key.toString(),
                "--name", name, "--workers", Integer.toString(workers)));
        try {
            return new StartedNode(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public StartedNode awaitUp() {
        Await.until("node is up, or has ended", LONGEST, () -> said().contains("is up") || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("node ended: said=" + said());
        }
        return this;
    }

    public Process process() {
        return process;
    }

    public String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Tells it to end, and waits for that.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("node did not end: said=" + said());
            }
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts a test", e);
        }
    }
}
