package dev.tandem.engine.internal.process;

import dev.tandem.engine.worker.WorkerUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what Linux tells of a process under `/proc`; other systems tell nothing here.
final class ProcessFolder {
    private static final Path PROC = Path.of("/proc");
    private static final boolean THERE = Files.isReadable(PROC.resolve("self/statm"));
    private static final long USUAL_PAGE = 4096;
    private static final long PAGE = pageSize();
    /// The kernel counts CPU time for user programs in units of 10 ms, whatever its own clock.
    private static final Duration TICK = Duration.ofMillis(10);
    private static final Set<String> STOPPED = Set.of("T", "t");
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private ProcessFolder() {}

    static boolean there() {
        return THERE;
    }

    static WorkerUsage usage(long pid, long heap) {
        if (!THERE || pid <= 0) {
            return new WorkerUsage(-1, null, heap, false);
        }
        String[] fields = stat(pid);
        return new WorkerUsage(resident(pid), cpu(fields), heap, STOPPED.contains(fields[0]));
    }

    /// Bytes in memory that are not shared with files or other processes, or -1.
    static long resident(long pid) {
        String[] pages = read(pid, "statm").split(" ");
        return pages.length < 3 ? -1 : (Long.parseLong(pages[1]) - Long.parseLong(pages[2])) * PAGE;
    }

    /// From the state of the process on.
    private static String[] stat(long pid) {
        String line = read(pid, "stat");
        // The name of the program comes first, in parentheses, and may hold anything.
        return line.substring(Math.min(line.length(), line.lastIndexOf(')') + 2)).split(" ");
    }

    private static Duration cpu(String[] fields) {
        return fields.length <= SYSTEM_TIME ? null
                : TICK.multipliedBy(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(PROC.resolve(Long.toString(pid)).resolve(file)).strip();
        } catch (IOException e) {
            // The process is gone.
            return "";
        }
    }

    /// The kernel says the size of one mapping in both units.
    private static long pageSize() {
        try (Stream<String> lines = Files.lines(PROC.resolve("self/smaps"))) {
            return lines.filter(line -> line.startsWith("KernelPageSize:")).findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024).orElse(USUAL_PAGE);
        } catch (IOException | UncheckedIOException e) {
            // Another system, where nobody asks.
            return USUAL_PAGE;
        }
    }
}
