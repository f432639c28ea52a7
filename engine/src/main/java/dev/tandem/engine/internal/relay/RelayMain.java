package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.system.ProcessEnd;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Ready;
import dev.tandem.engine.internal.worker.Beginning;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The `main` of a relay: connects and serves its client until that is gone or has no more use for it.
public final class RelayMain {
    /// Of its JVM.
    static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /// A system property, in milliseconds: how long its client may say nothing, where that is not seen by its connections.
    static final String SILENCE = "tandem.relay.silence";

    private RelayMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Beginning beginning = Beginning.of(args);
        Relay relay = new Relay();
        List<Connection> connections = new ArrayList<>();
        for (SocketChannel channel : beginning.connect(TwinRoad.CONNECTIONS)) {
            Connection connection = new Connection(channel, "tandem-relay", relay);
            connection.trustPeer();
            connections.add(connection);
        }
        relay.begin(new TwinRoad(connections.getFirst(), connections.getLast()));
        for (Connection connection : connections) {
            connection.send(Messages.READY, 0, Ready.here(beginning.token()).encode());
            connection.start();
        }
        relay.serve(Duration.ofMillis(Long.getLong(SILENCE, Patience.NEVER.toMillis())));
        ProcessEnd.with(0);
    }
}
