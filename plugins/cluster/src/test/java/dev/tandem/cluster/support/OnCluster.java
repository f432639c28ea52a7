package dev.tandem.cluster.support;

import dev.tandem.engine.place.Places;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Has the workers of a class of tests, and of those inside it, run on two nodes of a cluster.
public final class OnCluster implements BeforeAllCallback, AfterAllCallback {
    private static final int WORKERS = 2;

    private TwoNodes nodes;
    private int depth;

    @Override
    public void beforeAll(ExtensionContext context) {
        if (depth++ == 0) {
            nodes = TwoNodes.start(WORKERS);
            System.setProperty(Places.PROPERTY, nodes.word());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--depth == 0) {
            System.clearProperty(Places.PROPERTY);
            nodes.close();
        }
    }
}
