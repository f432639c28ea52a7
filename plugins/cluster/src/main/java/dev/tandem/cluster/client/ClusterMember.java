package dev.tandem.cluster.client;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.cluster.link.Post;
import dev.tandem.engine.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/// This program as a member of a cluster, with its links to nodes. Thread-safe; closed by whoever made it.
final class ClusterMember implements Carrier.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger("dev.tandem.cluster");
    private static final long LOOK = 5_000_000;
    private static final AtomicLong LINKS = new AtomicLong();

    private final ContentStore store;
    private final Map<Long, NodeAccess> links = new ConcurrentHashMap<>();
    /// How many workers nodes have of others, as they have told.
    private final Map<UUID, Integer> loads = new ConcurrentHashMap<>();
    private final Post post = new Post(node -> loseLinks(node, "a message to it was lost"));
    /// Written once, when this program is in the cluster; messages may come before.
    private volatile Carrier carrier;
    private volatile boolean ended;
    /// Whether a node was there.
    private volatile boolean knewNodes;

    private ClusterMember(ContentStore store) {
        this.store = store;
    }

    /// Joins.
    ///
    /// @param joining makes the carrier
    static ClusterMember join(ContentStore store, Function<Carrier.Listener, Carrier> joining) {
        ClusterMember member = new ClusterMember(store);
        member.carrier = joining.apply(member);
        member.post.begin(member.carrier);
        return member;
    }

    ContentStore store() {
        return store;
    }

    /// Whether it is in the cluster no more.
    boolean isEnded() {
        return ended;
    }

    /// The nodes that are there now.
    List<ClusterNode> nodes() {
        if (ended) {
            return List.of();
        }
        List<ClusterNode> nodes = carrier.members().stream().filter(NodeFacts::isNode).map(member -> new ClusterNode(this, member)).toList();
        knewNodes |= !nodes.isEmpty();
        return nodes;
    }

    /// Whether all nodes are gone that were there: either so, or it is this program that is cut off, which looks the same from here.
    boolean isAlone() {
        return nodes().isEmpty() && knewNodes;
    }

    /// How many workers a node has of others, as far as it has told.
    int load(UUID node) {
        return loads.getOrDefault(node, 0);
    }

    /// Waits until all nodes have told how many workers they have.
    void awaitLoads(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!nodes().stream().allMatch(node -> loads.containsKey(node.member().id())) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK);
        }
    }

    /// A number for a link, of the member that it is told.
    long add(NodeAccess access) {
        long link = LINKS.incrementAndGet();
        links.put(link, access);
        return link;
    }

    void remove(long link) {
        links.remove(link);
    }

    void send(UUID node, Precedence precedence, byte[] message) {
        post.send(node, precedence, message);
    }

    @Override
    public void received(UUID from, Precedence precedence, byte[] message) {
        try {
            Post.opened(message).forEach(said -> hear(from, said));
        } catch (ProtocolException e) {
            LOG.log(Level.WARNING, "message that is none: from=" + from, e);
        }
    }

    private void hear(UUID from, LinkMessage said) {
        if (said.kind() == LinkMessage.Kind.LOAD) {
            loads.put(from, (int) said.number());
            return;
        }
        NodeAccess access = links.get(said.link());
        if (access != null && access.isOf(from)) {
            access.hear(said);
        }
    }

    @Override
    public void joined(Member member) {
        LOG.log(Level.FINE, () -> "joined: member=" + member);
    }

    @Override
    public void left(UUID member, String why) {
        loads.remove(member);
        loseLinks(member, why);
        post.forget(member);
    }

    private void loseLinks(UUID node, String why) {
        links.values().stream().filter(access -> access.isOf(node)).forEach(access -> access.lost(why));
    }

    @Override
    public void expelled(String why) {
        ended = true;
        links.values().forEach(access -> access.lost(why));
    }

    /// Leaves the cluster; what has workers there loses them.
    @Override
    public void close() {
        ended = true;
        links.values().forEach(access -> access.lost("this program has left the cluster"));
        post.end();
        carrier.close();
    }
}
