package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.place.SegmentDesk;
import dev.tandem.engine.internal.place.WorkerLink;
import dev.tandem.engine.internal.wire.Messages;

/// What a slot hears of one of its processes, by the incarnation.
record SlotListener(WorkerSlot slot, int incarnation, SlotOutput output, SegmentDesk desk)
        implements WorkerLink.Listener {
    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (kind == Messages.OUTPUT) {
            output.printed(id, payload);
        } else if (kind == Messages.TELL) {
            slot.told(incarnation, id, payload);
        } else if (kind == Messages.RETIRING) {
            slot.retiring(incarnation, id);
        } else if (!desk.frame(kind, id, payload)) {
            slot.answered(incarnation, kind, id, payload);
            desk.answered(id);
        }
    }

    @Override
    public void rawOutput(byte[] text, int length) {
        output.raw(text, length);
    }

    @Override
    public void strained(String why) {
        slot.strained(incarnation, why);
    }
}
