package dev.tandem.engine.internal.code;

import dev.tandem.engine.internal.code.form.Links;
import dev.tandem.engine.internal.graph.GraphWriter;
import dev.tandem.engine.internal.shipment.Binding;
import java.util.HashMap;
import java.util.Map;

/// Where top-level members are, as part of a shipment.
///
/// @param encoded the form that travels; not to be changed
/// @param bindings the same for comparison
record LinkTable(byte[] encoded, Map<Binding, Binding.Content> bindings) {
    static LinkTable of(Map<ClassLoader, Map<Links.Member, Links.Definition>> links) {
        GraphWriter head = new GraphWriter(Loaders.INSTANCE, new Silence(false));
        Map<Binding, Binding.Content> bindings = new HashMap<>();
        head.number(links.values().stream().mapToInt(Map::size).sum());
        links.forEach((loader, members) -> members.forEach((member, definition) -> {
            long number = Loaders.INSTANCE.numberOf(loader);
            head.number(number);
            head.text(member.key());
            head.text(definition.className());
            head.text(definition.name());
            head.text(definition.descriptor());
            bindings.put(new Binding(number, "", member.key()),
                    new Binding.Content(member.name(), member.isMethod(), false, definition));
        }));
        return new LinkTable(head.bytes(), Map.copyOf(bindings));
    }
}
