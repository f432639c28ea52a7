package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.place.WorkerLink;

/// What a slot hears of one of its processes, by the incarnation.
record SlotListener(Slot slot, int incarnation, SlotOutput output) implements WorkerLink.Listener {
    /// Whose process it is.
    interface Slot {
        void told(int incarnation, long id, byte[] payload);

        /// @param last the call after which the process ends
        void retiring(int incarnation, long last);

        void answered(int incarnation, int kind, long id, byte[] payload);

        /// The process should be replaced between two tasks.
        void strained(int incarnation, String why);
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (kind == Messages.OUTPUT) {
            output.printed(id, payload);
        } else if (kind == Messages.TELL) {
            slot.told(incarnation, id, payload);
        } else if (kind == Messages.RETIRING) {
            slot.retiring(incarnation, id);
        } else {
            slot.answered(incarnation, kind, id, payload);
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
