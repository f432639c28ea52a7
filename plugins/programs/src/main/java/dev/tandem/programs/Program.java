package dev.tandem.programs;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.point.Point;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A program that is not written in Java, run once for each point of a sweep: its parameters are filled into arguments and input
/// files, its outputs are read from what it prints or writes.
///
/// Immutable: each call gives another one. Runs on the workers, each time in a folder of its own; a time limit, and whatever ends the
/// point, ends the program with all processes that it has started.
///
/// @param command the program and its arguments, with blanks such as `{beta}`
/// @param inputs what the program finds in its folder, by the names of the files
/// @param outputs how each is read
/// @param environment variables that are set for it, beside those of the worker
/// @param limit null for none
/// @param kept where the folders of all runs stay; null where they do not
public record Program(List<String> command, Map<String, Input> inputs, Map<String, Reading> outputs, Map<String, String> environment,
        Duration limit, String kept) {
    /// A file that the program finds in its folder.
    ///
    /// @param hasBlanks whether `{beta}` in it stands for the value of a parameter
    public record Input(String text, boolean hasBlanks) {}

    public Program {
        command = List.copyOf(command);
        inputs = new LinkedHashMap<>(inputs);
        outputs = new LinkedHashMap<>(outputs);
        environment = Map.copyOf(environment);
    }

    /// A program with its arguments: `Program.of("python3", "model.py", "--beta", "{beta}")`. A path of a program or script that is
    /// relative is one of the folder in which Tandem was started.
    ///
    /// @throws IllegalArgumentException when nothing is given
    public static Program of(String... command) {
        if (command.length == 0 || command[0].isBlank()) {
            throw new IllegalArgumentException("a program has a name: command=" + List.of(command));
        }
        return new Program(List.of(command), Map.of(), Map.of(), Map.of(), null, null);
    }

    /// Gives it a file in its folder.
    ///
    /// @param file its name there, or a path in that folder
    /// @param text with blanks for parameters
    public Program input(String file, String text) {
        return with(file, new Input(text, true));
    }

    /// As [#input], with a text that stays as it is, whatever braces it has.
    public Program file(String file, String text) {
        return with(file, new Input(text, false));
    }

    private Program with(String file, Input input) {
        Map<String, Input> more = new LinkedHashMap<>(inputs);
        more.put(RunFolder.inside(file), input);
        return new Program(command, more, outputs, environment, limit, kept);
    }

    /// As [#input], with the text of a template, which is read now.
    ///
    /// @throws TandemException when it cannot be read
    public Program template(String file, Path template) {
        return input(file, RunFolder.read(template));
    }

    /// Adds an output.
    ///
    /// @throws IllegalArgumentException when there is one of that name
    public Program output(String name, Reading reading) {
        Map<String, Reading> more = new LinkedHashMap<>(outputs);
        if (more.put(name, reading) != null) {
            throw new IllegalArgumentException("two outputs of one name: name=" + name);
        }
        return new Program(command, inputs, more, environment, limit, kept);
    }

    /// Sets a variable of its environment.
    public Program environment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Program(command, inputs, outputs, more, limit, kept);
    }

    /// Ends a run, which fails then, when it takes longer.
    ///
    /// @throws IllegalArgumentException when that is not more than nothing
    public Program timeLimit(Duration most) {
        if (most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("a time limit is more than nothing: limit=" + most);
        }
        return new Program(command, inputs, outputs, environment, most, kept);
    }

    /// Keeps the folders of all runs, with inputs, `stdout.txt`, `stderr.txt` and what the program has written: `row-000017` of the
    /// folder given, or `row-000017-2` when that point was tried again.
    public Program keepIn(Path folder) {
        return new Program(command, inputs, outputs, environment, limit, folder.toAbsolutePath().toString());
    }

    /// Adds all outputs to a sweep; the program runs once for each of its points.
    ///
    /// @throws IllegalArgumentException when there is no output, or the sweep has one of the same name
    public Sweep addTo(Sweep sweep) {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("a program without outputs: command=" + command);
        }
        Sweep more = sweep;
        for (String name : outputs.keySet()) {
            more = more.output(name, point -> PointRuns.read(this, point, name));
        }
        return more;
    }

    /// Runs it for one point, and reads its outputs.
    ///
    /// @return the outputs by their names
    /// @throws TandemException when it cannot be started, fails, takes too long, or an output is missing
    /// @throws InterruptedException when the caller is; then the program has ended
    public Map<String, Double> run(Point point) throws InterruptedException {
        RunFolder folder = RunFolder.of(this, point);
        try {
            ProgramRun run = folder.run();
            Map<String, Double> values = new LinkedHashMap<>();
            outputs.forEach((name, reading) -> values.put(name, run.read(reading)));
            return values;
        } finally {
            folder.leave();
        }
    }

    /// As [#run(Point)], for parameters by name.
    public Map<String, Double> run(Map<String, Double> parameters) throws InterruptedException {
        return run(Point.of(parameters));
    }
}
