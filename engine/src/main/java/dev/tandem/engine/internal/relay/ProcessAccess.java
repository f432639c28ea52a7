package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.process.Companion;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A relay that is a process of this one, reached over two connections. Thread-safe; ended by whoever opened it.
final class ProcessAccess implements Access {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);
    private static final Duration DISCONNECTED = Duration.ofMillis(80);

    private final String host;
    private final Passage passage;
    /// Written once, before the process starts.
    private Companion process;

    ProcessAccess(String host, Passage passage) {
        this.host = host;
        this.passage = passage;
    }

    @Override
    public Road open(Client client) {
        FrameHandler handler = new FrameHandler() {
            @Override
            public void frame(int kind, long id, byte[] payload) {
                client.frame(kind, id, payload);
            }

            @Override
            public void closed(Throwable reason) {
                disconnected(client, reason);
            }
        };
        process = new Companion(Collections.nCopies(TwinRoad.CONNECTIONS, passage.incoming(handler)));
        process.start(RelayMain.class, RelayMain.OPTIONS);
        List<Connection> connections = process.connections();
        return passage.outgoing(new TwinRoad(connections.getFirst(), connections.getLast()));
    }

    /// It is about to end, or is made to; how it ended says more than that its connection did.
    private void disconnected(Client client, Throwable reason) {
        process.gone().thenAccept(departure -> departed(client, departure));
        EndCause.Disconnected cause =
                new EndCause.Disconnected("its connection broke" + (reason == null ? "" : ": " + TandemException.textOf(reason)));
        Timer.after(DISCONNECTED, () -> EngineThreads.startSmall("tandem-end-" + process.pid(), () -> process.kill(cause)));
    }

    private void departed(Client client, Departure departure) {
        client.lost(departure.how() + ", cause=" + departure.cause() + process.lastWords());
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public String text() {
        return "relay=" + process.pid();
    }

    @Override
    public void end() {
        try {
            process.gone().get(LAST_WORDS.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            // It is ended in any case.
            process.kill(new EndCause.Unused("no workers"));
        }
    }

    @Override
    public void giveUp(EndCause why) {
        passage.givenUp(() -> process.kill(why));
    }
}
