package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.place.SegmentDesk;
import dev.tandem.engine.internal.place.WorkerLink;
import dev.tandem.engine.internal.wire.Messages;

/// What a slot hears of one of its processes.
record SlotListener(WorkerSlot slot, WorkerLink process, SlotOutput output, SegmentDesk desk)
        implements WorkerLink.Listener {
    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (kind == Messages.OUTPUT) {
            output.printed(id, payload);
        } else if (kind == Messages.TELL) {
            slot.told(process, id, payload);
        } else if (kind == Messages.RETIRING) {
            slot.retiring(process, id);
        } else if (!desk.frame(kind, id, payload)) {
            slot.answered(process, kind, id, payload);
            desk.answered(id);
        }
    }

    @Override
    public void rawOutput(byte[] text, int length) {
        output.raw(text, length);
    }

    @Override
    public void strained(String why) {
        slot.drain(process, why);
    }
}
