package dev.tandem.machine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the machine has that the calling process runs on; on a worker, the worker's. Thread-safe.
public final class Machine {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final long KIB = 1024;

    private Machine() {}

    /// The number of processor cores that this process may use; a worker has its share of them.
    public static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /// How many threads of all programs computed or waited for a core, averaged over the last minute; more than
    /// [#cores()] means that they get in each other's way. NaN where the system does not tell.
    public static double load() {
        double average = system().getSystemLoadAverage();
        return average < 0 ? Double.NaN : average;
    }

    /// How many of the cores all programs together have kept busy since this was last asked; NaN where the system does not tell,
    /// or was not asked before.
    public static double busyCores() {
        double busy = system().getCpuLoad();
        return busy < 0 ? Double.NaN : busy * cores();
    }

    /// The memory that programs can still get, in bytes; what only caches files counts as free where the system
    /// tells it.
    public static long freeMemory() {
        if (Files.isReadable(MEMINFO)) {
            try (Stream<String> lines = Files.lines(MEMINFO)) {
                return Math.min(totalMemory(), lines.filter(line -> line.startsWith("MemAvailable:")).findFirst()
                        .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB).orElseGet(system()::getFreeMemorySize));
            } catch (IOException e) {
                // A system that hides it tells the plain number.
            }
        }
        return system().getFreeMemorySize();
    }

    /// All the memory that there is, in bytes.
    public static long totalMemory() {
        return system().getTotalMemorySize();
    }

    /// What is free of [#totalSwap()], in bytes.
    public static long freeSwap() {
        return system().getFreeSwapSpaceSize();
    }

    /// The disk space to which memory can be moved, in bytes; 0 when there is none.
    public static long totalSwap() {
        return system().getTotalSwapSpaceSize();
    }

    /// Where temporary files are.
    public static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// What temporary files can still take of their disk, in bytes; -1 when not known.
    public static long freeDisk() {
        return ofDisk(FileStore::getUsableSpace);
    }

    /// The size of the disk on which temporary files are, in bytes; -1 when not known.
    public static long totalDisk() {
        return ofDisk(FileStore::getTotalSpace);
    }

    private interface DiskFigure {
        long of(FileStore disk) throws IOException;
    }

    private static long ofDisk(DiskFigure figure) {
        try {
            return figure.of(Files.getFileStore(temporaryFolder()));
        } catch (IOException e) {
            return -1;
        }
    }

    private static OperatingSystemMXBean system() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
