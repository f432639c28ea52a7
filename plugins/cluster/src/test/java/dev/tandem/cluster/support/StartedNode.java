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
        return new StartedNode(Launched.start(ClusterMain.class, List.of(jvmArguments), log.toFile(), "node", "--key", key.toString(), "--name",
                name, "--workers", Integer.toString(workers)), log);
    }

    /// Starts one that has little; [#awaitUp()] waits.
    ///
    /// @param limit a shell command that sets a limit of the system
    /// @param arguments beside key and name
    public static StartedNode startLimited(Path folder, Path key, String name, String limit, String... arguments) {
        Path log = folder.resolve(name + ".log");
        List<String> all = new ArrayList<>(List.of("node", "--key", key.toString(), "--name", name));
        all.addAll(List.of(arguments));
        return new StartedNode(Launched.start(List.of("sh", "-c", limit + "\nexec \"$@\"", "sh"), ClusterMain.class, List.of(), log.toFile(),
                all.toArray(String[]::new)), log);
    }

    public StartedNode awaitUp() {
        Await.until("node is up, or has ended", LONGEST, () -> said().contains("is up") || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("node ended: said=" + said());
        }
        return this;
    }

    /// It has been up, and was cut off or left behind.
    public void awaitUpAgain() {
        Await.until(() -> "it has joined again: said=" + said(), LONGEST, () -> said().split("is up", -1).length > 2);
        if (!said().contains("has gone on without")) {
            throw new AssertionError("node does not say why it joined again: said=" + said());
        }
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
