package dev.tandem.workbench.session;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/// Links the calls that [LocalForm] writes into typed classes to the interpreter that defined them.
///
/// Public because typed classes reach it by name; not meant to be called by hand.
public final class SessionLinks {
    private static final Map<ClassLoader, StopSwitch> SWITCHES = Collections.synchronizedMap(new WeakHashMap<>());

    private SessionLinks() {}

    static void register(ClassLoader loader, StopSwitch stopSwitch) {
        SWITCHES.put(loader, stopSwitch);
    }

    /// The bootstrap method of a stop check.
    public static CallSite stopCheck(MethodHandles.Lookup caller, String name, MethodType type) {
        StopSwitch found = SWITCHES.get(caller.lookupClass().getClassLoader());
        return found == null ? new ConstantCallSite(MethodHandles.empty(type)) : found.checkSite(caller.lookupClass());
    }

    /// The bootstrap method of a check where code comes back from other code.
    public static CallSite returnCheck(MethodHandles.Lookup caller, String name, MethodType type) {
        StopSwitch found = SWITCHES.get(caller.lookupClass().getClassLoader());
        return found == null ? new ConstantCallSite(MethodHandles.empty(type)) : found.returnSite(caller.lookupClass());
    }

    /// The bootstrap method of what stands for `System.exit` and its like.
    public static CallSite exit(MethodHandles.Lookup caller, String name, MethodType type) {
        StopSwitch found = SWITCHES.get(caller.lookupClass().getClassLoader());
        if (found == null) {
            throw new LinkageError("no session for this class: name=" + caller.lookupClass().getName());
        }
        return found.exitSite(type);
    }
}
