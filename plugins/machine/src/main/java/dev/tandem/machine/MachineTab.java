package dev.tandem.machine;

import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import javafx.scene.Node;

/// The tab Machine.
public final class MachineTab implements ViewContribution {
    static final String ID = "tandem.machine";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Machine";
    }

    @Override
    public ViewArea area() {
        return ViewArea.RIGHT;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Node create(ViewContext context) {
        return new MachineView(context.workers());
    }
}
