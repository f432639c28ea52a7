package dev.tandem.engine.support;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A Python of the machine, where tests compare with other programs.
public final class Python {
    private static final List<String> PROGRAMS = List.of("python3", "/usr/bin/python3");

    private final String program;

    private Python(String program) {
        this.program = program;
    }

    /// The first Python that can import all of these; where there is none, the test is skipped and says so.
    public static Python with(String... packages) throws InterruptedException {
        for (String each : PROGRAMS) {
            try {
                Python python = new Python(each);
                python.run("import " + String.join(", ", packages));
                return python;
            } catch (IOException e) {
                // not this one, then
            }
        }
        return abort("no Python with " + Arrays.toString(packages) + " here");
    }

    /// What a program prints.
    ///
    /// @throws IOException when it fails; holds what it printed
    public String run(String text, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "-c", text));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(printed);
        }
        return printed;
    }
}
