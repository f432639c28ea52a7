package dev.tandem.engine.internal.worker;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.memory.BorrowedRoom;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentOwner;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Loan;
import dev.tandem.engine.internal.wire.Messages;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// The segments of the main process, as this worker asks for them and gives them back. Thread-safe.
final class Borrowed implements SegmentOwner {
    private final Connection connection;
    /// What a thread waits for; written by it, read by the I/O thread.
    private volatile CompletableFuture<Loan> expected;

    Borrowed(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void held(long segment) {
        connection.send(Messages.HELD, segment);
    }

    @Override
    public void released(long segment) {
        connection.send(Messages.RELEASED, segment);
    }

    /// The main process has answered.
    void lent(Loan loan) {
        CompletableFuture<Loan> waiting = expected;
        if (waiting == null) {
            throw new ProtocolException("segment lent to nobody: segment=" + loan.segment());
        }
        waiting.complete(loan);
    }

    /// Room for the result of a call, or for a part of it; for one thread after the other. The main process takes it back once it has read
    /// the result, or when this process is gone.
    synchronized BorrowedRoom room(long call, long bytes) {
        CompletableFuture<Loan> waiting = new CompletableFuture<>();
        expected = waiting;
        connection.send(Messages.BORROW, call, Loan.ask(bytes));
        Loan loan = await(waiting);
        if (loan.segment().isEmpty()) {
            throw new TandemException(loan.refusal());
        }
        try {
            return BorrowedRoom.open(SegmentName.parse(loan.segment()));
        } catch (IOException e) {
            throw new TandemException("lent segment cannot be opened: segment=" + loan.segment(), e);
        }
    }

    /// The main process always answers; when it is gone, so is this one.
    private Loan await(CompletableFuture<Loan> waiting) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    connection.serveFirst(waiting::isDone);
                    return waiting.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new AssertionError(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
