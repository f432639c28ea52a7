package dev.tandem.engine.runtime;

import dev.tandem.engine.thread.EngineThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What processes of workers have left behind: children that made themselves independent, by a session of their own or by
/// the death of their parents. They are known by a mark in the environment, which children inherit. Thread-safe; Linux only.
///
/// A child that is given another environment goes unseen, unless it is still in the family; see [Descendants].
final class Strays {
    /// The variable that tells the processes of one worker from all others.
    static final String VARIABLE = "TANDEM_WORKER";
    private static final Path PROC = Path.of("/proc");
    private static final AtomicLong WORKERS = new AtomicLong();
    /// A process may start another one while it is looked for.
    private static final int ROUNDS = 5;

    /// Both guarded by the class: marks of workers that are gone, and whether a thread looks for their strays.
    private static final Set<String> WANTED = new HashSet<>();
    private static boolean looking;

    private Strays() {}

    /// A mark for the environment of one worker, which begins like those of all others of this main process.
    static void mark(Map<String, String> environment) {
        environment.put(VARIABLE, Guardian.MARK + WORKERS.incrementAndGet());
    }

    /// Has those of a worker killed that is gone; does not wait.
    static void end(String mark) {
        if (mark == null || !ProcessFolder.there()) {
            return;
        }
        synchronized (Strays.class) {
            WANTED.add(mark);
            if (!looking) {
                looking = true;
                EngineThreads.startSmall("tandem-strays", Strays::run);
            }
        }
    }

    private static void run() {
        while (true) {
            Set<String> marks;
            synchronized (Strays.class) {
                looking = !WANTED.isEmpty();
                if (!looking) {
                    return;
                }
                marks = Set.copyOf(WANTED);
                WANTED.clear();
            }
            int rounds = 0;
            while (kill(marks) && rounds < ROUNDS) {
                rounds++;
            }
        }
    }

    private static boolean kill(Set<String> marks) {
        boolean found = false;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                if (marks.contains(markOf(process))) {
                    found |= ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .filter(stray -> marks.contains(markOf(process))).map(ProcessHandle::destroyForcibly).orElse(false);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The list of processes cannot be read to its end; what was seen is killed.
            return found;
        }
        return found;
    }

    /// The mark of a process, or an empty text.
    private static String markOf(Path process) {
        try {
            String environment = "\0" + new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
            int start = environment.indexOf("\0" + VARIABLE + "=");
            int end = environment.indexOf('\0', start + 1);
            return start < 0 ? "" : environment.substring(start + VARIABLE.length() + 2, end < 0 ? environment.length() : end);
        } catch (IOException e) {
            // Somebody else's process, or one that is gone.
            return "";
        }
    }
}
