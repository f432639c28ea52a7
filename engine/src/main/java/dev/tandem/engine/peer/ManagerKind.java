package dev.tandem.engine.peer;

import dev.tandem.engine.TandemException;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// The kinds of [ParallelManager] by the names that programs and configuration files call them.
enum ManagerKind {
    MULTI_PROCESSING("MultiProcessing", null, ParallelManager::processes),
    CONCURRENT_FUTURES("ConcurrentFutures", null, ParallelManager::processes),
    SINGLE_PROCESS("SingleProcess", null, (workers, options) -> ParallelManager.sequential()),
    MPI("MPI", "an MPI library", null),
    RAY("RayIo", "Ray", null);

    private final String name;
    /// What would be needed and is no part of Tandem, or null.
    private final String missing;
    private final BiFunction<Integer, PeerOptions, ParallelManager> maker;

    ManagerKind(String name, String missing, BiFunction<Integer, PeerOptions, ParallelManager> maker) {
        this.name = name;
        this.missing = missing;
        this.maker = maker;
    }

    static ParallelManager create(String name, int workers, PeerOptions options) {
        if (workers < 1) {
            throw new IllegalArgumentException("a parallel manager needs at least one worker: kind=" + name + ", workers=" + workers);
        }
        ManagerKind kind = Arrays.stream(values()).filter(each -> each.name.equalsIgnoreCase(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("no such parallel manager: kind=" + name + ", known=" + known()));
        if (kind.missing != null) {
            throw new TandemException("this parallel manager needs a part that is not here: kind=" + kind.name + ", part="
                    + kind.missing + ", known=" + known());
        }
        return kind.maker.apply(workers, options);
    }

    private static String known() {
        return Arrays.stream(values()).filter(each -> each.missing == null).map(each -> each.name).collect(Collectors.joining(" "));
    }
}
