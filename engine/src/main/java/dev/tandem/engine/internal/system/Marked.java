package dev.tandem.engine.internal.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Finds the processes that workers have started by a mark in their environment, which children inherit; also those that
/// made themselves independent, by a session of their own or by the death of their parents. Linux only.
public final class Marked {
    /// The variable that tells the processes of one worker from all others. Its value begins with the id of the main process
    /// and a minus.
    public static final String VARIABLE = "TANDEM_WORKER";
    private static final Path PROC = Path.of("/proc");

    private Marked() {}

    /// SIGKILLs all that have one of the marks, but not this process.
    ///
    /// @return whether there were any
    public static boolean kill(Set<String> marks) {
        boolean found = false;
        long own = ProcessHandle.current().pid();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != own && marks.contains(markOf(process))) {
                    found |= ProcessHandle.of(pid).filter(_ -> marks.contains(markOf(process)))
                            .map(ProcessHandle::destroyForcibly).orElse(false);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The list of processes cannot be read to its end, or there is none; what was seen is killed.
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
