package dev.tandem.engine.internal.process;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.memory.SegmentUser;
import dev.tandem.engine.internal.place.NotedSegments;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Loan;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Room;
import dev.tandem.engine.internal.wire.Telling;
import dev.tandem.engine.worker.WorkerDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tells one worker process where segments are, and answers what it says of them. Called by whoever sends to it and by the
/// connection's I/O thread, which must not wait for fresh memory. Opened and closed by the link.
final class SegmentDesk implements SegmentUser {
    /// How a frame gets to the worker.
    interface Sender {
        boolean send(int kind, long id, byte[]... parts);
    }

    private final SegmentPool pool;
    private final SegmentLoans loans = new SegmentLoans();
    private final NotedSegments notes = new NotedSegments();
    private final Sender worker;
    /// Those that the worker knows and may keep mapped for writing, by what messages call them. Guarded by itself.
    private final Map<SegmentName.Use, Long> known = new HashMap<>();

    SegmentDesk(Sender worker) {
        this(worker, SegmentPool.own());
    }

    SegmentDesk(Sender worker, SegmentPool pool) {
        this.worker = worker;
        this.pool = pool;
    }

    /// From now on the worker hears of what becomes of segments.
    void open() {
        pool.add(this);
    }

    /// The worker is gone.
    void close() {
        pool.remove(this);
        loans.end();
        notes.end();
    }

    /// What the worker has mapped.
    List<WorkerDetails.Segment> mapped() {
        return loans.mapped();
    }

    /// How much memory the worker has mapped.
    long mappedBytes() {
        return loans.mappedBytes();
    }

    /// A call that names segments is about to be sent.
    ///
    /// @param segments closed here, when the call has its answer
    void calling(long call, List<Hold> segments) {
        segments.forEach(this::introduce);
        loans.sent(call, segments);
    }

    /// The task of a call is about to be told something.
    ///
    /// @param segments closed here, when it is done with that
    void noting(long call, List<Hold> segments) {
        segments.forEach(this::introduce);
        notes.sent(call, segments);
    }

    /// What the task of a call has told is taken in.
    void told(long call, Telling telling) {
        loans.told(call, telling.named());
        notes.read(call, telling.read());
    }

    /// The worker hears of a segment before any message that names it: frames keep their order.
    private void introduce(Hold segment) {
        SegmentName.Use named = segment.calledNow();
        Long id = segment.segmentId();
        synchronized (known) {
            if (!id.equals(known.get(named))) {
                // What it was called before is over.
                known.values().removeIf(id::equals);
                known.put(named, id);
                worker.send(Messages.SEGMENT, named.id(), new Room(named.generation(), id, segment.path().toString()).encode());
            }
        }
    }

    @Override
    public void collect() {
        if (loans.mappedBytes() > 0) {
            worker.send(Messages.COLLECT, 0);
        }
    }

    @Override
    public void gone(long segment) {
        boolean isKnown;
        synchronized (known) {
            isKnown = known.values().removeIf(id -> id == segment);
        }
        if (isKnown) {
            worker.send(Messages.FORGET, segment);
        }
    }

    /// What was lent to the worker for the answer of a call, to be closed by the caller.
    List<Hold> lent(long call) {
        return loans.lent(call);
    }

    /// The answer of a call has been read.
    void answered(long call) {
        loans.answered(call);
        notes.answered(call);
    }

    /// @return false when the frame is about something else
    boolean frame(int kind, long id, byte[] payload) {
        switch (kind) {
            case Messages.HELD -> held(id);
            case Messages.RELEASED -> loans.released(id);
            case Messages.BORROW -> lend(id, Loan.asked(payload));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void held(long segment) {
        Hold hold = pool.find(segment);
        if (hold == null) {
            throw new ProtocolException("segment mapped that was not given: segment=" + segment);
        }
        loans.held(hold);
    }

    private void lend(long call, long bytes) {
        Hold idle = pool.acquireIdle(bytes);
        if (idle != null) {
            hand(call, idle);
            return;
        }
        EngineThreads.start("tandem-lend-" + call, () -> {
            // The worker's call fails with the refusal.
            Hold fresh = pool.acquire(bytes, why -> worker.send(Messages.LEND, call, new Loan("", why).encode()));
            if (fresh != null) {
                hand(call, fresh);
            }
        });
    }

    private void hand(long call, Hold segment) {
        String name = segment.name().text();
        introduce(segment);
        if (loans.lent(call, segment)) {
            worker.send(Messages.LEND, call, new Loan(name, "").encode());
        }
    }
}
