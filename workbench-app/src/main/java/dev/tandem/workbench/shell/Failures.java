package dev.tandem.workbench.shell;

/// Hears which contribution has thrown what.
@FunctionalInterface
interface Failures {
    void failed(Object contribution, String id, Throwable thrown);
}
