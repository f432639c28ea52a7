package dev.tandem.cluster.client;

import dev.tandem.cluster.carrier.Member;
import java.util.Map;

/// What nodes tell of themselves when they join.
///
/// @param host the name of the machine
/// @param node its name among those of the machine
/// @param workers for how many it has room
public record NodeFacts(String host, String node, int workers) {
    private static final String HOST = "host";
    private static final String NODE = "node";
    private static final String WORKERS = "workers";

    public Map<String, String> encode() {
        return Map.of(HOST, host, NODE, node, WORKERS, Integer.toString(workers));
    }

    /// Whether a member is a node, and no client.
    public static boolean isNode(Member member) {
        return member.facts().containsKey(NODE);
    }

    public static NodeFacts of(Member node) {
        return new NodeFacts(node.facts().get(HOST), node.facts().get(NODE), Integer.parseInt(node.facts().get(WORKERS)));
    }
}
