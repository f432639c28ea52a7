package dev.tandem.engine.support;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Gives a test the workers that users have, which load ND4J soon after their start and compile twice: for what is said
/// of arrays, memory and starts. Other tests save much of their processor time without; see the build.
public final class UsualWorkers implements BeforeAllCallback, AfterAllCallback {
    private static final String ARGUMENTS = "tandem.worker.arguments";

    private String before;

    @Override
    public void beforeAll(ExtensionContext context) {
        // For a nested class it is cleared already.
        before = before == null ? System.clearProperty(ARGUMENTS) : before;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (before != null && context.getParent().flatMap(ExtensionContext::getTestClass).isEmpty()) {
            System.setProperty(ARGUMENTS, before);
            before = null;
        }
    }
}
