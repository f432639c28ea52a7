package dev.tandem.engine.internal.code.world;

import dev.tandem.engine.internal.shipment.Binding;
import dev.tandem.engine.internal.shipment.Captured;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What the kept objects of one world rely on there. Guarded by the lock of its [Worlds].
final class Pins {
    private record Pin(Binding.Content content, Set<Long> owners) {}

    private final Map<Binding, Pin> pins = new HashMap<>();

    void add(long owner, Captured captured) {
        captured.bindings().forEach((binding, content) -> pins.computeIfAbsent(binding, b -> new Pin(content, new HashSet<>())).owners.add(owner));
    }

    void remove(long owner) {
        pins.values().removeIf(pin -> pin.owners.remove(owner) && pin.owners.isEmpty());
    }

    boolean has(Binding binding) {
        return pins.containsKey(binding);
    }

    /// Whether a shipment would change what certain objects rely on.
    ///
    /// @param owners the objects; null for all
    boolean resist(Captured captured, Set<Long> owners) {
        if (pins.isEmpty()) {
            return false;
        }
        for (Map.Entry<Binding, Binding.Content> set : captured.bindings().entrySet()) {
            Pin pin = pins.get(set.getKey());
            if (pin != null && !pin.content.same(set.getValue())
                    && (owners == null || pin.content.lasting() || pin.owners.stream().anyMatch(owners::contains))) {
                return true;
            }
        }
        return false;
    }
}
