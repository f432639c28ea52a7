package dev.tandem.workbench.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/// Ends the typed code of one interpreter: at the checks that [LocalForm] writes into it, and by interrupt. A thread that
/// does neither see a check nor heed an interrupt can be left behind; it ends when it comes back to typed code.
///
/// All methods may be called from any thread; `enter` and `leave` belong to the thread that runs typed code, `reset` to the
/// evaluator.
///
/// States: OPEN -> STOPPING (`request`, `exit`) -> OPEN (`reset`); any -> SHUT (`shut`), for good.
final class StopSwitch {
    private enum State { OPEN, STOPPING, SHUT }

    private static final MethodType NO_ARGUMENTS = MethodType.methodType(void.class);

    private final CheckSites sites = new CheckSites();
    private final MethodHandle check = method("check", NO_ARGUMENTS);
    private final MethodHandle exit = method("exit", MethodType.methodType(void.class, int.class));
    private volatile State state = State.OPEN;
    /// Written by the thread that runs typed code, under the monitor; null outside typed code.
    private volatile Thread inside;
    /// The last one that was inside. Written under the monitor, read without: whoever reads is that thread itself, or
    /// is sent on to a closer look.
    private Thread usual;
    /// Guarded by this: those of this interpreter.
    private final Set<Thread> left = new HashSet<>();
    /// Written by whoever exits first, under the monitor.
    private Integer exitCode;
    /// Where the code was when its thread was left behind, or null. Written under the monitor.
    private String leftAt;

    /// The site of the checks at method entries and backward jumps.
    CallSite checkSite(Class<?> caller) {
        return sites.stopSite(caller);
    }

    /// The site of the checks after calls of other code and where something is caught.
    CallSite returnSite(Class<?> caller) {
        return sites.returnSite(caller);
    }

    /// Links a call of `System.exit(int)` or of `Runtime.exit(int)`, where the code is the last argument.
    CallSite exitSite(MethodType type) {
        int leading = type.parameterCount() - 1;
        return new ConstantCallSite(
                leading == 0 ? exit : MethodHandles.dropArguments(exit, 0, type.parameterList().subList(0, leading)));
    }

    /// Marks the entry of the calling thread into typed code.
    ///
    /// @throws StopError when a stop came before
    synchronized void enter() {
        if (state != State.OPEN) {
            throw new StopError("stopped");
        }
        inside = Thread.currentThread();
        if (usual != inside) {
            usual = inside;
            point();
        }
    }

    /// Marks the way out of typed code; afterwards no interrupt of ours can reach the thread.
    ///
    /// @return false when it was left behind before
    synchronized boolean leave() {
        Thread.interrupted();
        if (left.remove(Thread.currentThread())) {
            LeftThreads.remove(Thread.currentThread());
            point();
            return false;
        }
        inside = null;
        return true;
    }

    synchronized boolean isInside() {
        return inside != null;
    }

    synchronized void request() {
        if (state == State.OPEN) {
            state = State.STOPPING;
            point();
        }
        interrupt();
    }

    /// Interrupts typed code only: the compiler reads jars through channels that an interrupt would close.
    synchronized void interrupt() {
        if (inside != null) {
            inside.interrupt();
        }
    }

    /// Goes on without the thread that is in typed code, which must have been asked to stop.
    ///
    /// @return the thread, or null when none is inside any more
    synchronized Thread leaveBehind() {
        Thread thread = inside;
        if (thread != null) {
            inside = null;
            usual = null;
            left.add(thread);
            LeftThreads.add(thread);
            endQuietly(thread);
            point();
        }
        return thread;
    }

    /// Whether a thread that was left behind still runs.
    synchronized boolean isBehind() {
        return left.stream().anyMatch(Thread::isAlive);
    }

    /// A statement is going to run, perhaps again.
    void begin(Class<?> statement) {
        sites.begin(statement);
    }

    /// Ends the code of a statement in whatever thread it runs, until it is run again.
    void end(Class<?> statement) {
        sites.end(statement, method("ended", NO_ARGUMENTS));
    }

    /// Ends every thread of this interpreter at its next check, from now on.
    synchronized void shut() {
        state = State.SHUT;
        point();
        interrupt();
        if (inside == null) {
            // It knows the class loader, which knows the compiler and all that was typed.
            usual = null;
        }
    }

    boolean isShut() {
        return state == State.SHUT;
    }

    synchronized void reset() {
        if (state == State.STOPPING) {
            state = State.OPEN;
            point();
        }
        exitCode = null;
        leftAt = null;
    }

    boolean isStopping() {
        return state != State.OPEN;
    }

    synchronized OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    synchronized void leftAt(String place) {
        leftAt = place;
    }

    /// Where the code is that had to be left behind; null when it has ended.
    synchronized String leftAt() {
        return leftAt;
    }

    /// What typed code calls for `System.exit`; the first code counts.
    @SuppressWarnings("unused")
    private void exit(int code) {
        LeftThreads.check();
        synchronized (this) {
            if (exitCode == null) {
                exitCode = code;
            }
            if (Thread.currentThread() != inside) {
                endQuietly(Thread.currentThread());
            }
            request();
        }
        throw new StopError("exit: code=" + code);
    }

    @SuppressWarnings("unused")
    private void check() {
        Thread current = Thread.currentThread();
        LeftThreads.check();
        if (current == inside) {
            throw new StopError("stopped");
        }
        if (state == State.SHUT) {
            ended();
        }
    }

    /// The check while a thread is behind. The field is read as seldom as the compiler likes: a loop without calls reads it
    /// once, so that loops stay fast; what is read again after each change is the target of the call site.
    @SuppressWarnings("unused")
    private void checkLeft() {
        if (Thread.currentThread() != usual) {
            LeftThreads.check();
        }
    }

    private void ended() {
        if (Thread.currentThread() != inside) {
            endQuietly(Thread.currentThread());
        }
        throw new StopError("stopped");
    }

    /// A thread of the script's own ends without a report when it is ended by us.
    private static void endQuietly(Thread thread) {
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((ended, error) -> {
            if (!(error instanceof StopError)) {
                before.uncaughtException(ended, error);
            }
        });
    }

    /// Always another target than before while a thread is behind, so that no compiled code relies on what it read.
    private void point() {
        MethodHandle leftCheck = left.isEmpty() ? null : method("checkLeft", NO_ARGUMENTS);
        sites.point(state == State.OPEN ? leftCheck : check, leftCheck);
    }

    private MethodHandle method(String name, MethodType type) {
        try {
            return MethodHandles.lookup().bind(this, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("own method not found: name=" + name, e);
        }
    }
}
