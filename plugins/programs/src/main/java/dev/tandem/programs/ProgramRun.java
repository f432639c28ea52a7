package dev.tandem.programs;

import dev.tandem.engine.TandemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One run of a program that has ended with success: its folder, with all that it has left. Used by one thread; where nobody keeps the
/// folder, it is gone when all outputs of the point have been read.
public final class ProgramRun {
    /// The standard output, in the folder of the run.
    static final String OUTPUT = "stdout.txt";
    static final String ERRORS = "stderr.txt";
    /// More of a file is no output of a model, and would fill the memory of the worker.
    private static final int MOST = 64 << 20;

    private final List<String> command;
    private final Path folder;
    private final double seconds;

    ProgramRun(List<String> command, Path folder, double seconds) {
        this.command = command;
        this.folder = folder;
        this.seconds = seconds;
    }

    /// The folder in which it has run.
    public Path folder() {
        return folder;
    }

    /// How long it took.
    public double seconds() {
        return seconds;
    }

    /// What it wrote to its standard output.
    ///
    /// @throws TandemException when that is more than 64 MB
    public String output() {
        return text(OUTPUT);
    }

    /// The text of a file that it has left, or that was given to it.
    ///
    /// @throws TandemException when there is none, or it has more than 64 MB
    public String text(String file) {
        Path path = file(file);
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw lacks("too long to be read: file=" + file + ", limit=64 MB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw lacks("file not read: file=" + file + ", cause=" + e);
        }
    }

    /// @throws TandemException when it has left no such file
    Path file(String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw lacks("the program left no such file: file=" + file);
        }
        return path;
    }

    /// What the number is.
    ///
    /// @throws TandemException when there is none
    public double read(Reading reading) {
        return reading.of(this);
    }

    TandemException lacks(String what) {
        return new TandemException(what + ", command=" + String.join(" ", command) + ", folder=" + folder);
    }
}
