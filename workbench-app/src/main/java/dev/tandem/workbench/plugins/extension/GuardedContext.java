package dev.tandem.workbench.plugins.extension;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Background;
import dev.tandem.plugin.Documents;
import dev.tandem.plugin.Preferences;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.Usage;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.Workers;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/// What a plugin gets to know of the window; its listeners are called as all of its code is. Used as what is behind it.
///
/// @param calls runs code of the plugin, whatever becomes of it
public record GuardedContext(ViewContext context, Calls calls) implements ViewContext {
    /// Calls into one plugin.
    @FunctionalInterface
    public interface Calls {
        /// Never throws; does nothing once the plugin has been disabled.
        void call(String what, Runnable code);
    }

    @Override
    public Workers workers() {
        return new GuardedWorkers(context.workers(), calls);
    }

    @Override
    public Scripts scripts() {
        return new GuardedScripts(context.scripts(), calls);
    }

    @Override
    public Documents documents() {
        return context.documents();
    }

    @Override
    public Preferences preferences() {
        return new GuardedPreferences(context.preferences(), calls);
    }

    @Override
    public Background background() {
        return context.background();
    }

    @Override
    public ObservableBooleanValue dark() {
        return context.dark();
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<? extends T> maker) {
        return context.shared(type, maker);
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
    public void onClose(Runnable end) {
        context.onClose(() -> calls.call("onClose", end));
    }

    @Override
    public void notify(String notice) {
        context.notify(notice);
    }

    private record GuardedWorkers(Workers workers, Calls calls) implements Workers {
        @Override
        public RuntimeSnapshot snapshot() {
            return workers.snapshot();
        }

        @Override
        public void onSnapshot(Consumer<? super RuntimeSnapshot> listener) {
            workers.onSnapshot(snapshot -> calls.call("onSnapshot", () -> listener.accept(snapshot)));
        }

        @Override
        public void onEvents(Consumer<? super List<RuntimeEvent>> listener) {
            workers.onEvents(events -> calls.call("onEvents", () -> listener.accept(events)));
        }

        @Override
        public Usage usage(RuntimeSnapshot.Process process) {
            return workers.usage(process);
        }

        @Override
        public void lookNow() {
            workers.lookNow();
        }
    }

    private record GuardedScripts(Scripts scripts, Calls calls) implements Scripts {
        @Override
        public State state() {
            return scripts.state();
        }

        @Override
        public boolean isBehind() {
            return scripts.isBehind();
        }

        @Override
        public CompletableFuture<Void> run(String name, String code) {
            return scripts.run(name, code);
        }

        @Override
        public void stop() {
            scripts.stop();
        }

        @Override
        public CompletableFuture<List<Variable>> variables() {
            return scripts.variables();
        }

        @Override
        public String placed(String text) {
            return scripts.placed(text);
        }

        @Override
        public void listen(Listener listener) {
            scripts.listen(new GuardedListener(listener, calls));
        }
    }

    private record GuardedListener(Scripts.Listener listener, Calls calls) implements Scripts.Listener {
        @Override
        public void started(String name) {
            calls.call("started", () -> listener.started(name));
        }

        @Override
        public void evaluated() {
            calls.call("evaluated", listener::evaluated);
        }

        @Override
        public void finished(String name, Instant when) {
            calls.call("finished", () -> listener.finished(name, when));
        }

        @Override
        public void reset() {
            calls.call("reset", listener::reset);
        }

        @Override
        public void behind(boolean runsOn) {
            calls.call("behind", () -> listener.behind(runsOn));
        }

        @Override
        public void changed(Scripts.State state) {
            calls.call("changed", () -> listener.changed(state));
        }
    }

    private record GuardedPreferences(Preferences preferences, Calls calls) implements Preferences {
        @Override
        public String get(String key) {
            return preferences.get(key);
        }

        @Override
        public void set(String key, String value) {
            preferences.set(key, value);
        }

        @Override
        public void onChange(String key, Consumer<? super String> listener) {
            preferences.onChange(key, value -> calls.call("onChange", () -> listener.accept(value)));
        }
    }
}
