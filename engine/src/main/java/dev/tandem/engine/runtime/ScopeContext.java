package dev.tandem.engine.runtime;

import java.util.ArrayList;
import java.util.List;

/// The open scopes of one session, or of the process: shared by all threads that belong to it, which
/// are those bound to it and those that they start.
final class ScopeContext {
    private static final ScopeContext PROCESS = new ScopeContext("process");
    private static final InheritableThreadLocal<ScopeContext> CURRENT = new InheritableThreadLocal<>();

    private final ParallelExecutionManager root;
    /// Outermost first, without the root. Guarded by [ParallelExecutionManager#TREE].
    private final List<ParallelExecutionManager> open = new ArrayList<>();

    ScopeContext(String name) {
        root = new ParallelExecutionManager(name, null, this);
    }

    static ScopeContext process() {
        return PROCESS;
    }

    static ScopeContext current() {
        ScopeContext bound = CURRENT.get();
        return bound == null ? PROCESS : bound;
    }

    /// Binds the calling thread.
    ///
    /// @return what it was bound to, or null
    static ScopeContext bind(ScopeContext context) {
        ScopeContext before = CURRENT.get();
        if (context == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
        return before;
    }

    ParallelExecutionManager root() {
        return root;
    }

    /// The scope opened last that is still open.
    ///
    /// @throws dev.tandem.engine.ClosedException when the root has been closed
    ParallelExecutionManager innermost() {
        synchronized (ParallelExecutionManager.TREE) {
            ParallelExecutionManager last = open.isEmpty() ? root : open.getLast();
            last.requireOpen();
            return last;
        }
    }

    void opened(ParallelExecutionManager scope) {
        open.add(scope);
    }

    void closed(ParallelExecutionManager scope) {
        open.remove(scope);
    }
}
