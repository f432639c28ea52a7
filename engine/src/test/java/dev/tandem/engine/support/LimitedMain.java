package dev.tandem.engine.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.pool.WorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.factory.Nd4j;

/// Runs programs of the tests in processes of their own, under a limit of the system.
public final class LimitedMain {
    private static final AtomicBoolean UNPACKED = new AtomicBoolean();

    private LimitedMain() {}

    /// Unpacks the libraries here and on a worker where they are not yet, which no limit may keep from the program.
    private static void unpackLibraries() {
        if (UNPACKED.getAndSet(true)) {
            return;
        }
        Nd4j.scalar(1).close();
        try (WorkerPool pool = WorkerPool.processes(1)) {
            pool.apply(() -> Nd4j.scalar(1).getDouble(0));
        }
    }

    /// Runs a program to its good end.
    ///
    /// @param limit a shell command that sets the limit
    /// @param options of the JVM
    /// @return what it printed
    public static List<String> linesOf(String limit, Class<?> program, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        unpackLibraries();
        List<String> command = new ArrayList<>(List.of("sh", "-c", limit + "; exec \"$@\"", "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dtandem.worker.arguments=" + System.getProperty("tandem.worker.arguments", "")));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        Process main = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            List<String> lines = main.inputReader().lines().toList();
            assertThat(main.waitFor()).as("exit code after " + lines).isZero();
            return lines;
        } finally {
            main.destroyForcibly().waitFor();
        }
    }
}
