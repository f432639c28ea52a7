package dev.tandem.workbench.capabilities;

import dev.tandem.plugin.Background;
import dev.tandem.plugin.Documents;
import dev.tandem.plugin.LinkedSelection;
import dev.tandem.plugin.Plots;
import dev.tandem.plugin.Preferences;
import dev.tandem.plugin.Scripts;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.Workers;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;

/// What one contributor sees of the window. Immutable.
record OwnContext(Capabilities all, String contributor, Preferences preferences, Background background) implements ViewContext {
    @Override
    public Workers workers() {
        return all.workers();
    }

    @Override
    public Scripts scripts() {
        return all.scripts();
    }

    @Override
    public Documents documents() {
        return all.documents();
    }

    @Override
    public Plots plots() {
        return all.plots();
    }

    @Override
    public LinkedSelection selection() {
        return all.selection();
    }

    @Override
    public ObservableBooleanValue dark() {
        return all.dark();
    }

    @Override
    public <T> T shared(Class<T> type, Supplier<? extends T> maker) {
        return all.shared().of(contributor, type, maker);
    }

    @Override
    public void run(String command) {
        all.runCommand().accept(command);
    }

    @Override
    public void show(String view) {
        all.showView().accept(view);
    }

    @Override
    public void count(String view, long news) {
        all.countNews().accept(view, news);
    }

    @Override
    public void onClose(Runnable end) {
        all.closing().add(contributor, end);
    }

    @Override
    public void notify(String notice) {
        all.notice().accept(notice);
    }
}
