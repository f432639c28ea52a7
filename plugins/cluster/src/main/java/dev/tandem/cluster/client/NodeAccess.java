package dev.tandem.cluster.client;

import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.content.Item;
import dev.tandem.cluster.link.Allowance;
import dev.tandem.cluster.link.Claim;
import dev.tandem.cluster.link.Introduction;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.cluster.link.LinkMessage.Kind;
import dev.tandem.engine.StartTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.relay.Access;
import dev.tandem.engine.internal.relay.MessageRoad;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A relay on a node: brings there what of the class path is not there yet, and then carries what is said. Opened once; thread-safe.
final class NodeAccess implements Access {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final int PIECE = 256 << 10;

    private final ClusterMember cluster;
    private final UUID node;
    private final String host;
    private final long link;
    private final Allowance data;
    private final CountDownLatch closed = new CountDownLatch(1);
    /// What is waited for: an answer to what was asked last.
    private volatile CompletableFuture<LinkMessage> answer = new CompletableFuture<>();
    /// What is asked of room for workers, by their numbers.
    private final Map<Long, CompletableFuture<String>> claims = new ConcurrentHashMap<>();
    /// Written once, before anything is sent.
    private volatile Client client;
    private volatile String lost;
    private volatile long relay = -1;

    NodeAccess(ClusterMember cluster, UUID node, String host) {
        this.cluster = cluster;
        this.node = node;
        this.host = host;
        this.data = new Allowance(message -> cluster.send(node, Precedence.DATA, message));
        this.link = cluster.add(this);
    }

    boolean isOf(UUID member) {
        return node.equals(member);
    }

    @Override
    public synchronized Road open(Client given) {
        client = given;
        ContentStore store = cluster.store();
        Introduction greeting = new Introduction(Introduction.PROTOCOL, Runtime.version().feature(), store.ownBuild(), store.ownClassPath());
        try {
            relay = ask(new LinkMessage(Kind.OPEN, link, greeting.encode()), Kind.OPENED).number();
        } catch (TandemException e) {
            close();
            throw e;
        }
        return new MessageRoad() {
            @Override
            protected boolean send(boolean urgent, byte[] message) {
                if (lost != null) {
                    return false;
                }
                if (urgent) {
                    say(new LinkMessage(Kind.SAY, link, message));
                    return true;
                }
                return data.send(new LinkMessage(Kind.DATA, link, message).encode());
            }

            @Override
            public long pending() {
                return data.pending();
            }

            @Override
            public boolean closed() {
                return lost != null;
            }

            @Override
            public void close() {
                NodeAccess.this.close();
            }
        };
    }

    @Override
    public synchronized List<Path> carried(List<Path> classPath) {
        if (classPath.isEmpty()) {
            return classPath;
        }
        List<Item> items = classPath.stream().map(cluster.store()::item).toList();
        return ask(new LinkMessage(Kind.CARRY, link, Item.encode(items)), Kind.CARRIED).text().lines().map(Path::of).toList();
    }

    /// Says something and waits for what it leads to; sends meanwhile what the node does not have.
    private LinkMessage ask(LinkMessage question, Kind wanted) {
        answer = new CompletableFuture<>();
        say(question);
        for (LinkMessage said = await(); said.kind() != wanted; said = await()) {
            if (said.kind() != Kind.MISSING) {
                throw new TandemException("node takes no workers: host=" + host + ", cause=" + said.text());
            }
            answer = new CompletableFuture<>();
            Item.decode(said.payload()).forEach(this::bring);
        }
        return answer.join();
    }

    @Override
    public void claim(long worker, Order order) {
        CompletableFuture<String> claimed = new CompletableFuture<>();
        claims.put(worker, claimed);
        try {
            requireThere();
            say(new LinkMessage(Kind.CLAIM, link, Claim.of(worker, order).encode()));
            String refusal = claimed.get(LONGEST_START.toNanos(), TimeUnit.NANOSECONDS);
            if (!refusal.isEmpty()) {
                throw new TandemException("node takes no worker more: host=" + host + ", cause=" + refusal);
            }
        } catch (TimeoutException e) {
            throw late(e);
        } catch (ExecutionException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            claims.remove(worker);
        }
    }

    @Override
    public void release(long worker) {
        if (lost == null) {
            say(LinkMessage.number(Kind.RELEASE, link, worker));
        }
    }

    private void requireThere() {
        if (lost != null) {
            throw new TandemException("node is lost: host=" + host + ", cause=" + lost);
        }
    }

    private StartTimeoutException late(TimeoutException e) {
        return new StartTimeoutException("node did not answer in time: host=" + host + ", seconds=" + LONGEST_START.toSeconds(), e);
    }

    private TandemException lost(ExecutionException e) {
        return new TandemException("node is lost: host=" + host + ", cause=" + TandemException.textOf(e.getCause()), e);
    }

    private TandemException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new TandemException("start was interrupted: host=" + host, e);
    }

    private LinkMessage await() {
        requireThere();
        try {
            // As long as jars are on their way something is taken now and then.
            for (long before = data.pending();; before = data.pending()) {
                try {
                    return answer.get(LONGEST_START.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    if (data.pending() >= before) {
                        throw late(e);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw lost(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void bring(Item item) {
        Path file = cluster.store().find(item);
        if (file == null) {
            throw new TandemException("node asks for a jar that is not here: host=" + host + ", name=" + item.name());
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] piece = new byte[PIECE];
            for (int count = in.readNBytes(piece, 0, PIECE); count > 0; count = in.readNBytes(piece, 0, PIECE)) {
                data.send(new LinkMessage(Kind.CONTENT, link, Arrays.copyOf(piece, count)).encode());
                data.awaitRoom();
            }
        } catch (IOException e) {
            throw new TandemException("cannot read class path entry: entry=" + file + ", cause=" + e, e);
        }
    }

    private void say(LinkMessage message) {
        cluster.send(node, Precedence.CONTROL, message.encode());
    }

    /// Called in the order in which the node has said it, separately for each precedence.
    void hear(LinkMessage message) {
        switch (message.kind()) {
            case SAY -> relayed(message.payload());
            case DATA -> {
                relayed(message.payload());
                long bytes = data.take(message.length());
                if (bytes > 0) {
                    say(LinkMessage.number(Kind.TAKEN, link, bytes));
                }
            }
            case TAKEN -> data.taken(message.number());
            case CLAIMED -> {
                CompletableFuture<String> claimed = claims.get(message.number());
                if (claimed != null) {
                    claimed.complete(message.words());
                }
            }
            case CLOSED -> {
                lost(message.text());
                closed.countDown();
            }
            default -> answer.complete(message);
        }
    }

    private void relayed(byte[] message) {
        if (lost == null) {
            MessageRoad.receive(message, client);
        }
    }

    /// The node, or the relay there, is gone.
    void lost(String why) {
        if (lost == null) {
            lost = why;
        }
        data.end();
        cluster.remove(link);
        closed.countDown();
        answer.completeExceptionally(new TandemException(why));
        claims.values().forEach(claimed -> claimed.completeExceptionally(new TandemException(why)));
        Client hears = client;
        if (hears != null) {
            hears.lost(why);
        }
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String text() {
        return "host=" + host + ", relay=" + relay;
    }

    @Override
    public void end() {
        try {
            closed.await(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    @Override
    public void giveUp(EndCause why) {
        close();
    }

    private void close() {
        say(new LinkMessage(Kind.CLOSE, link, new byte[0]));
        data.end();
        cluster.remove(link);
    }
}
