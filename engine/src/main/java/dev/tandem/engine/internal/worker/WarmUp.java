package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.array.ArrayTypes;
import dev.tandem.engine.internal.system.NativeHeap;
import dev.tandem.engine.internal.system.Pages;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/// Loads ND4J, which takes a good part of a second, in the background, so that the first array is not the one that waits
/// for it. Code that needs it meanwhile waits for the rest only. Thread-safe.
public final class WarmUp {
    /// A system property: how many milliseconds after the start it begins, where nobody needs ND4J before.
    public static final String DELAY = "tandem.warm.up";

    /// What lives shorter, or answers its first calls until then, does not pay for it.
    private static final long USUAL_DELAY = 300;
    private static final long NEVER = Long.MAX_VALUE;
    /// How many workers for each core are not yet a crowd.
    private static final int CROWD = 2;
    private static final Duration LATER = Duration.ofMillis(Long.getLong(DELAY, USUAL_DELAY));
    private static final List<String> VARIABLES = List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "SD_MAX_THREADS");

    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final ReentrantLock LOADING = new ReentrantLock();
    /// What is still to be told to the libraries, or 0; used by the task thread only.
    private static int threads;
    /// Written once, by the thread that loads.
    private static volatile boolean loaded;

    private WarmUp() {}

    /// When a worker is to begin, in milliseconds, of several that start together. It takes most of a second of a core, which the
    /// workers of a crowd would take from those that still start and from the first calls: each of those loads ND4J when needed.
    public static long delay(int workers, int cores) {
        return workers > CROWD * cores ? NEVER : USUAL_DELAY;
    }

    /// Begins soon. Only the first call has an effect, and only in programs that are started
    /// for arrays of doubles, as all of Tandem's are: in others ND4J would report its start to the user.
    ///
    /// @param first what says from where the native libraries are loaded
    public static void begin(Runnable first) {
        if (System.getProperty("dtype") != null && BEGUN.compareAndSet(false, true)) {
            Thread thread = EngineThreads.create("tandem-warm-up", () -> run(first));
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    /// How many threads the numerical libraries are to use for the tasks of the calling thread, from its next task on.
    static void useThreads(int count) {
        String text = Integer.toString(count);
        threads = count == 0 || VARIABLES.stream().allMatch(name -> text.equals(System.getenv(name))) ? 0 : count;
    }

    /// Called before each task, by the thread that runs it: OpenMP keeps the number for each thread.
    static void beforeTask() {
        if (threads > 0 && loaded) {
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
            Nd4j.getEnvironment().setMaxThreads(threads);
            Nd4j.factory().blas().setMaxThreads(threads);
            threads = 0;
        }
    }

    /// Whether ND4J is there; before, there are no arrays that count.
    public static boolean isLoaded() {
        return loaded;
    }

    /// Loads another native library, not while ND4J is being loaded here: OpenBLAS looks for its functions in all libraries that
    /// are loaded, holding one lock of the system's loader and asking for the other, while whoever loads one does the opposite.
    /// Both would wait for ever, and with them the whole process.
    public static <T> T apart(Supplier<T> load) {
        LOADING.lock();
        try {
            return load.get();
        } finally {
            LOADING.unlock();
        }
    }

    /// Loads ND4J now, or waits until it is there, unless it cannot be loaded.
    static void load() {
        if (!loaded) {
            try {
                apart(Nd4j::getBackend);
            } catch (RuntimeException | LinkageError e) {
                // Whoever needs it gets the same error where it can be seen.
                return;
            }
        }
    }

    private static void run(Runnable first) {
        try {
            ArrayTypes.awaitLoading(LATER);
            first.run();
            apart(() -> {
                Nd4j.createUninitialized(1, 1).addi(1);
                NativeHeap.counts();
                Pages.prepare();
                touchThreads();
                return null;
            });
        } catch (InterruptedException e) {
            return;
        } catch (RuntimeException | LinkageError e) {
            // Whoever needs it gets an error that says only that this failed; the cause, such as a full disk, is in the log.
            System.err.println("ND4J could not be loaded: " + lastCause(e));
            return;
        }
        loaded = true;
    }

    private static Throwable lastCause(Throwable failure) {
        return failure.getCause() == null ? failure : lastCause(failure.getCause());
    }

    /// Sets what is set already: the first time takes 20 ms, and the first task of an adopted spare would pay for it.
    private static void touchThreads() {
        NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
        operations.setOmpNumThreads(operations.ompGetMaxThreads());
        Nd4j.getEnvironment().setMaxThreads(Nd4j.getEnvironment().maxThreads());
        Nd4j.factory().blas().setMaxThreads(Nd4j.factory().blas().getMaxThreads());
    }
}
