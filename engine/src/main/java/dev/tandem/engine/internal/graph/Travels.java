package dev.tandem.engine.internal.graph;

/// An object that is represented by another one when it travels, like a handle by its number.
public interface Travels {
    /// What is encoded instead of this object; called by any thread, must not block.
    Object travelForm();

    /// The number of the object on the workers that it stands for; 0 when it stands for none.
    default long remoteObject() {
        return 0;
    }
}
