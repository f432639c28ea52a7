package dev.tandem.workbench.outside;

import dev.tandem.workbench.outside.Listing.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/// Prints what the threads of workers do now, as the JDK's own tool sees them.
@Command(name = "stack", description = "Prints the stacks of all threads of a worker, or of each worker of a pool, of a Tandem that runs.", mixinStandardHelpOptions = true)
public final class StackCommand extends OutsideCommand {
    /// One that is stopped never answers.
    private static final int LONGEST = 10;

    @Override
    boolean act(Named target, Neighbours asked) throws IOException {
        boolean hasAll = true;
        for (Worker each : target.workers()) {
            hasAll &= print(target.group().name() + "/" + each.number(), each);
        }
        return hasAll;
    }

    private static boolean print(String name, Worker worker) throws IOException {
        if (worker.host() != null || worker.pid() < 0) {
            System.err.println("tandem: " + name + (worker.pid() < 0 ? " has no process now" : " runs on another machine: host=" + worker.host()));
            return false;
        }
        System.out.println(name + ", process " + worker.pid() + (worker.task() == null ? "" : ", computes " + worker.task()));
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(tool.toString(), Long.toString(worker.pid()), "Thread.print").redirectErrorStream(true).start();
        process.onExit().orTimeout(LONGEST, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
        try (InputStream said = process.getInputStream()) {
            System.out.print(new String(said.readAllBytes(), StandardCharsets.UTF_8));
        }
        int code = process.onExit().join().exitValue();
        if (code != 0) {
            System.err.println("tandem: " + name + " does not tell its stacks: process=" + worker.pid() + ", state=" + worker.state());
        }
        return code == 0;
    }
}
