package dev.tandem.engine.graph;

/// An object that is represented by another one when it travels, like a handle by its number.
public interface Travels {
    /// What is encoded instead of this object; called by any thread, must not block.
    Object travelForm();
}
