package dev.tandem.engine.log;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The log of one run on disk: `about.txt` says of what, `log-*.txt` are its lines in their order, `lock` is locked as long as the process
/// lives. Immutable; any thread, which waits for the disk.
///
/// @param what the run was: `window`, `run sweep.jsh`
/// @param pid of its process
/// @param bytes that its lines take
/// @param isOpen whether the process writes to it now
public record LoggedRun(Path path, String what, long pid, Instant started, long bytes, boolean isOpen) {
    static final String ABOUT = "about.txt";
    static final String LOCK = "lock";
    /// Those of this process. To look at their locks would open them: the system lets go of all locks of a process on a file when it
    /// closes one of its channels.
    private static final Set<Path> HERE = ConcurrentHashMap.newKeySet();

    static boolean isOne(Path folder) {
        return folder.getFileName().toString().matches("\\d{4}-\\d\\d-\\d\\d-\\d{6}-\\d+(-\\d+)?") && Files.isDirectory(folder);
    }

    static boolean isHere(Path folder) {
        return HERE.contains(folder);
    }

    static void here(Path folder, boolean open) {
        if (open) {
            HERE.add(folder);
        } else {
            HERE.remove(folder);
        }
    }

    /// What is known of it; of what is cut or gone, nothing.
    static LoggedRun of(Path folder) {
        String what = "";
        Instant started = Instant.EPOCH;
        try {
            started = Files.getLastModifiedTime(folder).toInstant();
            for (String line : Files.readAllLines(folder.resolve(ABOUT))) {
                if (line.startsWith("what=")) {
                    what = line.substring("what=".length());
                } else if (line.startsWith("started=")) {
                    started = Instant.parse(line.substring("started=".length()));
                }
            }
        } catch (IOException | UncheckedIOException | DateTimeException e) {
            // Being made or removed at this moment, or damaged: its name and its lines are there.
            what = what.isEmpty() ? "unknown" : what;
        }
        return new LoggedRun(folder, what, Long.parseLong(folder.getFileName().toString().split("-")[4]), started, size(folder), isOpen(folder));
    }

    static void write(Path folder, String what, Instant started) throws IOException {
        Files.write(folder.resolve(ABOUT), List.of("what=" + what.replace('\n', ' '), "pid=" + ProcessHandle.current().pid(), "started=" + started,
                "form=UTF-8; time, level, source and text with tabs between them; log-000000.txt only says how many lines were removed"));
    }

    private static long size(Path folder) {
        try {
            long sum = 0;
            for (Path each : files(folder)) {
                sum += Files.size(each);
            }
            return sum;
        } catch (IOException e) {
            // Being removed at this moment.
            return 0;
        }
    }

    private static boolean isOpen(Path folder) {
        if (isHere(folder)) {
            return true;
        }
        try (FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            FileLock free = lock.tryLock();
            return free == null;
        } catch (IOException | OverlappingFileLockException e) {
            // Gone, or another thread of this process is looking, too, which it does at runs that are over.
            return false;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().matches("log-\\d{6,}\\.txt")).sorted().toList();
        }
    }

    /// Whether it is of this very process.
    public boolean isOfThisProcess() {
        return isHere(path);
    }

    /// Gives on its lines in their order, as long as they are wanted. What is no line of a log, as at a place where a crash or a full disk
    /// has cut one, is given on as a warning with all that it has.
    ///
    /// @param lines whether to go on
    public void read(Predicate<? super LogLine> lines) throws IOException {
        LogForm form = new LogForm();
        Instant last = started;
        for (Path file : files(path)) {
            try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                TextLines texts = new TextLines(in);
                for (String each = texts.next(); each != null; each = texts.next()) {
                    LogLine line = form.read(each);
                    LogLine given = line == null ? new LogLine(last, LogLevel.WARNING, LogLines.SELF, "no whole line: " + each) : line;
                    last = given.time();
                    if (!lines.test(given)) {
                        return;
                    }
                }
            } catch (NoSuchFileException e) {
                // The run goes on and has removed its oldest file.
            }
        }
    }
}
