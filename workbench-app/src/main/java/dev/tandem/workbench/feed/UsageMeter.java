package dev.tandem.workbench.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Measures what processes take, from one look to the next. Used by one thread.
final class UsageMeter {
    private static final long PAGE = 4096;

    private record Look(long at, long cpu) {}

    private Map<Long, Look> last = new HashMap<>();

    /// @param pids those that exist; others are forgotten
    Map<Long, Usage> measure(Set<Long> pids) {
        Map<Long, Look> looks = new HashMap<>();
        Map<Long, Usage> usages = new HashMap<>();
        for (long pid : pids) {
            long now = System.nanoTime();
            long cpu = cpuNanos(pid);
            Look before = last.get(pid);
            boolean known = cpu >= 0 && before != null && now > before.at && cpu >= before.cpu;
            double cores = known ? (double) (cpu - before.cpu) / (now - before.at) : -1;
            usages.put(pid, new Usage(cores, memory(pid)));
            if (cpu >= 0) {
                looks.put(pid, new Look(now, cpu));
            }
        }
        last = looks;
        return usages;
    }

    private static long cpuNanos(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::info).flatMap(ProcessHandle.Info::totalCpuDuration)
                .map(Duration::toNanos).orElse(-1L);
    }

    private static long memory(long pid) {
        return statm(pid).map(line -> Long.parseLong(line.split(" ")[1]) * PAGE).orElse(-1L);
    }

    private static Optional<String> statm(long pid) {
        try {
            return Optional.of(Files.readString(Path.of("/proc", Long.toString(pid), "statm")));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
