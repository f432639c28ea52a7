package dev.tandem.cluster.link;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// The data of a link in one direction: no more is under way than the other side can take at once, so that what is urgent never
/// waits behind more, and neither side's memory fills. The rest waits here, in its order. Thread-safe; nothing waits
/// that does not say so.
public final class Allowance {
    /// In bytes; a long message may go beyond it.
    private static final long SIZE = 2 << 20;
    /// So much is told together to have been taken. Less than half, so that whoever waits for that hears of it.
    private static final long TOLD = SIZE / 4;

    private final Consumer<byte[]> way;
    /// Guarded by this, as is all below.
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long underWay;
    private long untold;
    private boolean ended;

    /// @param way sends; must not wait
    public Allowance(Consumer<byte[]> way) {
        this.way = way;
    }

    /// @return false when the link has ended, and it goes nowhere
    public synchronized boolean send(byte[] message) {
        if (ended) {
            return false;
        }
        waiting.add(message);
        waitingBytes += message.length;
        pump();
        return true;
    }

    /// The other side has taken so many bytes.
    public synchronized void taken(long bytes) {
        underWay = Math.max(0, underWay - bytes);
        pump();
        notifyAll();
    }

    /// So much of the other direction was taken here.
    ///
    /// @return how many bytes the other side is to be told of, now and then; else 0
    public synchronized long take(int bytes) {
        untold += bytes;
        if (untold < TOLD) {
            return 0;
        }
        long told = untold;
        untold = 0;
        return told;
    }

    /// Waits until nothing waits here, or the link has ended; for whoever may.
    public synchronized void awaitRoom() {
        boolean interrupted = false;
        while (!ended && !waiting.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pump() {
        while (!ended && !waiting.isEmpty() && (underWay < SIZE / 2 || underWay + waiting.peek().length <= SIZE)) {
            byte[] next = waiting.poll();
            waitingBytes -= next.length;
            underWay += next.length;
            way.accept(next);
        }
    }

    /// How many bytes wait, those under way included.
    public synchronized long pending() {
        return waitingBytes + underWay;
    }

    /// Nothing is sent any more.
    public synchronized void end() {
        ended = true;
        waiting.clear();
        waitingBytes = 0;
        notifyAll();
    }
}
