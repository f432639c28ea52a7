package dev.tandem.workbench.script;

import java.util.List;

/// What a script can ask about its own run; threads that it starts inherit it.
public record ScriptContext(List<String> args) {
    private static final InheritableThreadLocal<ScriptContext> CURRENT = new InheritableThreadLocal<>();

    public ScriptContext {
        args = List.copyOf(args);
    }

    /// Makes this the context of the calling thread.
    public void enter() {
        CURRENT.set(this);
    }

    static ScriptContext current() {
        ScriptContext context = CURRENT.get();
        return context == null ? new ScriptContext(List.of()) : context;
    }
}
