package dev.tandem.engine.support;

import dev.tandem.engine.place.Places;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Has the workers of a class of tests, and of those inside it, run behind a relay, without shared memory.
public final class OnLoopback implements BeforeAllCallback, AfterAllCallback {
    private static final String PLACE = "loopback";

    @Override
    public void beforeAll(ExtensionContext context) {
        store(context).put(PLACE, Optional.ofNullable(System.getProperty(Places.PROPERTY)));
        System.setProperty(Places.PROPERTY, PLACE);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Optional<?> before = store(context).remove(PLACE, Optional.class);
        before.ifPresentOrElse(word -> System.setProperty(Places.PROPERTY, (String) word), () -> System.clearProperty(Places.PROPERTY));
    }

    /// A class inside another one has its own.
    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(OnLoopback.class, context.getUniqueId()));
    }
}
