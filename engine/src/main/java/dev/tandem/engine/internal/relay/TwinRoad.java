package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.internal.wire.Connection;

/// Two connections: one for data, and one for what must get through whatever lies in the sockets of the other.
record TwinRoad(Connection data, Connection control) implements Road {
    /// How many connections both sides agree on; that for data is made first.
    static final int CONNECTIONS = 2;

    @Override
    public boolean send(int kind, long id, byte[]... parts) {
        return (RelayMessages.isControl(kind) ? control : data).send(kind, id, parts);
    }

    @Override
    public long pending() {
        return data.pending();
    }

    @Override
    public boolean closed() {
        return data.closed() || control.closed();
    }

    @Override
    public void close() {
        data.close();
        control.close();
    }
}
