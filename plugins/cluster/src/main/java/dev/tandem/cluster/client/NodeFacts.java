package dev.tandem.cluster.client;

import dev.tandem.cluster.carrier.Member;
import java.util.Map;

/// What nodes tell of themselves when they join.
///
/// @param host the name of the machine
/// @param node its name among those of the machine
/// @param workers for how many it has room
/// @param meeting at which of the addresses of the cluster's key it is, as the key has it; empty where at none
public record NodeFacts(String host, String node, int workers, String meeting) {
    private static final String HOST = "host";
    private static final String NODE = "node";
    private static final String WORKERS = "workers";
    private static final String MEETING = "meeting";

    public Map<String, String> encode() {
        return Map.of(HOST, host, NODE, node, WORKERS, Integer.toString(workers), MEETING, meeting);
    }

    /// Whether a member is a node, and no client.
    public static boolean isNode(Member member) {
        return member.facts().containsKey(NODE);
    }

    public static NodeFacts of(Member node) {
        return new NodeFacts(node.facts().get(HOST), node.facts().get(NODE), Integer.parseInt(node.facts().get(WORKERS)),
                node.facts().get(MEETING));
    }
}
