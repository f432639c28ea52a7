package dev.tandem.engine.internal.place;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.memory.SegmentUser;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Loan;
import dev.tandem.engine.internal.wire.Messages;

/// Answers what a worker says of segments. Called by the link's I/O thread, which must not wait for fresh memory.
public final class SegmentDesk implements SegmentUser {
    private final SegmentPool pool = SegmentPool.own();
    private final SegmentLoans loans;
    private final WorkerLink link;

    public SegmentDesk(SegmentLoans loans, WorkerLink link) {
        this.loans = loans;
        this.link = link;
    }

    /// From now on the worker hears of what becomes of segments.
    public void open() {
        pool.add(this);
    }

    /// The worker is gone.
    public void close() {
        pool.remove(this);
        loans.end();
    }

    @Override
    public void collect() {
        if (loans.mappedBytes() > 0) {
            link.send(Messages.COLLECT, 0);
        }
    }

    @Override
    public void gone(long segment) {
        if (loans.forget(segment)) {
            link.send(Messages.FORGET, segment);
        }
    }

    /// The answer of a call has been read.
    public void answered(long call) {
        loans.answered(call);
    }

    /// @return false when the frame is about something else
    public boolean frame(int kind, long id, byte[] payload) {
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
            throw new ProtocolException("segment mapped that was not given: segment=" + segment + ", pid=" + link.pid());
        }
        loans.held(hold);
    }

    private void lend(long call, long bytes) {
        Hold idle = pool.acquireIdle(bytes);
        if (idle != null) {
            hand(call, idle);
            return;
        }
        EngineThreads.start("tandem-lend-" + link.pid(), () -> {
            Hold fresh;
            try {
                fresh = pool.acquire(bytes);
            } catch (RuntimeException e) {
                // No memory: the worker's call fails with it.
                link.send(Messages.LEND, call, new Loan("", e.getMessage()).encode());
                return;
            }
            hand(call, fresh);
        });
    }

    private void hand(long call, Hold segment) {
        String name = segment.name().text();
        if (loans.lent(call, segment)) {
            link.send(Messages.LEND, call, new Loan(name, "").encode());
        }
    }
}
