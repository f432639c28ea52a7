package dev.tandem.engine.runtime;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.place.WorkerLink;
import java.nio.ByteBuffer;
import java.time.Duration;

/// What becomes of calls that nobody waits for any more: given up by their callers, or too slow.
///
/// The worker itself counts the grace period, from when the task has heard of it, and says when it retires because the
/// task goes on. Only of a worker that is stopped or stuck nothing is heard.
record Cancelling(WorkerSlot slot, GroupControl group, SlotReport report) {
    /// Longer than a worker needs on a busy machine to hear of a cancellation and to answer.
    private static final Duration UNHEARD = Duration.ofSeconds(1);

    /// Fails a call when its time is over.
    void watch(PendingCall call) {
        Duration timeout = call.options().timeout();
        if (timeout != null && !call.isDone()) {
            call.setAlarm(Timer.after(timeout, () -> expire(call)));
        }
    }

    /// The caller does not want the answer any more.
    void abandon(PendingCall call) {
        drop(call, group.options().gracePeriod());
    }

    private void expire(PendingCall call) {
        if (call.isDone()) {
            return;
        }
        CallTimeoutException error = report.timedOut(call);
        call.condemn(error);
        drop(call, Duration.ZERO);
        EngineThreads.start("tandem-fail-" + group.name(), () -> call.fail(error));
    }

    private void drop(PendingCall call, Duration grace) {
        WorkerLink told = slot.withdraw(call);
        if (told != null) {
            told.send(Messages.CANCEL, call.id(), ByteBuffer.allocate(Long.BYTES).putLong(grace.toNanos()).array());
            Timer.after(grace.plus(UNHEARD), () -> slot.endIfFirst(call));
        }
    }
}
