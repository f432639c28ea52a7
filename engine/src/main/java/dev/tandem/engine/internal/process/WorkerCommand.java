package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.array.DoubleBackend;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.place.GivenArguments;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.system.NativeHeap;
import dev.tandem.engine.internal.system.Sessions;
import dev.tandem.engine.internal.worker.WarmUp;
import dev.tandem.engine.internal.worker.WorkerMain;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.worker.WorkerOptions;
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
    /// A system property, whether workers give way to this process where both want a processor: for programs with a window.
    private static final String YIELDS = "tandem.worker.yields";

    private static final List<String> THREADS = List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS");
    /// ND4J's own, which can be lowered but never raised in a running process.
    private static final List<String> MOST_THREADS = List.of("SD_MAX_THREADS", "SD_MASTER_THREADS");

    private WorkerCommand() {}

    static ProcessBuilder of(Order order, Path socket) {
        WorkerOptions options = order.options();
        WorkerShare share = WorkerShare.of(options, order.sharing());
        List<String> command = new ArrayList<>(launcher());
        boolean session = command.isEmpty();
        command.add(OwnJvm.java());
        command.addAll(OwnJvm.FIXED);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError",
                // Compilers look at a method each 512 calls instead of each 128: a start calls many methods a few hundred times.
                "-XX:Tier0InvokeNotifyFreqLog=9",
                // A crash is told in the log and the error; it must not leave files in the user's folder.
                "-XX:ErrorFile=/dev/null", "-XX:ActiveProcessorCount=" + share.threads(),
                "-Xmx" + share.heap(), "-D" + DoubleBackend.LIMIT + "=" + share.outside(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + share.limit()));
        command.add("-D" + UserCache.NATIVES + "=" + UserCache.nativesOfWorkers());
        command.add("-D" + WarmUp.DELAY + "=" + WarmUp.delay(order.sharing(), Runtime.getRuntime().availableProcessors()));
        command.addAll(StartCache.arguments(options));
        command.addAll(GivenArguments.of(options));
        command.add(WorkerMain.class.getName());
        command.add(socket.toString());
        if (session) {
            command.add("session");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (options.folder() != null) {
            builder.directory(options.folder().toFile());
        }
        environment(builder.environment(), options, share.threads());
        allocation(share).forEach(builder.environment()::putIfAbsent);
        return builder;
    }

    /// What begins the command of each process of ours.
    static List<String> launcher() {
        return Boolean.getBoolean(YIELDS) ? Sessions.yieldingLauncher() : Sessions.launcher();
    }

    /// As [#of], for a process that learns only later how many threads it may use.
    static ProcessBuilder ofSpare(Order order, Path socket) {
        ProcessBuilder builder = of(order, socket);
        String most = Integer.toString(Runtime.getRuntime().availableProcessors());
        MOST_THREADS.forEach(name -> builder.environment().put(name, order.options().environment().getOrDefault(name, most)));
        return builder;
    }

    /// Whether the user has decided by the environment how many threads the libraries use.
    static boolean setsThreads(WorkerOptions options) {
        return THREADS.stream().anyMatch(options.environment()::containsKey)
                || MOST_THREADS.stream().anyMatch(options.environment()::containsKey);
    }

    private static void environment(Map<String, String> environment, WorkerOptions options, int threads) {
        InheritedOptions.putInto(environment);
        StringBuilder classPath = new StringBuilder(OwnJvm.classPathText());
        options.classPath().forEach(entry -> classPath.append(File.pathSeparatorChar).append(entry.toAbsolutePath()));
        environment.put("CLASSPATH", classPath.toString());
        THREADS.forEach(name -> environment.put(name, Integer.toString(threads)));
        MOST_THREADS.forEach(name -> environment.put(name, Integer.toString(threads)));
        environment.putAll(options.environment());
        Strays.mark(environment);
    }

    /// Read by OpenMP and by glibc: memory of arrays that were freed stays with the process, in one heap, and serves the next ones, since
    /// fresh pages cost more than what is computed in them. The worker gives back what is too much; see [NativeHeap]. Pages
    /// that are fresh nevertheless are huge where the kernel has such.
    private static Map<String, String> allocation(WorkerShare share) {
        // A thread of OpenMP that waits for work would take a processor from other workers.
        return Map.of("OMP_WAIT_POLICY", "passive", "MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_MAX_", "0", "GLIBC_TUNABLES", "glibc.malloc.hugetlb=1",
                "MALLOC_TRIM_THRESHOLD_", Long.toString(NativeHeap.spare(share.outside())));
    }
}
