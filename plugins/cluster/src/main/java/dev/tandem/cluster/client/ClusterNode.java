package dev.tandem.cluster.client;

import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.engine.internal.relay.Access;
import dev.tandem.engine.internal.relay.DealtMachine;

/// A node that is there, as one of the machines of a place.
record ClusterNode(ClusterMember cluster, Member member) implements DealtMachine {
    @Override
    public Object key() {
        return this;
    }

    @Override
    public String host() {
        NodeFacts facts = NodeFacts.of(member);
        return facts.host() + "/" + facts.node();
    }

    @Override
    public int offered() {
        return NodeFacts.of(member).workers();
    }

    @Override
    public int others() {
        return cluster.load(member.id());
    }

    /// Tells it to end.
    void stop() {
        cluster.send(member.id(), Precedence.CONTROL, new LinkMessage(LinkMessage.Kind.STOP, 0, new byte[0]).encode());
    }

    @Override
    public Access access() {
        return new NodeAccess(cluster, member.id(), host());
    }
}
