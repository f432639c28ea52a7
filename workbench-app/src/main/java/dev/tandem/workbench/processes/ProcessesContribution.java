package dev.tandem.workbench.processes;

import dev.tandem.plugin.Region;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import dev.tandem.workbench.feed.EngineFeed;
import javafx.scene.Node;

/// The processes panel.
public final class ProcessesContribution implements ViewContribution {
    private final EngineFeed feed;

    public ProcessesContribution(EngineFeed feed) {
        this.feed = feed;
    }

    @Override
    public String id() {
        return "tandem.processes";
    }

    @Override
    public String title() {
        return "Processes";
    }

    @Override
    public Region region() {
        return Region.BOTTOM;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Node create(ViewContext context) {
        return new ProcessesView(feed);
    }
}
