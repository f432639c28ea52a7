package dev.tandem.sweeps;

import dev.tandem.plugin.StatusItem;
import dev.tandem.plugin.ViewContext;
import javafx.scene.Node;

/// The progress of what runs, at the foot of the window.
public final class SweepBadgeItem implements StatusItem {
    @Override
    public String id() {
        return "tandem.status.sweeps";
    }

    @Override
    public String title() {
        return "Running sweep";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Node create(ViewContext context) {
        return new SweepBadge(context, SweepsTab.ID);
    }
}
