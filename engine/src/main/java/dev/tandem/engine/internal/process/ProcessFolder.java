package dev.tandem.engine.internal.process;

import dev.tandem.engine.worker.WorkerUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what Linux tells of a process under `/proc`; other systems tell nothing here.
final class ProcessFolder {
    private static final Path PROC = Path.of("/proc");
    private static final boolean THERE = Files.isReadable(PROC.resolve("self/statm"));
    private static final boolean LISTS_CHILDREN = Files.isReadable(PROC.resolve("self/task/" + ProcessHandle.current().pid() + "/children"));
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

    /// Whether the kernel tells the children of a process, without a look at all others.
    static boolean listsChildren() {
        return LISTS_CHILDREN;
    }

    /// The processes that one has started, that those have started, and so on.
    static List<Long> descendants(long pid) {
        List<Long> found = new ArrayList<>(children(pid));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(children(found.get(i)));
        }
        return found;
    }

    private static List<Long> children(long pid) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            for (Path thread : threads) {
                for (String child : read(thread.resolve("children")).split(" ")) {
                    if (!child.isEmpty()) {
                        found.add(Long.parseLong(child));
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It is gone; what it had is in other hands.
            return found;
        }
        return found;
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
        return read(PROC.resolve(Long.toString(pid)).resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            // The process, or its thread, is gone.
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
