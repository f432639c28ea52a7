package dev.tandem.engine.function;

import java.io.Serializable;

/// A function of one argument.
@FunctionalInterface
public interface Function1<A, R> extends Serializable {
    R apply(A argument) throws Exception;
}
