package dev.tandem.engine.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An object that stays on the workers of a group, as [Worlds] remembers it. Immutable.
///
/// @param origin how it came there
/// @param shipments one for all workers, or one for each
/// @param captured what all of them set and refer to
/// @param types the typed classes that they brought
/// @param codes of which of them code may run, and which
/// @param met the kept objects that it refers to, directly or not, and itself
record KeptObject(long id, Worlds.Origin origin, int world, List<Shipment> shipments, Captured captured, Set<Type> types,
        Map<Type, Shipment.Code> codes, Set<Long> met) {
    /// A class by the loader's identity and its name, whatever its generation.
    record Type(long loader, String name) {
        static Type of(ShippedClass shipped) {
            return new Type(shipped.loader(), SnippetNames.anyGeneration(shipped.name()));
        }
    }

    Shipment shipment(int worker) {
        return shipments.get(shipments.size() == 1 ? 0 : worker);
    }

    /// The classes of which a shipment can hand instances to others; those that only hold top-level members cannot.
    static Set<Type> types(List<Shipment> shipments) {
        return classes(shipments).map(Type::of).collect(Collectors.toSet());
    }

    /// Which code of such classes may run.
    static Map<Type, Shipment.Code> codes(List<Shipment> shipments) {
        Map<Type, Shipment.Code> codes = new HashMap<>();
        classes(shipments).filter(ShippedClass::runs)
                .forEach(c -> codes.put(Type.of(c), new Shipment.Code(c.loader(), c.name(), c.epoch())));
        return codes;
    }

    private static Stream<ShippedClass> classes(List<Shipment> shipments) {
        return shipments.stream().flatMap(s -> s.classes().stream()).filter(c -> !SnippetNames.isWrapper(c.name()));
    }

    boolean shares(Set<Type> others) {
        Set<Type> both = new HashSet<>(types);
        both.retainAll(others);
        return !both.isEmpty();
    }

    /// A class of its own of which others have other code; null when there is none.
    Shipment.Code difference(Map<Type, Shipment.Code> others) {
        return codes.entrySet().stream().filter(e -> others.containsKey(e.getKey()) && !others.get(e.getKey()).equals(e.getValue()))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }
}
