package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.wire.Timing;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.RelayedFrame;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.place.Departure;
import java.util.List;
import java.util.function.BiConsumer;

/// A relay without workers: whatever is called is answered at once by the number 1, so that what is measured is the driver and the way.
public final class AnsweringRelay {
    private static final long PID = 1;

    private final BiConsumer<Boolean, byte[]> says;
    private final byte[] head;
    private final byte[] one;

    /// @param says takes what goes to the client, and whether it is urgent; must not wait
    public AnsweringRelay(BiConsumer<Boolean, byte[]> says) {
        this.says = says;
        Shipment result = Shipping.shipBack("result", 1);
        head = Parcel.answerHead(Timing.NONE, List.of(), result.place());
        one = result.payload();
    }

    /// Something has come from the client.
    public void hear(byte[] message) {
        MessageForm form = MessageForm.decode(message);
        switch (form.kind()) {
            case RelayMessages.START -> say(RelayMessages.STARTED, form.id(), Figures.UNKNOWN.encode());
            case RelayMessages.FRAME -> answer(form.id(), RelayedFrame.of(form.payload()));
            case RelayMessages.ASK, RelayMessages.KILL -> end(form.id());
            case RelayMessages.PING -> say(RelayMessages.PING, 0);
            default -> {
                // Nothing that it has.
            }
        }
    }

    private void answer(long link, RelayedFrame frame) {
        if (frame.kind() == Messages.CALL) {
            say(RelayMessages.FRAME, link, RelayedFrame.head(Messages.RESULT, frame.id(), List.of()), head, one);
        }
    }

    private void end(long link) {
        byte[] how = Figures.encode(Departure.of(PID, 0));
        say(RelayMessages.DEAD, link, how);
        say(RelayMessages.FRAME, link, RelayedFrame.head(RelayMessages.GONE, 0, List.of()), how);
    }

    private void say(int kind, long id, byte[]... parts) {
        says.accept(RelayMessages.isControl(kind), MessageForm.encode(kind, id, parts));
    }
}
