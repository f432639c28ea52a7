package dev.tandem.engine.runtime;

import dev.tandem.engine.worker.WorkerMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The command line and environment of a worker's JVM.
///
/// The class path goes through the environment: as an argument it would make the command line of each
/// worker kilobytes long in every process listing.
final class WorkerCommand {
    private static final long SMALLEST = 64L << 20;

    private WorkerCommand() {}

    static ProcessBuilder of(WorkerBackend.Order order, Path socket) {
        WorkerOptions options = order.options();
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / order.count());
        long share = Math.max(SMALLEST, MachineMemory.bytes() / 8 * 3 / Math.max(2, order.count()));
        long heap = options.heap() > 0 ? options.heap() : share;
        long outside = options.nativeMemory() > 0 ? options.nativeMemory() : share;
        List<String> command = new ArrayList<>(Sessions.launcher());
        boolean session = command.isEmpty();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto",
                // A crash is told in the log and the error; it must not leave files in the user's folder.
                "-XX:ErrorFile=/dev/null",
                "-XX:ActiveProcessorCount=" + threads, "-Xmx" + heap, "-Ddtype=double",
                "-Dorg.bytedeco.javacpp.maxbytes=" + outside,
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + Math.addExact(heap, outside)));
        command.addAll(options.jvmArguments());
        command.add(WorkerMain.class.getName());
        command.add(socket.toString());
        if (session) {
            command.add("session");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        environment(builder.environment(), options, threads);
        return builder;
    }

    private static void environment(Map<String, String> environment, WorkerOptions options, int threads) {
        StringBuilder classPath = new StringBuilder(System.getProperty("java.class.path"));
        options.classPath().forEach(entry -> classPath.append(File.pathSeparatorChar).append(entry));
        environment.put("CLASSPATH", classPath.toString());
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        environment.put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        environment.putAll(options.environment());
    }
}
