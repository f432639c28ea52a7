package dev.tandem.engine.internal.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How much memory can still be taken without ending processes.
public final class FreeMemory {
    private static final long KIB = 1024;
    /// What is left to everybody else.
    private static final int RESERVE = 16;
    private static final Path LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path USED = Path.of("/sys/fs/cgroup/memory.current");

    private FreeMemory() {}

    public static long bytes() {
        long machine = lines(Path.of("/proc/meminfo")).stream().filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> number(line) * KIB).findFirst().orElse(Long.MAX_VALUE);
        List<String> limit = lines(LIMIT);
        List<String> used = lines(USED);
        long container = limit.isEmpty() || used.isEmpty() || limit.getFirst().equals("max") ? Long.MAX_VALUE
                : number(limit.getFirst()) - number(used.getFirst());
        long free = Math.min(machine, container);
        return free - free / RESERVE;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.isReadable(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            // Not this kind of machine.
            return List.of();
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }
}
