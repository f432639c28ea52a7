package dev.tandem.cluster.node;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.Member;
import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.cluster.client.NodeFacts;
import dev.tandem.cluster.link.Claim;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.cluster.link.LinkMessage.Kind;
import dev.tandem.cluster.link.Post;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/// A node: takes links of members that have work, each of which gets a relay process of its own, and so a class path, workers and
/// memory limits that are nobody else's. Thread-safe; closed by whoever made it.
///
/// A message counts only when it comes from the member that has opened its link.
public final class NodeServer implements Carrier.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger("dev.tandem.cluster");
    private static final Duration LOAD_EVERY = Duration.ofSeconds(1);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(3);
    /// So often in a row another part must be seen: one that is about to join answers, too.
    private static final int SEEN = 3;
    private static final String LEFT_BEHIND = "the cluster has gone on without this node, from which it was cut off";

    /// Why it ends.
    ///
    /// @param again whether it was not told to: it can join again
    public record End(String why, boolean again) {}

    private final NodeSettings settings;
    private final NodeRoom room;
    private final Map<Address, Guest> guests = new ConcurrentHashMap<>();
    private final Predicate<Set<String>> goesOnElsewhere;
    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Post post = new Post(this::undelivered);
    /// Written once, when this node is in the cluster; messages may come before.
    private volatile Carrier carrier;
    /// Whether a member was lost, which may be this one's fault.
    private volatile boolean lostSomebody;

    private NodeServer(NodeSettings settings, Predicate<Set<String>> goesOnElsewhere) {
        this.settings = settings;
        this.room = new NodeRoom(settings.workers(), settings.memory());
        this.goesOnElsewhere = goesOnElsewhere;
    }

    /// Joins the cluster.
    ///
    /// @param goesOnElsewhere says for the meeting places that members have whether there is a cluster without them; may wait
    /// @param joining makes the carrier
    public static NodeServer start(NodeSettings settings, Predicate<Set<String>> goesOnElsewhere, Function<Carrier.Listener, Carrier> joining) {
        NodeServer server = new NodeServer(settings, goesOnElsewhere);
        server.carrier = joining.apply(server);
        server.post.begin(server.carrier);
        EngineThreads.startSmall("tandem-node-load", server::tellLoad);
        EngineThreads.start("tandem-node-look", server::lookForOthers);
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
            Guest fresh = new Guest(message.link(), settings, (precedence, said) -> post.send(from, precedence, said), () -> forget(address));
            if (guests.putIfAbsent(address, fresh) == null) {
                fresh.open(message.payload());
            }
            return;
        }
        if (message.kind() == Kind.STOP) {
            end.complete(new End("it was told to stop", false));
            return;
        }
        Guest guest = guests.get(address);
        if (guest == null) {
            return;
        }
        switch (message.kind()) {
            case CLAIM -> claim(address, Claim.decode(message.payload()));
            case RELEASE -> room.release(address, message.number());
            default -> guest.hear(message);
        }
    }

    private void forget(Address address) {
        guests.remove(address);
        room.release(address);
    }

    private void claim(Address address, Claim claim) {
        String refusal = "";
        try {
            room.claim(address, claim);
        } catch (TandemException e) {
            refusal = e.getMessage();
        }
        if (!guests.containsKey(address)) {
            // It has ended just now.
            room.release(address);
        }
        post.send(address.member(), Precedence.CONTROL, LinkMessage.answer(Kind.CLAIMED, address.link(), claim.worker(), refusal).encode());
    }

    private void tellLoad() {
        while (!endsWithin(LOAD_EVERY)) {
            carrier.members().stream().filter(member -> !NodeFacts.isNode(member)).forEach(member -> tellLoad(member.id()));
        }
    }

    private boolean endsWithin(Duration time) {
        return end.copy().completeOnTimeout(null, time.toNanos(), TimeUnit.NANOSECONDS).join() != null;
    }

    private void lookForOthers() {
        int seen = 0;
        while (!endsWithin(LOOK_EVERY)) {
            seen = lostSomebody && goesOnElsewhere.test(meetingPlaces()) ? seen + 1 : 0;
            if (seen == SEEN) {
                end.complete(new End(LEFT_BEHIND, true));
            }
        }
    }

    private Set<String> meetingPlaces() {
        return carrier.members().stream().filter(NodeFacts::isNode).map(member -> NodeFacts.of(member).meeting()).collect(Collectors.toSet());
    }

    /// Its links have lost a message that nothing can make good.
    private void undelivered(UUID member) {
        endGuests(member);
    }

    /// A client knows how many workers it has here itself, and sooner.
    private void tellLoad(UUID client) {
        post.send(client, Precedence.CONTROL, LinkMessage.number(Kind.LOAD, 0, room.others(client)).encode());
    }

    @Override
    public void joined(Member member) {
        if (!NodeFacts.isNode(member)) {
            tellLoad(member.id());
        }
    }

    @Override
    public void left(UUID member, String reason) {
        lostSomebody = true;
        endGuests(member);
        post.forget(member);
    }

    private void endGuests(UUID member) {
        guests.forEach((address, guest) -> {
            if (address.member().equals(member)) {
                guest.end();
            }
        });
    }

    @Override
    public void expelled(String reason) {
        end.complete(new End(reason, true));
    }

    /// Waits until it was told to end, or the cluster has gone on without it.
    public End awaitEnd() {
        return end.join();
    }

    /// Ends all that runs here, and leaves.
    @Override
    public void close() {
        end.complete(new End("it was told to end", false));
        guests.values().forEach(Guest::end);
        guests.values().forEach(Guest::awaitEnd);
        post.end();
        carrier.close();
    }
}
