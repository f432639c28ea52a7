package dev.tandem.cluster.carrier;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/// How to join a cluster.
///
/// @param own where this member listens; a port of 0 means any that is free
/// @param meeting where members are found; the first of them to come begins the cluster if it is among these addresses itself
/// @param facts what others are told of this member
/// @param security of all connections; null for a test on this machine only
public record CarrierSettings(InetSocketAddress own, List<InetSocketAddress> meeting, Map<String, String> facts, Security security) {
    /// @throws IllegalArgumentException for an address of another machine without security
    public CarrierSettings {
        meeting = List.copyOf(meeting);
        facts = Map.copyOf(facts);
        if (security == null && !own.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("without a key only this machine can be reached: address=" + own);
        }
    }
}
