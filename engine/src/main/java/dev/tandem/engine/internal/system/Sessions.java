package dev.tandem.engine.internal.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// How a program is started as the leader of a session of its own, beyond the reach of the signals of
/// a terminal and in a process group that can be killed as one.
public final class Sessions {
    private static final List<String> LAUNCHER = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .filter(path -> Files.isExecutable(Path.of(path))).findFirst().map(List::of).orElse(List.of());

    /// A session of its own has its own share of the processors on Linux, whatever its threads have, so that is lowered too.
    private static final List<String> YIELDING = LAUNCHER.isEmpty() || !Files.isExecutable(Path.of("/bin/sh")) ? LAUNCHER
            : List.of(LAUNCHER.getFirst(), "/bin/sh", "-c", "echo 10 2>/dev/null >/proc/self/autogroup; exec nice -n 10 \"$0\" \"$@\"");

    private Sessions() {}

    /// What to put before a command; empty where the child has to do it itself.
    public static List<String> launcher() {
        return LAUNCHER;
    }

    /// What to put before a command that is to give way to this process; nothing more than [#launcher()] where there are no
    /// programs for that.
    public static List<String> yieldingLauncher() {
        return YIELDING;
    }
}
