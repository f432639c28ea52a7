package dev.tandem.engine.code;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// An object that stays on the workers of a group, as [Worlds] remembers it. Immutable.
///
/// @param origin how it came there
/// @param shipments one for all workers, or one for each
/// @param captured what all of them set and refer to
/// @param types the typed classes that they brought
/// @param met the kept objects that it refers to, directly or not, and itself
record KeptObject(long id, Worlds.Origin origin, int world, List<Shipment> shipments, Captured captured, Set<Type> types,
        Set<Long> met) {
    /// A class by the loader's identity and its name, whatever its generation.
    record Type(long loader, String name) {}

    Shipment shipment(int worker) {
        return shipments.get(shipments.size() == 1 ? 0 : worker);
    }

    /// The classes of which a shipment can hand instances to others; those that only hold top-level members cannot.
    static Set<Type> types(List<Shipment> shipments) {
        return shipments.stream().flatMap(s -> s.classes().stream()).filter(c -> !SnippetNames.isWrapper(c.name()))
                .map(c -> new Type(c.loader(), SnippetNames.anyGeneration(c.name()))).collect(Collectors.toSet());
    }

    boolean shares(Set<Type> others) {
        Set<Type> both = new HashSet<>(types);
        both.retainAll(others);
        return !both.isEmpty();
    }
}
