package dev.tandem.logs;

import dev.tandem.engine.file.WholeFile;
import dev.tandem.engine.log.LogForm;
import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import dev.tandem.engine.log.LoggedRun;
import dev.tandem.plugin.Background.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// Lines from memory to files, and from files to memory; for threads in the background, which it makes wait. Stateless.
final class LogFiles {
    private static final int NEWS = 1 << 14;

    private LogFiles() {}

    /// Saves lines in the form of the log on disk. Those that memory has lost in the meantime are counted in a line of their own.
    ///
    /// @param numbers of the lines
    static void save(Path file, LogStore store, long[] numbers, Progress progress) throws IOException {
        WholeFile.replace(file, target -> {
            LogForm form = new LogForm();
            StringBuilder text = new StringBuilder();
            long lost = 0;
            try (BufferedWriter out = Files.newBufferedWriter(target)) {
                for (int i = 0; i < numbers.length; i++) {
                    LogLine line = store.line(numbers[i]);
                    if (line == null) {
                        lost++;
                    } else {
                        form.write(line, text);
                    }
                    if (i % NEWS == 0) {
                        out.append(text);
                        text.setLength(0);
                        progress.at((double) i / numbers.length, i + " lines");
                    }
                }
                if (lost > 0) {
                    form.write(new LogLine(Instant.now(), LogLevel.WARNING, "log", "lines that were too old for memory are missing: lines=" + lost),
                            text);
                }
                out.append(text);
            }
        });
    }

    /// All lines of a run, or the last ones where they are too many.
    static LogStore read(LoggedRun run, Progress progress) throws IOException {
        LogStore store = new LogStore();
        long[] characters = {0};
        run.read(line -> {
            store.add(line);
            characters[0] += line.text().length();
            if (store.end() % NEWS == 0) {
                progress.at(Math.min(1, (double) characters[0] / Math.max(1, run.bytes())), store.end() + " lines");
            }
            return !Thread.currentThread().isInterrupted();
        });
        return store;
    }
}
