package dev.tandem.engine.internal.map;

import java.io.Serializable;

/// A value of a map that travels together with those of its chunk, in a form of theirs that takes less time than one for each.
/// Whoever asked for the map gets the values themselves.
public interface Neighbour {
    /// Values of one class, on their way.
    interface Together extends Serializable {
        Object[] values();
    }

    /// @param all this one and its neighbours, in their order
    Together together(Object[] all);

    /// The values of a chunk as they travel.
    static Object travelling(Object[] values) {
        return values.length > 1 && values[0] instanceof Neighbour first && areOfOneClass(values) ? first.together(values) : values;
    }

    private static boolean areOfOneClass(Object[] values) {
        for (Object each : values) {
            if (each == null || each.getClass() != values[0].getClass()) {
                return false;
            }
        }
        return true;
    }

    /// What travelled, as it was.
    static Object[] arrived(Object travelled) {
        return travelled instanceof Together together ? together.values() : (Object[]) travelled;
    }
}
