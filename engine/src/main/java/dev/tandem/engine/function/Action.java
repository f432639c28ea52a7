package dev.tandem.engine.function;

import java.io.Serializable;

/// A piece of work without a result.
@FunctionalInterface
public interface Action extends Serializable {
    void run() throws Exception;
}
