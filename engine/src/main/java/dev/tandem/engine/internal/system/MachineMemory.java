package dev.tandem.engine.internal.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// How much memory the machine, or the container that it pretends to be, has.
public final class MachineMemory {
    /// A system property, in bytes: how much of it counts, for whoever may not use all.
    public static final String LIMIT = "tandem.machine.memory";
    private static final long KIB = 1024;
    /// What a JVM takes by default is a quarter.
    private static final long DEFAULT_SHARE = 4;

    private MachineMemory() {}

    public static long bytes() {
        return Known.BYTES;
    }

    /// Found out once: it is asked for at each start of a worker.
    private static final class Known {
        static final long BYTES = Math.min(find(), Long.getLong(LIMIT, Long.MAX_VALUE));
    }

    private static long find() {
        long machine = lineOf(Path.of("/proc/meminfo"), "MemTotal:") * KIB;
        long container = lineOf(Path.of("/sys/fs/cgroup/memory.max"), "");
        if (machine <= 0) {
            machine = Runtime.getRuntime().maxMemory() * DEFAULT_SHARE;
        }
        return container > 0 ? Math.min(machine, container) : machine;
    }

    private static long lineOf(Path file, String start) {
        if (!Files.isReadable(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start)).findFirst()
                    .map(line -> line.substring(start.length()).replaceAll("[^0-9]", ""))
                    .filter(digits -> !digits.isEmpty() && digits.length() < 19).map(Long::parseLong).orElse(0L);
        } catch (IOException e) {
            // Not this kind of machine.
            return 0;
        }
    }
}
