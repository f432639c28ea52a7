package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.process.Companion;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// A relay as its client sees it: one process with the workers that run through it. Started with its first worker, ended with
/// its last one, or when it is gone or silent; all its workers are lost then. Thread-safe.
///
/// Frames of links that are not here any more are dropped, so that nothing is heard late of what was given up.
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

    private final Companion process = new Companion(this);
    private final String name;
    /// By their numbers. Guarded by this, as is the next.
    private final Map<Long, Client> links = new HashMap<>();
    private boolean ended;
    /// Both written once, by the starting thread, before anything is sent.
    private Traffic traffic;
    private Copies copies;
    /// When anything came last; written by the I/O thread.
    private volatile long heard = System.nanoTime();

    private Node(String name) {
        this.name = name;
    }

    /// @throws dev.tandem.engine.TandemException when its process does not come up; nothing is left then
    static Node start(String name) {
        Node node = new Node(name);
        node.process.start(RelayMain.class, SMALL);
        Connection connection = node.process.connection();
        node.traffic = new Traffic(connection);
        node.traffic.begin();
        node.copies = new Copies(connection);
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
        process.connection().send(kind, link, parts);
    }

    /// Has the connection take nothing more, or go on.
    void pause(boolean pauses) {
        if (pauses) {
            process.connection().pause();
        } else {
            process.connection().resume();
        }
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
        process.kill(cause);
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
        switch (kind) {
            case RelayMessages.OPEN -> copies.open(id, payload);
            case RelayMessages.PIECE -> copies.piece(id, payload);
            // What answers bring is given up by whoever has read them, which may be later.
            case RelayMessages.DROP -> {}
            case RelayMessages.GRANT -> traffic.granted(id, payload);
            case RelayMessages.REFUSE -> traffic.refused(id, payload);
            case RelayMessages.CREDIT -> traffic.credit();
            case RelayMessages.PING -> {}
            default -> {
                Client link = link(id);
                if (link != null) {
                    link.heard(kind, payload);
                }
            }
        }
    }

    private synchronized Client link(long id) {
        return links.get(id);
    }

    @Override
    public void closed(Throwable reason) {
        process.gone().thenAccept(this::departed);
        // One that closes its connection is to end.
        process.kill(null);
    }

    private void departed(Departure departure) {
        lost(departure.how() + ", cause=" + departure.cause() + process.lastWords());
    }
}
