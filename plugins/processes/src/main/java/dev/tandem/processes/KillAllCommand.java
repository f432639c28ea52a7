package dev.tandem.processes;

import dev.tandem.plugin.Command;
import dev.tandem.plugin.ViewContext;

/// Asks whether everything is to be killed.
public final class KillAllCommand implements Command {
    @Override
    public String id() {
        return "tandem.processes.kill";
    }

    @Override
    public String title() {
        return "Kill all…";
    }

    @Override
    public String menu() {
        return "Processes";
    }

    @Override
    public String key() {
        return "Shortcut+Shift+K";
    }

    @Override
    public void run(ViewContext context) {
        context.show(ProcessesTab.ID);
        context.shared(ProcessesView.class, () -> new ProcessesView(context.workers(), context.selection())).askAll();
    }
}
