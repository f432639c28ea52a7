package dev.tandem.cluster.support;

import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// A [Driver] in a process of its own.
///
/// @param workers their process ids at its start
/// @param log what it says
public record StartedDriver(Process process, List<Long> workers, Path log) implements AutoCloseable {
    /// Starts it and waits until it has workers.
    public static StartedDriver start(TwoNodes nodes) {
        Path log = nodes.folder().resolve("driver.log");
        Process process = Launched.start(Driver.class, List.of(), log.toFile(), nodes.word());
        Await.until(() -> "it has workers: said=" + said(log), Duration.ofSeconds(60), () -> line(log) != null || !process.isAlive());
        return new StartedDriver(process, Stream.of(line(log).split(" ")).map(Long::valueOf).toList(), log);
    }

    /// What it has said so far.
    public String said() {
        return said(log);
    }

    private static String line(Path log) {
        return said(log).lines().filter(line -> line.matches("[0-9 ]+")).findFirst().orElse(null);
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
