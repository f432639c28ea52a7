package dev.tandem.workbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Evaluates what is typed, or piped in, line by line.
@Command(name = "shell", description = "Starts an interactive session.", mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }
}
