package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.Road;

/// A road over whatever carries messages as bytes.
public abstract class MessageRoad implements Road {
    @Override
    public final boolean send(int kind, long id, byte[]... parts) {
        return send(RelayMessages.isControl(kind), MessageForm.encode(kind, id, parts));
    }

    /// Tells a client what has come over such a road.
    ///
    /// @throws dev.tandem.engine.ProtocolException when it is no message
    public static void receive(byte[] message, Access.Client client) {
        MessageForm form = MessageForm.decode(message);
        client.frame(form.kind(), form.id(), form.payload());
    }

    /// @param urgent whether it must pass what is not
    /// @return false when it goes nowhere
    protected abstract boolean send(boolean urgent, byte[] message);
}
