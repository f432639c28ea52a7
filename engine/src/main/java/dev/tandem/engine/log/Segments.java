package dev.tandem.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;

/// The files of one run, written one after the other: `log-000001.txt` and so on. When there are too many the oldest go, and
/// `log-000000.txt` says how many lines those had. What has been written is with the system, so that the end of this process, of
/// whatever kind, loses nothing of it. Used by one thread.
final class Segments implements AutoCloseable {
    private record Segment(Path file, long bytes, long lines) {}

    private final Path folder;
    private final LogLimits limits;
    private final ArrayDeque<Segment> complete = new ArrayDeque<>();
    private long completeBytes;
    private long gone;
    private int number;
    /// Null while there is none.
    private FileChannel channel;
    private Path file;
    private long bytes;
    private long lines;

    Segments(Path folder, LogLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /// @param count how many lines that is
    void write(byte[] text, long count) throws IOException {
        if (channel == null) {
            begin();
        }
        bytes += text.length;
        lines += count;
        for (ByteBuffer rest = ByteBuffer.wrap(text); rest.hasRemaining();) {
            channel.write(rest);
        }
        if (bytes >= limits.segment()) {
            complete();
        }
    }

    private void begin() throws IOException {
        file = folder.resolve(String.format(Locale.ROOT, "log-%06d.txt", ++number));
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        bytes = 0;
        lines = 0;
    }

    private void complete() throws IOException {
        complete.add(new Segment(file, bytes, lines));
        completeBytes += bytes;
        channel.close();
        channel = null;
        boolean any = false;
        while (completeBytes > limits.run() - limits.segment() && complete.size() > 1) {
            Segment oldest = complete.remove();
            completeBytes -= oldest.bytes();
            gone += oldest.lines();
            Files.deleteIfExists(oldest.file());
            any = true;
        }
        if (any) {
            tellOfGone();
        }
    }

    private void tellOfGone() throws IOException {
        StringBuilder line = new StringBuilder();
        String words = "… " + gone + " earlier lines are no longer kept: more than "
                + (limits.run() >> 20) + " MB were printed";
        new LogForm().write(new LogLine(Instant.now(), LogLevel.WARNING, LogLines.SELF, words), line);
        Path fresh = Files.writeString(folder.resolve("log.part"), line);
        Files.move(fresh, folder.resolve("log-000000.txt"), StandardCopyOption.REPLACE_EXISTING);
    }

    /// After a failure: what is written next goes to a file of its own, behind what may be half a line.
    void giveUp() {
        try {
            close();
        } catch (IOException e) {
            // It has failed anyway.
            channel = null;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            FileChannel open = channel;
            complete.add(new Segment(file, bytes, lines));
            completeBytes += bytes;
            channel = null;
            open.close();
        }
    }
}
