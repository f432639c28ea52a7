package dev.tandem.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// Where figures were measured.
///
/// @param memory GiB
/// @param load average of running processes when it began; well above 0 means that others were at work
record Conditions(String processor, int cores, long memory, String system, String java, double load, String date) {
    static Conditions here() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Conditions(model(), system.getAvailableProcessors(), Math.round(system.getTotalMemorySize() / 0x1p30),
                system.getName() + " " + system.getVersion(), System.getProperty("java.vm.name") + " "
                        + System.getProperty("java.runtime.version"),
                system.getSystemLoadAverage(), LocalDate.now().toString());
    }

    private static String model() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name")).map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst().orElse(System.getProperty("os.arch"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return System.getProperty("os.arch");
        }
    }
}
