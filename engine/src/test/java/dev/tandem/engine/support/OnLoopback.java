package dev.tandem.engine.support;

import dev.tandem.engine.place.Places;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Has the workers of a class of tests run behind a relay, without shared memory.
public final class OnLoopback implements BeforeAllCallback, AfterAllCallback {
    private static final String PLACE = "loopback";
    private String before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = System.getProperty(Places.PROPERTY);
        System.setProperty(Places.PROPERTY, PLACE);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (before == null) {
            System.clearProperty(Places.PROPERTY);
        } else {
            System.setProperty(Places.PROPERTY, before);
        }
    }
}
