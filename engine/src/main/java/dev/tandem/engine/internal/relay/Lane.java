package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.wire.Messages;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The frames of one worker in one direction, in their order; each waits until the segments that it names are there. Guarded by
/// its [Traffic]; nothing waits.
///
/// Calls wait here while many bytes of earlier ones have no answer, so that they do not add up in the relay. What is said to a
/// task that runs does not wait behind calls that do.
final class Lane {
    /// Of calls without an answer.
    private static final long WINDOW = 4 << 20;

    /// Hears of a frame that cannot be sent; called under the lock.
    interface Refusal {
        void refused(int kind, long id, String why);
    }

    private record Waiting(int kind, long id, List<Movement> needs, byte[][] parts, long bytes) {
        String refusal() {
            return needs.stream().map(Movement::refusal).filter(why -> why != null).findFirst().orElse(null);
        }
    }

    private final Traffic traffic;
    private final long link;
    private final Refusal refusal;
    private final Runnable pump = this::pump;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    /// The bytes of calls without an answer, by their ids, and their sum.
    private final Map<Long, Long> unanswered = new HashMap<>();
    private long underWay;
    /// Of all that waits.
    private long waiting;
    private boolean ending;

    Lane(Traffic traffic, long link, Refusal refusal) {
        this.traffic = traffic;
        this.link = link;
        this.refusal = refusal;
        traffic.add(pump);
    }

    /// What waits is not sent any more.
    void end() {
        traffic.remove(pump);
    }

    /// Nothing comes any more; ends when all that waits is sent.
    void finish() {
        synchronized (traffic) {
            ending = true;
            pump();
        }
    }

    /// @param named the segments that it names, which the caller holds until the frame is sent or longer
    void send(int kind, long id, List<Hold> named, byte[]... parts) {
        List<Movement> needs = traffic.move(named);
        long bytes = 0;
        for (byte[] part : parts) {
            bytes += part.length;
        }
        Waiting frame = new Waiting(kind, id, needs, parts, bytes);
        synchronized (traffic) {
            if (passes(frame)) {
                write(frame);
            } else {
                queue.add(frame);
                waiting += bytes;
                pump();
            }
        }
    }

    /// How many bytes wait here, without the segments.
    long waiting() {
        synchronized (traffic) {
            return waiting;
        }
    }

    private boolean passes(Waiting frame) {
        return (frame.kind() == Messages.NOTE || frame.kind() == Messages.CANCEL)
                && queue.stream().noneMatch(each -> each.kind() == Messages.CALL && each.id() == frame.id());
    }

    /// The answer of a call has come.
    void answered(long call) {
        synchronized (traffic) {
            Long bytes = unanswered.remove(call);
            underWay -= bytes == null ? 0 : bytes;
            pump();
        }
    }

    /// Sends what need not wait; under the lock.
    private void pump() {
        while (!queue.isEmpty() && isReady(queue.peek())) {
            Waiting frame = queue.poll();
            waiting -= frame.bytes();
            String why = frame.refusal();
            if (why == null) {
                write(frame);
            } else {
                refusal.refused(frame.kind(), frame.id(), why);
            }
        }
        if (ending && queue.isEmpty()) {
            end();
        }
    }

    private boolean isReady(Waiting frame) {
        return frame.needs().stream().allMatch(Movement::isOver)
                && (frame.kind() != Messages.CALL || underWay == 0 || underWay + frame.bytes() <= WINDOW);
    }

    private void write(Waiting frame) {
        if (frame.kind() == Messages.CALL) {
            unanswered.put(frame.id(), frame.bytes());
            underWay += frame.bytes();
        }
        List<SegmentName> named = frame.needs().stream().map(Movement::name).toList();
        byte[][] parts = new byte[frame.parts().length + 1][];
        parts[0] = RelayedFrame.head(frame.kind(), frame.id(), named);
        System.arraycopy(frame.parts(), 0, parts, 1, frame.parts().length);
        traffic.send(RelayMessages.FRAME, link, parts);
    }
}
