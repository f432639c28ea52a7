package dev.tandem.workbench.plugins;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.ViewContext;
import java.util.List;
import java.util.function.Consumer;

/// What a plugin gets to know of the workbench; its listeners are called as all of its code is. Used on the window's thread.
///
/// @param calls runs code of the plugin, whatever becomes of it
record GuardedContext(ViewContext context, Calls calls) implements ViewContext {
    /// Calls into one plugin.
    @FunctionalInterface
    interface Calls {
        /// Never throws; does nothing once the plugin has been disabled.
        void call(String what, Runnable code);
    }

    @Override
    public RuntimeSnapshot snapshot() {
        return context.snapshot();
    }

    @Override
    public void onSnapshot(Consumer<? super RuntimeSnapshot> listener) {
        context.onSnapshot(snapshot -> calls.call("onSnapshot", () -> listener.accept(snapshot)));
    }

    @Override
    public void onEvents(Consumer<? super List<RuntimeEvent>> listener) {
        context.onEvents(events -> calls.call("onEvents", () -> listener.accept(events)));
    }

    @Override
    public void run(String command) {
        context.run(command);
    }

    @Override
    public void show(String view) {
        context.show(view);
    }

    @Override
    public void notify(String notice) {
        context.notify(notice);
    }
}
