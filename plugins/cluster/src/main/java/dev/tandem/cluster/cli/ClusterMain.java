package dev.tandem.cluster.cli;

import dev.tandem.cluster.key.KeyFileException;
import dev.tandem.engine.TandemException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// What `scripts/tandem node` and `scripts/tandem cluster` start.
@Command(name = "tandem", subcommands = {NodeCommand.class, ClusterCommand.class})
public final class ClusterMain {
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    private ClusterMain() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new ClusterMain());
        line.setExecutionExceptionHandler((thrown, command, _) -> {
            boolean isWish = thrown instanceof KeyFileException || thrown instanceof IllegalArgumentException;
            command.getErr().println("tandem: " + (isWish ? thrown.getMessage() : TandemException.textOf(thrown)));
            return isWish ? WRONG : FAILED;
        });
        System.exit(line.execute(args));
    }
}
