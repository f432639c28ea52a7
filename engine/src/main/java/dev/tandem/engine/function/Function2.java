package dev.tandem.engine.function;

import java.io.Serializable;

/// A function of two arguments.
@FunctionalInterface
public interface Function2<A, B, R> extends Serializable {
    R apply(A first, B second) throws Exception;
}
