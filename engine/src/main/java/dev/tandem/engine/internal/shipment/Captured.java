package dev.tandem.engine.internal.shipment;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a shipment has to do with others that live in the same process. Immutable.
///
/// @param bindings what it sets there
/// @param remoteObjects the objects there that it refers to
public record Captured(Map<Binding, Binding.Content> bindings, Set<Long> remoteObjects) {
    public static final Captured NOTHING = new Captured(Map.of(), Set.of());

    public Captured {
        bindings = Map.copyOf(bindings);
        remoteObjects = Set.copyOf(remoteObjects);
    }

    Captured referringTo(List<Long> more) {
        if (remoteObjects.isEmpty()) {
            return new Captured(bindings, Set.copyOf(more));
        }
        Set<Long> all = new HashSet<>(remoteObjects);
        all.addAll(more);
        return new Captured(bindings, all);
    }

    /// What both set, to different contents; null when there is nothing.
    public Binding difference(Captured other) {
        for (Map.Entry<Binding, Binding.Content> entry : bindings.entrySet()) {
            Binding.Content there = other.bindings.get(entry.getKey());
            if (there != null && !there.same(entry.getValue())) {
                return entry.getKey();
            }
        }
        return null;
    }
}
