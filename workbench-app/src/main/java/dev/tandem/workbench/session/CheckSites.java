package dev.tandem.workbench.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/// The call sites of the checks that [LocalForm] writes into the typed classes of one interpreter. Thread-safe.
///
/// A check calls its class's site, that calls the site for all, and that an empty method while there is nothing to
/// check: compiled code contains none of it. Changing a target makes the JVM forget the code that was compiled for it.
final class CheckSites {
    private static final MethodType NO_ARGUMENTS = MethodType.methodType(void.class);
    private static final MethodHandle EMPTY = MethodHandles.empty(NO_ARGUMENTS);

    /// Of one class: at its method entries and backward jumps, and where it comes back from other code.
    private record Own(MutableCallSite stops, MutableCallSite returns) {}

    private final MutableCallSite stops = new MutableCallSite(EMPTY);
    private final MutableCallSite returns = new MutableCallSite(EMPTY);
    /// Guarded by this.
    private final Map<Class<?>, Own> byClass = new WeakHashMap<>();
    /// Guarded by this: statements that have been ended and not run since.
    private final Set<Class<?>> ended = Collections.newSetFromMap(new WeakHashMap<>());

    CallSite stopSite(Class<?> caller) {
        return own(caller).stops();
    }

    CallSite returnSite(Class<?> caller) {
        return own(caller).returns();
    }

    private synchronized Own own(Class<?> caller) {
        return byClass.computeIfAbsent(caller, _ -> new Own(
                new MutableCallSite(stops.dynamicInvoker()), new MutableCallSite(returns.dynamicInvoker())));
    }

    /// Sets what all checks do.
    ///
    /// @param stop at method entries and backward jumps, null for nothing
    /// @param comingBack after calls of other code and where something is caught, null for nothing
    void point(MethodHandle stop, MethodHandle comingBack) {
        stops.setTarget(stop == null ? EMPTY : stop);
        returns.setTarget(comingBack == null ? EMPTY : comingBack);
        MutableCallSite.syncAll(new MutableCallSite[] {stops, returns});
    }

    /// Sets what the checks of a statement do until it is run again, in whatever thread its code runs.
    synchronized void end(Class<?> statement, MethodHandle target) {
        // Also where nothing was linked yet.
        own(statement);
        ended.add(statement);
        point(statement, target, target);
    }

    /// A statement is run. One that was ended before has the same class when it declares the same variable again: its checks do
    /// what those of all others do.
    synchronized void begin(Class<?> statement) {
        if (ended.remove(statement)) {
            point(statement, stops.dynamicInvoker(), returns.dynamicInvoker());
        }
    }

    private void point(Class<?> statement, MethodHandle stop, MethodHandle comingBack) {
        byClass.forEach((each, own) -> {
            if (each == statement || each.getNestHost() == statement) {
                own.stops().setTarget(stop);
                own.returns().setTarget(comingBack);
                MutableCallSite.syncAll(new MutableCallSite[] {own.stops(), own.returns()});
            }
        });
    }
}
