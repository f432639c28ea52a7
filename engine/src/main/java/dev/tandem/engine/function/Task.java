package dev.tandem.engine.function;

import java.io.Serializable;

/// A piece of work with a result.
@FunctionalInterface
public interface Task<R> extends Serializable {
    R run() throws Exception;
}
