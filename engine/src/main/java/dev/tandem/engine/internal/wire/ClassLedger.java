package dev.tandem.engine.internal.wire;

import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which shipped classes the other process has already, so that each travels once. Not thread-safe:
/// what it says missing must be sent before it is asked again.
public final class ClassLedger {
    /// Compares by itself: what the JVM makes for records at their first use costs a starting worker milliseconds.
    private record Key(long loader, String name, long epoch) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && loader == that.loader && epoch == that.epoch && name.equals(that.name);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(loader) * 31 + name.hashCode();
        }
    }

    private final Set<Key> known = new HashSet<>();

    /// Those classes of a shipment that the other process lacks; from now on it counts as having them.
    public List<ShippedClass> missing(Shipment shipment) {
        if (shipment.classes().isEmpty()) {
            return List.of();
        }
        return shipment.classes().stream().filter(this::add).toList();
    }

    /// The names of those that it has, each once.
    public List<String> names() {
        return known.stream().map(Key::name).distinct().sorted().toList();
    }

    /// Notes a class as known, because it came from there.
    ///
    /// @return false when it was known
    public boolean add(ShippedClass shipped) {
        return known.add(new Key(shipped.loader(), shipped.name(), shipped.epoch()));
    }
}
