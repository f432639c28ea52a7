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

    private Sessions() {}

    /// What to put before a command; empty where the child has to do it itself.
    public static List<String> launcher() {
        return LAUNCHER;
    }
}
