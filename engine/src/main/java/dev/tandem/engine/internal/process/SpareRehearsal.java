package dev.tandem.engine.internal.process;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.place.Answers;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.wire.Hello;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.worker.Rehearsal;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerOptions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Has a spare answer calls before anybody needs it, so that it, and this process, have loaded and compiled what a first
/// call takes. Used once, by the thread that prepares the spare.
final class SpareRehearsal implements WorkerLink.Listener {
    /// More of it makes little difference to the first call, and spares late on a busy machine.
    private static final int TIMES = 12;
    private static final int LOST = -1;

    private final WorkerLink spare;
    private final WorkerOptions options;
    /// The kinds of its answers.
    private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
    private long calls;

    SpareRehearsal(WorkerLink spare, WorkerOptions options) {
        this.spare = spare;
        this.options = options;
    }

    /// @param longest for each call
    /// @throws TandemException when the spare fails; it is of no use then
    void run(Duration longest) throws InterruptedException {
        spare.gone().thenRun(() -> answers.add(LOST));
        spare.send(Messages.HELLO, 0, new Hello("spare", 0, 1, 0, Runtime.getRuntime().availableProcessors(), "", Messages.LONGEST).encode());
        spare.send(Messages.DEFAULTS, 0, OwnDefaults.now().forWorkers(options).encode());
        for (int i = 0; i < TIMES; i++) {
            for (Task<?> task : Rehearsal.tasks()) {
                call(task, longest);
            }
            for (Task<?> task : Rehearsal.typed()) {
                call(task, longest);
            }
        }
    }

    private void call(Task<?> task, Duration longest) throws InterruptedException {
        try (Shipment shipment = Shipping.ship(task)) {
            byte[] head = Parcel.head("rehearsal", shipment.classes(), Shipment.Place.FIRST);
            boolean sent = spare.send(Messages.CALL, --calls, head, shipment.payload());
            Integer answer = sent ? answers.poll(longest.toNanos(), TimeUnit.NANOSECONDS) : Integer.valueOf(LOST);
            if (answer == null || answer != Messages.RESULT) {
                throw new TandemException("spare failed in its rehearsal: pid=" + spare.pid() + ", answer=" + answer);
            }
        }
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (kind == Messages.RESULT) {
            Answers.value(payload);
        }
        if (kind != Messages.OUTPUT) {
            answers.add(kind);
        }
    }

    @Override
    public void rawOutput(byte[] text, int length) {
        // As long as nobody uses it, it concerns nobody.
    }
}
