package dev.tandem.engine.internal.relay;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.process.LocalPlace;
import dev.tandem.engine.internal.relay.traffic.Copies;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.RelayedFrame;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.relay.traffic.Traffic;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.place.Order;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What a relay process does: it starts workers at its own machine for a client that shares no memory with it, and passes on what
/// both say. It has nothing of its own to decide; what its workers need of a main process, guardian and segments, it is for them.
/// Called by the I/O threads of both connections.
final class Relay implements FrameHandler {
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int BEATS_PER_FIGURES = 2;

    private final Map<Long, RelayedWorker> workers = new ConcurrentHashMap<>();
    /// The last link that was begun; their numbers grow. Written by the thread of the control connection.
    private volatile long latest;
    /// When anything came last; written by the I/O threads.
    private volatile long heard = System.nanoTime();
    private final CountDownLatch end = new CountDownLatch(1);
    /// All written once, before the connections start.
    private Road road;
    private Traffic traffic;
    private Copies copies;

    void begin(Road opened) {
        road = opened;
        traffic = new Traffic(opened);
        traffic.begin();
        copies = new Copies(opened);
    }

    /// How many workers it knows.
    int workers() {
        return workers.size();
    }

    /// How many workers may have something to say.
    int lanes() {
        return traffic.lanes();
    }

    /// Returns when the client is gone, or silent for longer than it may be, and all workers are.
    void serve(Duration silence) throws InterruptedException {
        Patience ofClient = new Patience(silence);
        for (long beats = 0; !end.await(RelayMessages.BEAT.toNanos(), TimeUnit.NANOSECONDS) && !ofClient.isTooLong(heard); beats++) {
            road.send(RelayMessages.PING, 0);
            traffic.dropIdle();
            if (beats % BEATS_PER_FIGURES == 0) {
                workers.values().forEach(RelayedWorker::tellFigures);
            }
        }
        workers.values().forEach(RelayedWorker::kill);
        long until = System.nanoTime() + LAST_WORDS.toNanos();
        for (RelayedWorker worker : workers.values()) {
            worker.awaitEnd(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
        }
        traffic.end();
        copies.end();
        road.close();
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        heard = System.nanoTime();
        switch (kind) {
            case RelayMessages.START -> start(id, OrderForm.decode(payload));
            case RelayMessages.OPEN -> copies.open(id, payload);
            case RelayMessages.PIECE -> copies.piece(id, payload);
            case RelayMessages.DROP -> copies.drop(id, ByteBuffer.wrap(payload).getLong());
            case RelayMessages.GRANT -> traffic.granted(id, payload);
            case RelayMessages.REFUSE -> traffic.refused(id, payload);
            case RelayMessages.CREDIT -> traffic.credit();
            case RelayMessages.PING -> {}
            case RelayMessages.BYE -> end.countDown();
            default -> toWorker(kind, id, payload);
        }
    }

    private void start(long link, Order order) {
        LocalPlace place = new LocalPlace("local", order.sharing(), order.host());
        RelayedWorker worker = new RelayedWorker(place.worker(order), order, new Channels(link, road, traffic, copies));
        latest = Math.max(latest, link);
        workers.put(link, worker);
        worker.ended().thenRun(() -> workers.remove(link));
        EngineThreads.start("tandem-start-" + link, worker::start);
    }

    private void toWorker(int kind, long link, byte[] payload) {
        RelayedWorker worker = workers.get(link);
        if (worker == null) {
            if (link > latest) {
                throw new ProtocolException("message for a worker that was not started: kind=" + kind);
            }
            // It is gone, which the client does not know yet.
            return;
        }
        switch (kind) {
            case RelayMessages.FRAME -> worker.pass(RelayedFrame.of(payload));
            case RelayMessages.ASK -> worker.ask();
            case RelayMessages.TERMINATE -> worker.terminate();
            case RelayMessages.KILL -> worker.kill();
            case RelayMessages.SETTLED -> worker.settled();
            case RelayMessages.PAUSE -> worker.brake().press(Brake.Cause.LISTENER);
            case RelayMessages.RESUME -> worker.brake().release(Brake.Cause.LISTENER);
            default -> throw new ProtocolException("unexpected message for a relay: kind=" + kind);
        }
    }

    @Override
    public void closed(Throwable reason) {
        end.countDown();
    }
}
