package dev.tandem.workbench.cli;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.script.DamagedJars;
import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.session.SessionFailedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/// Tells the user that Tandem itself cannot start or go on, and what to do about it. A stack is shown only where nothing
/// else is known.
final class OwnFailure {
    private static final String TOO_MANY_FILES = "Too many open files";
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String FILES_LIMIT = "Max open files";
    /// With fewer it may be that something cannot be opened, and is then said to be missing or empty.
    private static final int ENOUGH_FILES = 256;
    private static final long MB = 1 << 20;

    private OwnFailure() {}

    /// @return the exit code
    static ExitStatus tell(Throwable thrown, PrintStream err) {
        Throwable failure = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String advice = advice(failure);
        boolean isExplained = advice != null || failure instanceof TandemException && !(failure instanceof SessionFailedException);
        err.println("tandem: " + (failure instanceof TandemException ? failure.getMessage() : "failed: cause=" + failure));
        if (advice != null) {
            err.println("tandem: " + advice);
        }
        if (!isExplained) {
            err.println("tandem: this is a fault of Tandem or of its installation; the lines below tell where");
            failure.printStackTrace(err);
        }
        return ExitStatus.BROKEN;
    }

    /// What to do, or null when that is not known.
    private static String advice(Throwable failure) {
        if (isShortOfFiles(failure)) {
            return "too few open files are allowed; allow at least 1024 (ulimit -n 1024) and start again";
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String text = String.valueOf(each);
            if (text.contains("unable to create native thread")) {
                return "the system allows no more threads; allow more (ulimit -u) or end other programs, and start again";
            }
            if (text.contains(OutOfMemoryError.class.getSimpleName())) {
                return "Java's memory is too small: heap=" + Runtime.getRuntime().maxMemory() / MB
                        + " MB. Remove the limit (-Xmx in JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS) or set a greater one, such as -Xmx1g";
            }
            if (text.contains("No space left on device")) {
                return "the disk is full; make room and start again";
            }
        }
        StringBuilder damaged = new StringBuilder();
        DamagedJars.ofClassPath().forEach((file, problem) -> damaged.append(", file=").append(file).append(" (").append(problem)
                .append(')'));
        return damaged.isEmpty() ? null : "a file on the class path is damaged; remove it, or build again: " + damaged.substring(2);
    }

    private static boolean isShortOfFiles(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains(TOO_MANY_FILES)) {
                return true;
            }
        }
        try (Stream<String> lines = Files.exists(LIMITS) ? Files.lines(LIMITS) : Stream.empty()) {
            return lines.filter(line -> line.startsWith(FILES_LIMIT)).map(line -> line.substring(FILES_LIMIT.length()).strip())
                    .anyMatch(line -> !line.startsWith("unlimited") && Long.parseLong(line.split("\\s+")[0]) < ENOUGH_FILES);
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains(TOO_MANY_FILES);
        }
    }
}
