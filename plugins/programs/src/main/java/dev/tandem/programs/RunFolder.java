package dev.tandem.programs;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.point.Point;
import java.io.File;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The folder in which a program runs for one point. Used by one thread; ended by [#leave()].
final class RunFolder {
    private static final int LONGEST = 2_000;

    private final Program program;
    private final List<String> command;
    private final Path folder;

    private RunFolder(Program program, List<String> command, Path folder) {
        this.program = program;
        this.command = command;
        this.folder = folder;
    }

    /// A file of such a folder.
    ///
    /// @throws IllegalArgumentException when it would be outside
    static String inside(String file) {
        Path path = Path.of(file);
        if (file.isBlank() || path.isAbsolute() || path.normalize().startsWith("..")) {
            throw new IllegalArgumentException("an input is a file in the folder of the run: file=" + file);
        }
        return file;
    }

    static String read(Path template) {
        try {
            return Files.readString(template);
        } catch (IOException e) {
            throw new TandemException("template not read: path=" + template.toAbsolutePath() + ", cause=" + e, e);
        }
    }

    /// Makes it, with the inputs of a point.
    static RunFolder of(Program program, Point point) {
        List<String> command = program.command().stream().map(part -> Blanks.filled(part, point, "argument " + part))
                .map(part -> program.inputs().containsKey(part) ? part : found(part)).toList();
        try {
            Path folder = program.kept() == null ? Leftovers.folder() : kept(Path.of(program.kept()), point.row());
            RunFolder made = new RunFolder(program, command, folder);
            try {
                for (Map.Entry<String, Program.Input> input : program.inputs().entrySet()) {
                    Path file = folder.resolve(input.getKey());
                    Files.createDirectories(file.getParent());
                    Program.Input given = input.getValue();
                    Files.writeString(file, given.hasBlanks() ? Blanks.filled(given.text(), point, "input " + input.getKey()) : given.text());
                }
            } catch (IOException | RuntimeException e) {
                made.leave();
                throw e;
            }
            return made;
        } catch (IOException e) {
            throw new TandemException("the folder for a program cannot be made: command=" + String.join(" ", command) + ", cause=" + e, e);
        }
    }

    /// What is a file here keeps its place, though the program runs elsewhere.
    private static String found(String part) {
        try {
            return Files.isRegularFile(Path.of(part)) ? Path.of(part).toAbsolutePath().toString() : part;
        } catch (InvalidPathException e) {
            return part;
        }
    }

    private static Path kept(Path parent, int row) throws IOException {
        Files.createDirectories(parent);
        String name = row < 0 ? "run" : "row-%06d".formatted(row);
        for (int number = 1;; number++) {
            try {
                return Files.createDirectory(parent.resolve(number == 1 ? name : name + "-" + number));
            } catch (FileAlreadyExistsException e) {
                // Of an attempt before, or of another run: it stays.
            }
        }
    }

    /// Runs the program until it has ended with success.
    ///
    /// @throws TandemException when it cannot be started, fails, or takes too long
    /// @throws InterruptedException when the point is not wanted any more; then the program has ended
    ProgramRun run() throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(folder.resolve(ProgramRun.OUTPUT).toFile()).redirectError(folder.resolve(ProgramRun.ERRORS).toFile());
        builder.environment().putAll(program.environment());
        long begin = System.nanoTime();
        ProgramProcesses tree;
        try {
            tree = ProgramProcesses.start(builder);
        } catch (IOException e) {
            throw new TandemException("program not started: command=" + String.join(" ", command) + ", cause=" + e.getMessage(), e);
        }
        boolean ended = false;
        try {
            ended = tree.await(program.limit() == null ? Long.MAX_VALUE : program.limit().toNanos());
        } finally {
            if (!ended) {
                tree.kill();
            }
        }
        if (!ended) {
            throw failed("program took too long: limit=" + program.limit().toMillis() / 1000.0 + " s");
        }
        if (tree.exitCode() != 0) {
            throw failed("program failed: exit code=" + tree.exitCode());
        }
        return new ProgramRun(command, folder, (System.nanoTime() - begin) / 1e9);
    }

    private TandemException failed(String what) {
        return new TandemException(what + ", command=" + String.join(" ", command) + (program.kept() == null ? "" : ", folder=" + folder)
                + ", last words=" + lastWords());
    }

    /// The end of what it wrote to its standard error, or else to its standard output.
    private String lastWords() {
        for (String file : List.of(ProgramRun.ERRORS, ProgramRun.OUTPUT)) {
            try {
                byte[] bytes = tail(folder.resolve(file));
                String text = new String(bytes, StandardCharsets.UTF_8).strip();
                if (!text.isEmpty()) {
                    return text;
                }
            } catch (IOException e) {
                // Then there are none.
            }
        }
        return "none";
    }

    private static byte[] tail(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(0, channel.size() - LONGEST));
            return Channels.newInputStream(channel).readNBytes(LONGEST);
        }
    }

    /// Takes it away unless it is kept.
    void leave() {
        if (program.kept() != null) {
            return;
        }
        try {
            Leftovers.remove(folder);
        } catch (IOException e) {
            System.err.println("the folder of a program stays: folder=" + folder + ", cause=" + e);
        }
    }
}
