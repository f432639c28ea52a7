package dev.tandem.processes;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Processes.
public final class ProcessesTab implements ViewContribution {
    static final String ID = "tandem.processes";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Processes";
    }

    @Override
    public ViewArea area() {
        return ViewArea.BOTTOM;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Node create(ViewContext context) {
        return context.shared(ProcessesView.class, () -> new ProcessesView(context.workers(), context.selection()));
    }
}
