package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.system.Marked;
import dev.tandem.engine.internal.system.Sessions;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A tiny process that outlives this one by a moment: when this one is gone, however it ended, the
/// guardian sees the end of its pipe, SIGKILLs the process groups of all workers, removes the
/// sockets of those that were just starting, and kills what workers started outside their groups; see [Strays].
///
/// There is one per main process, started with the first worker and again if somebody kills it. Only
/// this process holds the pipe: the JDK closes all other descriptors in the children that it starts.
final class Guardian {
    /// What its command line is called, by which tests and descendants know it.
    static final String NAME = "tandem-guardian";
    /// How the marks of all workers of this process begin; no other process has used it.
    static final String MARK = ProcessHandle.current().pid() + "-" + Long.toUnsignedString(new SecureRandom().nextLong(), 36) + "-";
    private static final String SCRIPT = """
            trap '' HUP INT QUIT TERM PIPE
            groups=" $1 "
            folders=" $2 "
            while read -r verb what; do
              case $verb in
                group) groups="$groups-$what " ;;
                ungroup) case "$groups" in *" -$what "*) groups="${groups%%" -$what "*} ${groups#*" -$what "}" ;; esac ;;
                folder) folders="$folders$what " ;;
                unfolder) case "$folders" in *" $what "*) folders="${folders%%" $what "*} ${folders#*" $what "}" ;; esac ;;
              esac
            done
            case $groups in *[0-9]*) kill -9 $groups ;; esac
            case $folders in */*) rm -rf $folders ;; esac
            for round in 1 2 3; do
              strays=$(grep -ls "$4=$3" /proc/[0-9]*/environ)
              case $strays in "") break ;; esac
              for each in $strays; do each=${each#/proc/}; kill -9 ${each%/environ}; done
            done
            exit 0
            """;
    /// What the shell takes as one word.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._+-]+");
    private static final Guardian INSTANCE = new Guardian();

    /// Guarded by this, as is all below.
    private final Set<String> charges = new LinkedHashSet<>();
    private Process process;
    private OutputStream pipe;

    private Guardian() {}

    static Guardian instance() {
        return INSTANCE;
    }

    /// From now on the process group dies with this process.
    void addGroup(long leader) {
        add("group " + leader);
    }

    void removeGroup(long leader) {
        remove("group " + leader);
    }

    /// From now on the folder is removed when this process ends.
    void addFolder(Path folder) {
        if (PLAIN.matcher(folder.toString()).matches()) {
            add("folder " + folder);
        }
    }

    void removeFolder(Path folder) {
        remove("folder " + folder);
    }

    private synchronized void add(String charge) {
        charges.add(charge);
        if (process == null || !process.isAlive()) {
            restart();
        } else {
            tell(charge);
        }
    }

    private synchronized void remove(String charge) {
        if (charges.remove(charge) && process != null && process.isAlive()) {
            tell("un" + charge);
        }
    }

    /// The process id of the guardian, or -1.
    synchronized long pid() {
        return process == null || !process.isAlive() ? -1 : process.pid();
    }

    private synchronized void died(Process dead) {
        if (dead == process && !charges.isEmpty()) {
            restart();
        }
    }

    private void restart() {
        List<String> command = new ArrayList<>(Sessions.launcher());
        // It knows its charges from its first moment: this process may be gone before it could tell.
        command.addAll(List.of("/bin/sh", "-c", SCRIPT, NAME, charged("group ", "-"), charged("folder ", ""),
                MARK, Marked.VARIABLE));
        ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        try {
            Process fresh = builder.start();
            process = fresh;
            pipe = fresh.getOutputStream();
            EngineThreads.startSmall("tandem-guardian", () -> watch(fresh));
        } catch (IOException e) {
            throw new IllegalStateException("guardian cannot be started: command=/bin/sh", e);
        }
    }

    private String charged(String verb, String prefix) {
        return charges.stream().filter(charge -> charge.startsWith(verb))
                .map(charge -> prefix + charge.substring(verb.length())).collect(Collectors.joining(" "));
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
            // It has just died; its watcher starts another one, which knows everything.
            return;
        }
    }
}
