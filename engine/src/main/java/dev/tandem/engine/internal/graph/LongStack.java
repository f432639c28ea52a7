package dev.tandem.engine.internal.graph;

import dev.tandem.engine.CannotShipException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;

/// A thread with a long stack, for values that are nested deeper than the stacks of others reach: chains, trees that
/// have grown to one side. Work begins in the caller's thread and begins anew here when it turns out to be too deep, and
/// again on longer stacks: code of the user that calls itself without end takes minutes to fill the longest one, and is
/// refused when it fills the shortest. The caller waits for it, and gives up when the thread waits for a lock that the caller itself holds. What comes of
/// the work after that is closed.
public final class LongStack extends Thread {
    /// What fits on any stack. Streams of the JDK's serialization need more for each step, and are caught when they overflow.
    private static final int USUAL_DEPTH = 500;
    private static final int BYTES_A_STEP = 1074;
    private static final long SHORTEST = 32L << 20;
    private static final long LONGEST = 1L << 30;
    private static final int GROWTH = 4;
    private static final String PACKAGE = LongStack.class.getPackageName() + ".";
    private static final long LOOK_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /// Work that can be begun anew.
    ///
    /// @param <E> what it throws
    /// @param <F> what else
    public interface Work<T, E extends Exception, F extends Exception> {
        T run() throws E, F;
    }

    /// The stack is too short for a value.
    static final class TooDeep extends Error {
        private static final long serialVersionUID = 1L;

        TooDeep() {
            super("nested too deeply", null, false, false);
        }
    }

    private enum Phase { WANTED, FINISHED, ABANDONED }

    private final Work<?, ?, ?> work;
    private final long bytes;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WANTED);
    /// Both written by this thread, read by the caller after its end.
    private Object result;
    private Throwable failure;

    private LongStack(Work<?, ?, ?> work, long bytes) {
        super(null, null, "tandem-long-stack", bytes);
        setDaemon(true);
        this.work = work;
        this.bytes = bytes;
    }

    /// How deep a value may be nested that this thread encodes or decodes.
    static int depth() {
        return Thread.currentThread() instanceof LongStack here ? (int) (here.bytes / BYTES_A_STEP) : USUAL_DEPTH;
    }

    /// Runs some work where its values find room.
    ///
    /// @param what names the value in errors
    /// @throws CannotShipException when it is too deep even so
    public static <T, E extends Exception, F extends Exception> T run(String what, Work<T, E, F> work)
            throws E, F {
        try {
            return work.run();
        } catch (TooDeep | StackOverflowError e) {
            if (Thread.currentThread() instanceof LongStack) {
                throw refusal(what, e);
            }
            return longer(what, work);
        }
    }

    private static <T, E extends Exception, F extends Exception> T longer(String what, Work<T, E, F> work) throws E {
        for (long bytes = SHORTEST;; bytes = Math.min(bytes * GROWTH, LONGEST)) {
            LongStack thread = new LongStack(work, bytes);
            thread.begin(what);
            thread.await(what);
            if (bytes == LONGEST || !thread.isTooShort()) {
                return thread.result(what);
            }
        }
    }

    private boolean isTooShort() {
        return failure instanceof TooDeep || failure instanceof StackOverflowError e && endless(e) == null;
    }

    /// Code of the user that filled the stack by itself; null when it was reading or writing that did.
    private static StackTraceElement endless(Throwable overflow) {
        StackTraceElement[] top = overflow.getStackTrace();
        boolean ours = Arrays.stream(top).map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith(PACKAGE) || name.startsWith("java.io.Object"));
        return ours ? null : Arrays.stream(top).filter(frame -> !frame.getClassName().startsWith("java.")).findFirst().orElse(null);
    }

    // Whatever the work throws belongs to the caller.
    @Override
    public void run() {
        try {
            result = work.run();
            if (!phase.compareAndSet(Phase.WANTED, Phase.FINISHED) && result instanceof AutoCloseable unwanted) {
                unwanted.close();
            }
        } catch (Throwable e) {
            failure = e;
        }
    }

    private void begin(String what) {
        try {
            start();
        } catch (OutOfMemoryError e) {
            throw new CannotShipException("nested so deeply that it needs a longer stack, for which there is no memory: " + what, e);
        }
    }

    private void await(String what) {
        boolean interrupted = false;
        long blockedSince = System.nanoTime();
        try {
            while (isAlive()) {
                try {
                    join(LOOK_MILLIS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                long owner = owner();
                boolean blocked = owner == Thread.currentThread().threadId()
                        || owner < 0 && System.nanoTime() - blockedSince > PATIENCE_NANOS;
                blockedSince = owner < 0 ? blockedSince : System.nanoTime();
                if (blocked && phase.compareAndSet(Phase.WANTED, Phase.ABANDONED)) {
                    throw new CannotShipException("nested too deeply to travel while the caller holds a lock that reading it needs: "
                            + what);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// The thread that holds the lock for which this one waits; 0 when it waits for none, -1 when nobody knows whose it
    /// is; of those of virtual threads the JDK does not tell.
    private long owner() {
        boolean waits = getState() == Thread.State.BLOCKED
                || LockSupport.getBlocker(this) instanceof AbstractOwnableSynchronizer;
        if (!waits || Thread.currentThread().isVirtual()) {
            return waits ? -1 : 0;
        }
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(threadId());
        return info == null || info.getLockInfo() == null ? -1 : info.getLockOwnerId();
    }

    @SuppressWarnings("unchecked")
    private <T, E extends Exception> T result(String what) throws E {
        switch (failure) {
            case null -> {
                return (T) result;
            }
            case TooDeep e -> throw refusal(what, e);
            case StackOverflowError e -> throw refusal(what, e);
            case Error e -> throw e;
            default -> throw (E) failure;
        }
    }

    private static CannotShipException refusal(String what, Throwable cause) {
        StackTraceElement endless = endless(cause);
        if (endless != null) {
            return new CannotShipException("calls itself without end while a value travels: method=" + endless.getClassName()
                    + "." + endless.getMethodName() + ", " + what, cause);
        }
        return new CannotShipException("nested too deeply to travel: " + what, cause);
    }
}
