package dev.tandem.cluster.carrier;

import java.util.Map;
import java.util.UUID;

/// One program that takes part in a cluster: a node, or whoever has work for nodes.
///
/// @param id of this participation; a program that comes back has another one
/// @param facts what it told of itself when it joined
public record Member(UUID id, Map<String, String> facts) {
    public Member {
        facts = Map.copyOf(facts);
    }
}
