package dev.tandem.engine.function;

import java.io.Serializable;

/// A function of three arguments.
@FunctionalInterface
public interface Function3<A, B, C, R> extends Serializable {
    R apply(A first, B second, C third) throws Exception;
}
