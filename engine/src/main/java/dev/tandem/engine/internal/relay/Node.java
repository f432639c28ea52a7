package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.process.Companion;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;

/// A relay as its client sees it: one process with the workers that run through it. Started with its first worker, ended with
/// its last one, or when it is gone or silent; all its workers are lost then. Thread-safe.
///
/// A node is of one relay process, and the number of a link of one process of one worker; neither is used again. So whatever comes
/// from a relay that was given up, or of a worker that was, is known by that to be late: it is dropped and counted.
final class Node implements FrameHandler {
    /// A machine that works answers within milliseconds, a busy one within a second.
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final List<String> SMALL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /// A link that uses it; called by its threads, which must not wait.
    interface Client {
        long id();

        /// Something has come for this link.
        void heard(int kind, byte[] payload);

        /// It is of no use any more.
        void lost(EndCause why);
    }

    private static final Duration DISCONNECTED = Duration.ofMillis(80);
    private static final Logger LOG = Logger.getLogger("dev.tandem.runtime");

    private final Companion process;
    private final String name;
    private final Passage passage;
    private final AtomicLong late;
    /// By their numbers. Guarded by this, as is the next.
    private final Map<Long, Client> links = new HashMap<>();
    private boolean ended;
    /// All written once, by the starting thread, before anything is sent.
    private Road road;
    private Traffic traffic;
    private Copies copies;
    /// When anything came last; written by the I/O threads.
    private volatile long heard = System.nanoTime();

    private Node(String name, Passage passage, AtomicLong late) {
        this.name = name;
        this.passage = passage;
        this.late = late;
        this.process = new Companion(Collections.nCopies(TwinRoad.CONNECTIONS, passage.incoming(this)));
    }

    /// @param late counts what comes too late
    /// @throws dev.tandem.engine.TandemException when its process does not come up; nothing is left then
    static Node start(String name, Passage passage, AtomicLong late) {
        Node node = new Node(name, passage, late);
        node.process.start(RelayMain.class, SMALL);
        List<Connection> connections = node.process.connections();
        node.road = passage.outgoing(new TwinRoad(connections.getFirst(), connections.getLast()));
        node.traffic = new Traffic(node.road);
        node.traffic.begin();
        node.copies = new Copies(node.road);
        EngineThreads.startSmall("tandem-node-" + node.process.pid(), node::watch);
        return node;
    }

    Traffic traffic() {
        return traffic;
    }

    Copies copies() {
        return copies;
    }

    long pid() {
        return process.pid();
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
        synchronized (this) {
            links.remove(link.id());
            if (ended || !links.isEmpty()) {
                return;
            }
            ended = true;
        }
        EngineThreads.startSmall("tandem-end-" + process.pid(), this::end);
    }

    private void end() {
        send(RelayMessages.BYE, 0);
        try {
            process.gone().get(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            // It is ended in any case.
            process.kill(new EndCause.Unused("no workers"));
        }
        forget();
    }

    private void forget() {
        traffic.end();
        copies.end();
    }

    /// It is of no use any more: its workers are lost.
    void lost(String why) {
        List<Client> all;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            all = new ArrayList<>(links.values());
            links.clear();
        }
        EndCause.PlaceLost cause = new EndCause.PlaceLost("its place is lost: place=" + name + ", relay=" + process.pid() + ", " + why);
        passage.givenUp(() -> process.kill(cause));
        all.forEach(link -> link.lost(cause));
        forget();
    }

    private void watch() {
        long before = System.nanoTime();
        while (!isEnded()) {
            LockSupport.parkNanos(RelayMessages.BEAT.toNanos());
            long now = System.nanoTime();
            if (now - before > SILENCE.toNanos() / 2) {
                // This process itself was halted, and has not heard for that reason.
                heard = now;
            }
            before = now;
            traffic.dropIdle();
            send(RelayMessages.PING, 0);
            if (now - heard > SILENCE.toNanos()) {
                lost("it does not answer: seconds=" + SILENCE.toSeconds());
            }
        }
    }

    private synchronized boolean isEnded() {
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
            LOG.fine(() -> "what was given up has said something, which is dropped: place=" + name + ", relay=" + process.pid() + ", kind=" + kind);
        }
    }

    private synchronized Client link(long id) {
        return links.get(id);
    }

    @Override
    public void closed(Throwable reason) {
        process.gone().thenAccept(this::departed);
        // It is about to end, or is made to; how it ended says more than that its connection did.
        EndCause.Disconnected cause =
                new EndCause.Disconnected("its connection broke" + (reason == null ? "" : ": " + TandemException.textOf(reason)));
        Timer.after(DISCONNECTED, () -> EngineThreads.startSmall("tandem-end-" + process.pid(), () -> process.kill(cause)));
    }

    private void departed(Departure departure) {
        lost(departure.how() + ", cause=" + departure.cause() + process.lastWords());
    }
}
