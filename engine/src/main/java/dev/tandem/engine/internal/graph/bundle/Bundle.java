package dev.tandem.engine.internal.graph.bundle;

import java.util.List;
import java.util.Set;

/// The elements of one collection or array, none of which can change, in an encoded form of their own. A message refers to it by its
/// number; whoever reads that decodes it once and puts the same elements into each further copy of the collection. Immutable.
///
/// @param id unlike that of any other bundle
/// @param elements as they were met; not to be changed
/// @param form what a reader takes; not to be changed. Its identity is that of the segment in which it lies
/// @param told what to tell of it whenever it is referred to, in this order
/// @param records the classes of records in it
public record Bundle(long id, Object[] elements, byte[] form, List<Told> told, Set<Class<?>> records) {
    /// Fewer elements are encoded quicker than looked up.
    public static final int LEAST = 1000;

    /// A type that was met, with an instance or only by its name.
    public record Told(Class<?> type, boolean isInstance) {}

    /// Whether it holds these very elements.
    boolean holds(Object[] others) {
        if (elements.length != others.length) {
            return false;
        }
        for (int i = 0; i < others.length; i++) {
            if (elements[i] != others[i]) {
                return false;
            }
        }
        return true;
    }
}
