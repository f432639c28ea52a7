package dev.tandem.engine.internal.map;

import java.io.Serializable;

/// A function of as many arguments as a map has sequences.
@FunctionalInterface
public interface ItemFunction extends Serializable {
    Object apply(Object[] arguments) throws Exception;
}
