package dev.tandem.engine.internal.graph;

import java.lang.invoke.SerializedLambda;

/// Is told what a [GraphWriter] meets, so that code and variables behind the values can follow them.
public interface Discovery {
    /// A lambda or method reference that was typed or compiled outside the JDK.
    void lambda(Class<?> capturing, SerializedLambda form);

    /// Whether the fields of enum constants go along; not to where the constants came from.
    boolean takesEnumState();

    /// A type of which an instance travels.
    void instance(Class<?> type);

    /// An object on the workers that is referred to.
    void remoteObject(long id);

    /// A type that is only named, as in a class literal or by an array.
    void type(Class<?> type);
}
