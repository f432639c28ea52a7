package dev.tandem.engine.worker;

import dev.tandem.engine.wire.EngineThreads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/// Loads ND4J, which takes a good part of a second, in the background, so that the first array is not the one that waits
/// for it. Code that needs it meanwhile waits for the rest only. Thread-safe.
public final class WarmUp {
    /// When nobody gives a worker anything to do, it may as well begin.
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final String THREADS = "OMP_NUM_THREADS";

    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final CountDownLatch BUSY_OR_IDLE = new CountDownLatch(1);
    /// How many threads the numerical libraries shall use, or 0 for what the environment says. Guarded by the class.
    private static int threads;
    private static boolean loaded;

    private WarmUp() {}

    /// Begins soon; at once after [#now()]. Only the first call has an effect, and only in programs that are started
    /// for arrays of doubles, as all of Tandem's are: in others ND4J would report its start to the user.
    public static void begin() {
        if (System.getProperty("dtype") != null && BEGUN.compareAndSet(false, true)) {
            Thread thread = EngineThreads.create("tandem-warm-up", WarmUp::run);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    /// The first answer is on its way: nothing is delayed any more.
    static void now() {
        BUSY_OR_IDLE.countDown();
    }

    /// Has the numerical libraries use so many threads, if they were not started so.
    static synchronized void useThreads(int count) {
        if (!Integer.toString(count).equals(System.getenv(THREADS))) {
            threads = count;
            if (loaded) {
                apply();
            }
        }
    }

    private static void run() {
        try {
            boolean called = BUSY_OR_IDLE.await(IDLE.toNanos(), TimeUnit.NANOSECONDS);
            Nd4j.createUninitialized(1, 1).addi(called ? 1 : 0);
        } catch (InterruptedException | RuntimeException | LinkageError e) {
            // Whoever needs it gets the same error where it can be seen.
            return;
        }
        synchronized (WarmUp.class) {
            loaded = true;
            if (threads > 0) {
                apply();
            }
        }
    }

    private static void apply() {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        Environment environment = Nd4j.getEnvironment();
        environment.setMaxThreads(threads);
        environment.setMaxMasterThreads(threads);
        Nd4j.factory().blas().setMaxThreads(threads);
    }
}
