package dev.tandem.engine.internal.graph;

import java.lang.invoke.MethodHandles;

/// Names classes across processes: a class is its loader's identity and its binary name.
public interface ClassNames {
    /// The identity of the loader of a class; 0 for the class path and the JDK.
    ///
    /// @throws dev.tandem.engine.CannotShipException when the class has no name elsewhere
    long loaderOf(Class<?> type);

    /// The class of that name as this process knows it; initialises nothing.
    Class<?> find(long loader, String name) throws ClassNotFoundException;

    /// Full access to the members of a class, to make its lambdas again.
    MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException;
}
