package dev.tandem.workbench.plugins.extension;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.plugin.Background;
import dev.tandem.plugin.Documents;
import dev.tandem.plugin.LinkedSelection;
import dev.tandem.plugin.Plots;
import dev.tandem.plugin.Preferences;
import dev.tandem.plugin.ScriptValue;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.Usage;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.Workers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import org.jfree.chart.JFreeChart;

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
        return new GuardedWorkers(context.workers(), this);
    }

    @Override
    public Scripts scripts() {
        return new GuardedScripts(context.scripts(), this);
    }

    @Override
    public Documents documents() {
        return context.documents();
    }

    @Override
    public Plots plots() {
        return new GuardedPlots(context.plots(), this);
    }

    @Override
    public LinkedSelection selection() {
        return new GuardedSelection(context.selection(), this);
    }

    @Override
    public Preferences preferences() {
        return new GuardedPreferences(context.preferences(), this);
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
    public void count(String view, long news) {
        context.count(view, news);
    }

    @Override
    public void onClose(Runnable end) {
        context.onClose(() -> calls.call("onClose", end));
    }

    @Override
    public void notify(String notice) {
        context.notify(notice);
    }

    private <L> Heard<L> heard(L listener) {
        Heard<L> heard = new Heard<>(listener, calls);
        context.onClose(heard::forget);
        return heard;
    }

    /// A listener of the plugin, of which nothing is left when that is gone: whoever tells it is told of no end.
    private static final class Heard<L> {
        private L listener;
        private Calls calls;

        Heard(L listener, Calls calls) {
            this.listener = listener;
            this.calls = calls;
        }

        void tell(String what, Consumer<L> news) {
            L told = listener;
            if (told != null) {
                calls.call(what, () -> news.accept(told));
            }
        }

        void forget() {
            listener = null;
            calls = null;
        }
    }

    private record GuardedWorkers(Workers workers, GuardedContext plugin) implements Workers {
        @Override
        public RuntimeSnapshot snapshot() {
            return workers.snapshot();
        }

        @Override
        public void onSnapshot(Consumer<? super RuntimeSnapshot> listener) {
            Heard<Consumer<? super RuntimeSnapshot>> heard = plugin.heard(listener);
            workers.onSnapshot(snapshot -> heard.tell("onSnapshot", each -> each.accept(snapshot)));
        }

        @Override
        public void onEvents(Consumer<? super List<RuntimeEvent>> listener) {
            Heard<Consumer<? super List<RuntimeEvent>>> heard = plugin.heard(listener);
            workers.onEvents(events -> heard.tell("onEvents", each -> each.accept(events)));
        }

        @Override
        public RuntimeHistory.Part history(long since) {
            return workers.history(since);
        }

        @Override
        public Optional<WorkerDetails> details(long groupId, int number) {
            return workers.details(groupId, number);
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

    private record GuardedSelection(LinkedSelection selection, GuardedContext plugin) implements LinkedSelection {
        @Override
        public Optional<Item> item() {
            return selection.item();
        }

        @Override
        public void select(Item item) {
            selection.select(item);
        }

        @Override
        public void onChange(Consumer<? super Optional<Item>> listener) {
            Heard<Consumer<? super Optional<Item>>> heard = plugin.heard(listener);
            selection.onChange(item -> heard.tell("onChange", each -> each.accept(item)));
        }
    }

    private record GuardedScripts(Scripts scripts, GuardedContext plugin) implements Scripts {
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
        public CompletableFuture<Optional<ScriptValue>> value(String name) {
            return scripts.value(name);
        }

        @Override
        public String placed(String text) {
            return scripts.placed(text);
        }

        @Override
        public void listen(Listener listener) {
            scripts.listen(new GuardedListener(plugin.heard(listener)));
        }
    }

    private record GuardedListener(Heard<Scripts.Listener> heard) implements Scripts.Listener {
        @Override
        public void started(String name) {
            heard.tell("started", each -> each.started(name));
        }

        @Override
        public void evaluated() {
            heard.tell("evaluated", Scripts.Listener::evaluated);
        }

        @Override
        public void redefined(List<Scripts.Variable> reset, List<String> unusable, List<Scripts.Variable> outdated) {
            heard.tell("redefined", each -> each.redefined(reset, unusable, outdated));
        }

        @Override
        public void finished(String name, Instant when) {
            heard.tell("finished", each -> each.finished(name, when));
        }

        @Override
        public void reset() {
            heard.tell("reset", Scripts.Listener::reset);
        }

        @Override
        public void behind(boolean runsOn) {
            heard.tell("behind", each -> each.behind(runsOn));
        }

        @Override
        public void changed(Scripts.State state) {
            heard.tell("changed", each -> each.changed(state));
        }
    }

    private record GuardedPlots(Plots plots, GuardedContext plugin) implements Plots {
        @Override
        public void listen(Listener listener) {
            plots.listen(new GuardedPlotListener(plugin.heard(listener)));
        }

        @Override
        public void pin(long number, boolean pinned) {
            plots.pin(number, pinned);
        }

        @Override
        public void close(long number) {
            plots.close(number);
        }

        @Override
        public long show(String title, JFreeChart light, JFreeChart dark) {
            Plots its = plots;
            long number = its.show(title, light, dark);
            // The values of a chart may be of the plugin's classes.
            plugin.context.onClose(() -> its.close(number));
            return number;
        }
    }

    private record GuardedPlotListener(Heard<Plots.Listener> heard) implements Plots.Listener {
        @Override
        public void drawn(Plots.Shown plot) {
            heard.tell("drawn", each -> each.drawn(plot));
        }

        @Override
        public void marked(Plots.Shown plot) {
            heard.tell("marked", each -> each.marked(plot));
        }

        @Override
        public void closed(long number) {
            heard.tell("closed", each -> each.closed(number));
        }
    }

    private record GuardedPreferences(Preferences preferences, GuardedContext plugin) implements Preferences {
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
            Heard<Consumer<? super String>> heard = plugin.heard(listener);
            preferences.onChange(key, value -> heard.tell("onChange", each -> each.accept(value)));
        }
    }
}
