package dev.tandem.engine.runtime;

import dev.tandem.engine.wire.Messages;

/// What a slot hears of one of its processes.
record SlotListener(WorkerSlot slot, WorkerLink process, SlotOutput output) implements WorkerLink.Listener {
    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (kind == Messages.OUTPUT) {
            output.printed(id, payload);
        } else {
            slot.answered(process, kind, id, payload);
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
