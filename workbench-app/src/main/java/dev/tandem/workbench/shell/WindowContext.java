package dev.tandem.workbench.shell;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.feed.EngineFeed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// What views and commands see of the window.
final class WindowContext implements ViewContext {
    private final EngineFeed feed;
    private final Map<String, Command> commands = new ConcurrentHashMap<>();
    private final Consumer<String> shower;
    private final Consumer<String> notices;
    private final Failures failures;

    WindowContext(EngineFeed feed, Consumer<String> shower, Consumer<String> notices, Failures failures) {
        this.feed = feed;
        this.shower = shower;
        this.notices = notices;
        this.failures = failures;
    }

    void add(Command command) {
        commands.put(command.id(), command);
    }

    void remove(Command command) {
        commands.remove(command.id(), command);
    }

    @Override
    public RuntimeSnapshot snapshot() {
        return feed.latest().snapshot();
    }

    @Override
    public void onSnapshot(Consumer<? super RuntimeSnapshot> listener) {
        feed.onState(state -> listener.accept(state.snapshot()));
    }

    @Override
    public void onEvents(Consumer<? super List<RuntimeEvent>> listener) {
        feed.onEvents(listener);
    }

    @Override
    public void run(String command) {
        Command found = commands.get(command);
        if (found == null) {
            return;
        }
        try {
            found.run(this);
        } catch (RuntimeException | LinkageError e) {
            // The boundary to plugins: one that throws must not harm the window.
            failures.failed(found, command, e);
        }
    }

    @Override
    public void show(String view) {
        shower.accept(view);
    }

    @Override
    public void notify(String notice) {
        notices.accept(notice);
    }
}
