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
/// @param log what it says
public record StartedDriver(Process process, Path log) implements AutoCloseable {
    /// Starts it and waits until it has workers.
    public static StartedDriver start(TwoNodes nodes) {
        StartedDriver driver = begin(nodes, "driver");
        driver.awaitWorkers();
        return driver;
    }

    /// Starts it.
    public static StartedDriver begin(TwoNodes nodes, String name) {
        Path log = nodes.folder().resolve(name + ".log");
        return new StartedDriver(Launched.start(Driver.class, List.of(), log.toFile(), nodes.word()), log);
    }

    public void awaitWorkers() {
        Await.until(() -> "it has workers: said=" + said(), Duration.ofSeconds(60), () -> !workers().isEmpty() || !process.isAlive());
    }

    /// Their process ids at its start; none before.
    public List<Long> workers() {
        String line = said().lines().filter(each -> each.matches("[0-9 ]+")).findFirst().orElse("");
        return line.isEmpty() ? List.of() : Stream.of(line.split(" ")).map(Long::valueOf).toList();
    }

    /// What it has said so far.
    public String said() {
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
