package dev.tandem.workbench.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.OptionalInt;

/// Ends the typed code of one interpreter: at the checks that [LocalForm] writes into it, and by interrupt.
///
/// While nothing is to stop, the target of every check is an empty method, which the compiler removes.
/// All methods may be called from any thread; `enter`, `leave` and `reset` belong to the evaluator.
///
/// States: OPEN -> STOPPING (`request`, `exit`) -> OPEN (`reset`); any -> SHUT (`shut`), for good.
final class StopSwitch {
    private enum State { OPEN, STOPPING, SHUT }

    private static final MethodType NO_ARGUMENTS = MethodType.methodType(void.class);
    private static final MethodHandle EMPTY = MethodHandles.empty(NO_ARGUMENTS);

    private final MutableCallSite checks = new MutableCallSite(EMPTY);
    private final MethodHandle check = method("check", NO_ARGUMENTS);
    private final MethodHandle exit = method("exit", MethodType.methodType(void.class, int.class));
    private volatile State state = State.OPEN;
    /// Written by the evaluator, under the monitor; null outside typed code.
    private volatile Thread inside;
    /// Written by whoever exits first, under the monitor.
    private Integer exitCode;

    CallSite checkSite() {
        return checks;
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
    }

    /// Marks the way out of typed code; afterwards no interrupt of ours can reach the thread.
    synchronized void leave() {
        inside = null;
        Thread.interrupted();
    }

    synchronized boolean isInside() {
        return inside != null;
    }

    synchronized void request() {
        if (state == State.OPEN) {
            state = State.STOPPING;
            point(check);
        }
        interrupt();
    }

    /// Interrupts typed code only: the compiler reads jars through channels that an interrupt would close.
    synchronized void interrupt() {
        if (inside != null) {
            inside.interrupt();
        }
    }

    /// Ends every thread of this interpreter at its next check, from now on.
    synchronized void shut() {
        state = State.SHUT;
        point(check);
        interrupt();
    }

    synchronized void reset() {
        if (state == State.STOPPING) {
            state = State.OPEN;
            point(EMPTY);
        }
        exitCode = null;
    }

    boolean isStopping() {
        return state != State.OPEN;
    }

    synchronized OptionalInt exitCode() {
        return exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode);
    }

    /// What typed code calls for `System.exit`; the first code counts.
    private void exit(int code) {
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

    private void check() {
        Thread current = Thread.currentThread();
        if (current == inside) {
            throw new StopError("stopped");
        }
        if (state == State.SHUT) {
            endQuietly(current);
            throw new StopError("stopped");
        }
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

    private void point(MethodHandle target) {
        checks.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {checks});
    }

    private MethodHandle method(String name, MethodType type) {
        try {
            return MethodHandles.lookup().bind(this, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("own method not found: name=" + name, e);
        }
    }
}
