package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Ready;
import dev.tandem.engine.internal.worker.Beginning;
import java.io.IOException;

/// The `main` of a relay: connects and serves its client until that is gone or has no more use for it.
public final class RelayMain {
    private RelayMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Beginning beginning = Beginning.of(args);
        Relay relay = new Relay();
        Connection connection = new Connection(beginning.connect(), "tandem-relay", relay);
        connection.trustPeer();
        relay.begin(connection);
        connection.send(Messages.READY, 0, Ready.here(beginning.token()).encode());
        connection.start();
        relay.serve();
        System.exit(0);
    }
}
