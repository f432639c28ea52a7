package dev.tandem.engine.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks at processes that are not children of this one, and signals them.
public final class Processes {
    private Processes() {}

    /// False also for a process that is dead but that nobody has collected yet, as happens to orphans
    /// where the first process of the system is slow.
    public static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !zombie(pid);
    }

    private static boolean zombie(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        try {
            String fields = Files.readString(stat);
            return fields.charAt(fields.lastIndexOf(')') + 2) == 'Z';
        } catch (IOException e) {
            // Gone by now, or a system without this folder.
            return Files.isDirectory(Path.of("/proc/self"));
        }
    }

    /// Sends a signal by the system's own tool, which says what is wrong.
    ///
    /// @param name such as `STOP`
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
    }

    /// Whether a stop signal has taken effect, which can be a while after it was sent.
    public static boolean stopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.startsWith("T", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
