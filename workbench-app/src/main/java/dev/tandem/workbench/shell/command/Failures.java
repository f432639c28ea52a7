package dev.tandem.workbench.shell.command;

/// Hears which contribution has thrown what.
@FunctionalInterface
public interface Failures {
    void failed(Object contribution, String id, Throwable thrown);
}
