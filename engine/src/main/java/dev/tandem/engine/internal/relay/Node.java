package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.Copies;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.RelayedFrame;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.relay.traffic.Traffic;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.place.EndCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;

/// A relay as its client sees it: one process with the workers that run through it. Started with its first worker, ended with
/// its last one, or when it is gone or silent; all its workers are lost then. Thread-safe.
///
/// A node is of one relay process, and the number of a link of one process of one worker; neither is used again. So whatever comes
/// from a relay that was given up, or of a worker that was, is known by that to be late: it is dropped and counted.
final class Node implements Access.Client {
    /// A machine that works answers within milliseconds, a busy one within a second.
    private static final Duration SILENCE = Duration.ofSeconds(4);

    /// A link that uses it; called by its threads, which must not wait.
    interface Client {
        long id();

        /// Something has come for this link.
        void heard(int kind, byte[] payload);

        /// It is of no use any more.
        void lost(EndCause why);

        /// Whether its worker does not exist any more.
        boolean isGone();
    }

    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");

    private final Access access;
    private final String name;
    private final AtomicLong late;
    /// By their numbers. Guarded by this, as is the next.
    private final Map<Long, Client> links = new HashMap<>();
    private boolean ended;
    /// All written once, by the starting thread, before anything is sent; the second one last.
    private Road road;
    private volatile Traffic traffic;
    private Copies copies;
    /// When anything came last; written by the I/O threads.
    private volatile long heard = System.nanoTime();

    private Node(String name, Access access, AtomicLong late) {
        this.name = name;
        this.access = access;
        this.late = late;
    }

    /// @param name of its place
    /// @param late counts what comes too late
    /// @throws dev.tandem.engine.TandemException when the relay does not come up; nothing is left then
    static Node start(String name, Access access, AtomicLong late) {
        Node node = new Node(name, access, late);
        node.road = access.open(node);
        node.copies = new Copies(node.road);
        Traffic traffic = new Traffic(node.road);
        traffic.begin();
        node.traffic = traffic;
        if (node.isEnded()) {
            node.forget();
        }
        EngineThreads.startSmall("tandem-node-" + access.text(), node::watch);
        return node;
    }

    Traffic traffic() {
        return traffic;
    }

    Copies copies() {
        return copies;
    }

    Access access() {
        return access;
    }

    /// How many workers it has, those that start included, and not one that is being replaced: its link goes when the next one has come.
    synchronized int workers() {
        return (int) links.values().stream().filter(link -> !link.isGone()).count();
    }

    void send(int kind, long link, byte[]... parts) {
        road.send(kind, link, parts);
    }

    /// @return false when it has ended; another one is needed
    synchronized boolean add(Client link) {
        if (!ended) {
            links.put(link.id(), link);
        }
        return !ended;
    }

    /// A worker is gone.
    void remove(Client link) {
        access.release(link.id());
        synchronized (this) {
            links.remove(link.id());
            if (ended || !links.isEmpty()) {
                return;
            }
            ended = true;
        }
        EngineThreads.startSmall("tandem-end-" + access.text(), this::end);
    }

    private void end() {
        send(RelayMessages.BYE, 0);
        access.end();
        forget();
    }

    private void forget() {
        if (traffic != null) {
            traffic.end();
            copies.end();
        }
    }

    /// It is of no use any more: its workers are lost.
    @Override
    public void lost(String why) {
        List<Client> all;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            all = new ArrayList<>(links.values());
            links.clear();
        }
        EndCause.PlaceLost cause = new EndCause.PlaceLost("its place is lost: place=" + name + ", " + access.text() + ", " + why);
        access.giveUp(cause);
        all.forEach(link -> link.lost(cause));
        forget();
    }

    private void watch() {
        Patience silence = new Patience(SILENCE);
        while (!isEnded()) {
            LockSupport.parkNanos(RelayMessages.BEAT.toNanos());
            traffic.dropIdle();
            send(RelayMessages.PING, 0);
            if (silence.isTooLong(heard)) {
                lost("it does not answer: seconds=" + SILENCE.toSeconds());
            }
        }
    }

    synchronized boolean isEnded() {
        return ended;
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        heard = System.nanoTime();
        if (kind == RelayMessages.PING) {
            return;
        }
        if (isEnded()) {
            late(kind);
            return;
        }
        switch (kind) {
            case RelayMessages.OPEN -> copies.open(id, payload);
            case RelayMessages.PIECE -> copies.piece(id, payload);
            // What answers bring is given up by whoever has read them, which may be later.
            case RelayMessages.DROP -> {}
            case RelayMessages.GRANT -> traffic.granted(id, payload);
            case RelayMessages.REFUSE -> traffic.refused(id, payload);
            case RelayMessages.CREDIT -> traffic.credit();
            default -> toLink(kind, id, payload);
        }
    }

    private void toLink(int kind, long id, byte[] payload) {
        Client link = link(id);
        if (link != null) {
            link.heard(kind, payload);
        } else if (kind == RelayMessages.FRAME) {
            late(kind);
            RelayedFrame.of(payload).named().forEach(name -> copies.drop(name.id(), name.generation()));
        }
    }

    private void late(int kind) {
        if (late.incrementAndGet() == 1) {
            LOG.fine(() -> "what was given up has said something, which is dropped: place=" + name + ", " + access.text() + ", kind=" + kind);
        }
    }

    private synchronized Client link(long id) {
        return links.get(id);
    }
}
