package dev.tandem.engine.internal.relay.traffic;

import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.wire.Messages;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The frames of one worker in one direction, in their order; each waits until the segments that it names are there. Guarded by
/// its [Traffic]; nothing waits.
///
/// Calls wait here while many bytes of earlier ones have no answer, of this worker or of all, so that they do not add up in the
/// relay. What is said to a task that runs does not wait behind calls that do, nor does its cancellation behind that.
public final class Lane {
    /// Of calls without an answer.
    private static final long WINDOW = 4 << 20;

    /// Hears of a frame that cannot be sent; called under the lock.
    public interface Refusal {
        void refused(int kind, long id, String why);
    }

    /// @param holds what keeps the segments until it is sent
    private record Waiting(int kind, long id, List<Movement> needs, List<Hold> holds, byte[][] parts, long bytes) {
        boolean isThere() {
            return needs.stream().allMatch(Movement::isOver);
        }

        String refusal() {
            return needs.stream().map(Movement::refusal).filter(why -> why != null).findFirst().orElse(null);
        }
    }

    private final Traffic traffic;
    private final long link;
    private final Refusal refusal;
    private final Runnable pump = this::pump;
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    /// What is said to the task that runs.
    private final ArrayDeque<Waiting> notes = new ArrayDeque<>();
    /// The bytes of calls without an answer, by their ids, and their sum.
    private final Map<Long, Long> unanswered = new HashMap<>();
    private long underWay;
    /// Of all that waits.
    private long waiting;
    private boolean ending;

    public Lane(Traffic traffic, long link, Refusal refusal) {
        this.traffic = traffic;
        this.link = link;
        this.refusal = refusal;
        traffic.add(pump);
    }

    /// What waits is not sent any more.
    public void end() {
        traffic.locked(() -> {
            traffic.remove(pump);
            drop(queue);
            drop(notes);
            traffic.budget().answered(underWay);
            underWay = 0;
            unanswered.clear();
            traffic.goOn();
        });
    }

    private void drop(ArrayDeque<Waiting> frames) {
        for (Waiting frame = frames.poll(); frame != null; frame = frames.poll()) {
            left(frame);
        }
    }

    /// Nothing comes any more; ends when all that waits is sent.
    public void finish() {
        traffic.locked(() -> {
            ending = true;
            pump();
        });
    }

    /// @param named the segments that it names
    public void send(int kind, long id, List<Hold> named, byte[]... parts) {
        List<Movement> needs = traffic.move(named);
        List<Hold> holds = named.stream().map(Hold::another).filter(Objects::nonNull).toList();
        long bytes = 0;
        for (byte[] part : parts) {
            bytes += part.length;
        }
        Waiting frame = new Waiting(kind, id, needs, holds, parts, bytes);
        traffic.locked(() -> {
            if (kind == Messages.CANCEL && passes(frame)) {
                write(frame);
            } else {
                (kind == Messages.NOTE && passes(frame) ? notes : queue).add(frame);
                waits(frame.bytes());
                pump();
            }
        });
    }

    private void waits(long bytes) {
        waiting += bytes;
        traffic.budget().waits(bytes);
    }

    private void left(Waiting frame) {
        waits(-frame.bytes());
        traffic.spend(frame.holds());
    }

    /// How many bytes wait here, without the segments.
    public long waiting() {
        synchronized (traffic) {
            return waiting;
        }
    }

    private boolean passes(Waiting frame) {
        return queue.stream().noneMatch(each -> each.kind() == Messages.CALL && each.id() == frame.id());
    }

    /// The answer of a call has come.
    public void answered(long call) {
        traffic.locked(() -> {
            Long known = unanswered.remove(call);
            long bytes = known == null ? 0 : known;
            underWay -= bytes;
            if (traffic.budget().answered(bytes)) {
                traffic.goOn();
            } else {
                pump();
            }
        });
    }

    /// Sends what need not wait; under the lock.
    private void pump() {
        while (!notes.isEmpty() && notes.peek().isThere()) {
            send(notes.poll());
        }
        while (!queue.isEmpty() && isReady(queue.peek())) {
            send(queue.poll());
        }
        if (ending && queue.isEmpty()) {
            end();
        }
    }

    private void send(Waiting frame) {
        left(frame);
        String why = frame.refusal();
        if (why == null) {
            write(frame);
        } else {
            refusal.refused(frame.kind(), frame.id(), why);
        }
    }

    private boolean isReady(Waiting frame) {
        return frame.isThere() && (frame.kind() != Messages.CALL || underWay == 0
                || underWay + frame.bytes() <= WINDOW && traffic.budget().allows(frame.bytes()));
    }

    private void write(Waiting frame) {
        if (frame.kind() == Messages.CALL) {
            unanswered.put(frame.id(), frame.bytes());
            underWay += frame.bytes();
            traffic.budget().called(frame.bytes());
        }
        List<SegmentName> named = frame.needs().stream().map(Movement::name).toList();
        byte[][] parts = new byte[frame.parts().length + 1][];
        parts[0] = RelayedFrame.head(frame.kind(), frame.id(), named);
        System.arraycopy(frame.parts(), 0, parts, 1, frame.parts().length);
        traffic.send(RelayMessages.FRAME, link, parts);
    }
}
