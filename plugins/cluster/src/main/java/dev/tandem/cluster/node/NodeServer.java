package dev.tandem.cluster.node;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.cluster.client.NodeFacts;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.cluster.link.LinkMessage.Kind;
import dev.tandem.cluster.link.Post;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A node: takes links of members that have work, each of which gets a relay process of its own, and so a class path, workers and
/// memory limits that are nobody else's. Thread-safe; closed by whoever made it.
///
/// A message counts only when it comes from the member that has opened its link.
public final class NodeServer implements Carrier.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger("dev.tandem.cluster");
    private static final Duration LOAD_EVERY = Duration.ofSeconds(1);

    private record Address(UUID member, long link) {}

    private final NodeSettings settings;
    private final Map<Address, Guest> guests = new ConcurrentHashMap<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Post post = new Post();
    /// Written once, when this node is in the cluster; messages may come before.
    private volatile Carrier carrier;
    private volatile String why = "it was told to end";

    private NodeServer(NodeSettings settings) {
        this.settings = settings;
    }

    /// Joins the cluster.
    ///
    /// @param joining makes the carrier
    public static NodeServer start(NodeSettings settings, Function<Carrier.Listener, Carrier> joining) {
        NodeServer server = new NodeServer(settings);
        server.carrier = joining.apply(server);
        server.post.begin(server.carrier);
        EngineThreads.startSmall("tandem-node-load", server::tellLoad);
        return server;
    }

    @Override
    public void received(UUID from, Precedence precedence, byte[] message) {
        try {
            Post.opened(message).forEach(said -> handle(from, said));
        } catch (ProtocolException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "message that is none: from=" + from, e);
        }
    }

    private void handle(UUID from, LinkMessage message) {
        Address address = new Address(from, message.link());
        if (message.kind() == Kind.OPEN) {
            Guest fresh = new Guest(message.link(), settings, (precedence, said) -> post.send(from, precedence, said), () -> guests.remove(address));
            if (guests.putIfAbsent(address, fresh) == null) {
                fresh.open(message.payload());
            }
            return;
        }
        if (message.kind() == Kind.STOP) {
            end("it was told to stop");
            return;
        }
        Guest guest = guests.get(address);
        if (guest != null) {
            guest.hear(message);
        }
    }

    private void tellLoad() {
        try {
            while (!end.await(LOAD_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                carrier.members().stream().filter(member -> !NodeFacts.isNode(member)).forEach(member -> tellLoad(member.id()));
            }
        } catch (InterruptedException e) {
            // Nobody interrupts it but the end of the program.
            Thread.currentThread().interrupt();
        }
    }

    /// A client knows how many workers it has here itself, and sooner.
    private void tellLoad(UUID client) {
        int others = guests.entrySet().stream().filter(each -> !each.getKey().member().equals(client))
                .mapToInt(each -> each.getValue().workers()).sum();
        post.send(client, Precedence.CONTROL, LinkMessage.number(Kind.LOAD, 0, others).encode());
    }

    @Override
    public void joined(Member member) {
        if (!NodeFacts.isNode(member)) {
            tellLoad(member.id());
        }
    }

    @Override
    public void left(UUID member, String reason) {
        guests.forEach((address, guest) -> {
            if (address.member().equals(member)) {
                guest.end();
            }
        });
        post.forget(member);
    }

    @Override
    public void expelled(String reason) {
        end(reason);
    }

    private void end(String reason) {
        why = reason;
        end.countDown();
    }

    /// Waits until it was told to end, or the cluster has gone on without it.
    ///
    /// @return why it ends
    public String awaitEnd() throws InterruptedException {
        end.await();
        return why;
    }

    /// Ends all that runs here, and leaves.
    @Override
    public void close() {
        end.countDown();
        guests.values().forEach(Guest::end);
        guests.values().forEach(Guest::awaitEnd);
        post.end();
        carrier.close();
    }
}
