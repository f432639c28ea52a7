package dev.tandem.engine.runtime;

import dev.tandem.engine.wire.EngineThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A tiny process that outlives this one by a moment: when this one is gone, however it ended, the
/// guardian sees the end of its pipe and SIGKILLs the process groups of all workers.
///
/// There is one per main process, started with the first worker and again if somebody kills it. Only
/// this process holds the pipe: the JDK closes all other descriptors in the children that it starts.
final class Guardian {
    /// What its command line is called, by which tests and descendants know it.
    static final String NAME = "tandem-guardian";
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM PIPE
            groups=' '
            while read -r verb what; do
              case $verb in
                add) groups="$groups-$what " ;;
                remove) case "$groups" in *" -$what "*) groups="${groups%%" -$what "*} ${groups#*" -$what "}" ;; esac ;;
              esac
            done
            case $groups in *[0-9]*) kill -9 $groups ;; esac
            exit 0
            """;
    private static final Guardian INSTANCE = new Guardian();

    /// Guarded by this, as is all below.
    private final Set<Long> groups = new LinkedHashSet<>();
    private Process process;
    private OutputStream pipe;

    private Guardian() {}

    static Guardian instance() {
        return INSTANCE;
    }

    /// From now on the group dies with this process.
    synchronized void add(long group) {
        groups.add(group);
        if (process == null || !process.isAlive()) {
            restart();
        } else {
            tell("add " + group);
        }
    }

    synchronized void remove(long group) {
        if (groups.remove(group) && process != null && process.isAlive()) {
            tell("remove " + group);
        }
    }

    /// The process id of the guardian, or -1.
    synchronized long pid() {
        return process == null || !process.isAlive() ? -1 : process.pid();
    }

    private synchronized void died(Process dead) {
        if (dead == process && !groups.isEmpty()) {
            restart();
        }
    }

    private void restart() {
        List<String> command = new ArrayList<>(Sessions.launcher());
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, NAME));
        ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        try {
            Process fresh = builder.start();
            process = fresh;
            pipe = fresh.getOutputStream();
            groups.forEach(group -> tell("add " + group));
            EngineThreads.startSmall("tandem-guardian", () -> watch(fresh));
        } catch (IOException e) {
            throw new IllegalStateException("guardian cannot be started: command=/bin/sh", e);
        }
    }

    private void watch(Process watched) {
        try {
            watched.waitFor();
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if it happens, the guardian is no longer watched.
            return;
        }
        died(watched);
    }

    private void tell(String line) {
        try {
            pipe.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            pipe.flush();
        } catch (IOException e) {
            // It has just died; its watcher starts another one, which is told everything.
            return;
        }
    }
}
