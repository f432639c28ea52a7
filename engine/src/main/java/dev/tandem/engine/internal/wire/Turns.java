package dev.tandem.engine.internal.wire;

import java.nio.channels.Selector;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Whose turn it is to read a connection: its own thread's, or a visitor's, who would only wait for what is read.
///
/// A thread that reads its answer itself is woken once, by the socket; if another thread reads it, twice. So visitors
/// come first, and while they come and go the connection's own thread only looks now and then whether it is needed.
/// It is needed at the latest one [#LOOK] after the last visitor has left.
///
/// The own thread's states:
///
/// | from | to | when |
/// |---|---|---|
/// | READING | LOOKING | a visitor wants the turn |
/// | LOOKING | READING | nobody has had the turn for one look, or somebody calls [#attend()] |
/// | LOOKING | ASLEEP | the same visitor has had the turn for one look |
/// | ASLEEP | LOOKING | that visitor has left |
final class Turns {
    /// Long beside the time between two visits by whoever makes short calls, also on a busy machine: a turn that is taken from
    /// them costs them a second wake-up for each call. Short beside what a person or a timeout notices.
    private static final long LOOK = 2_000_000;

    private final ReentrantLock turn = new ReentrantLock();
    private final Selector selector;
    /// Set before the connection starts.
    private Thread own;
    /// A visitor wanted the turn in vain; written by visitors, reset by the own thread. It is a hint: if it gets lost,
    /// the next visitor comes in vain, too.
    private volatile boolean wanted;
    /// Visitors that wait for the turn. Each counts itself before it wakes the reader, and until it has the turn.
    private final AtomicInteger waiting = new AtomicInteger();
    /// The own thread is needed; written by anybody, reset by the own thread.
    private volatile boolean needed;
    /// Written by the own thread.
    private volatile boolean asleep;
    /// How often a visitor came or went; written by whoever has the turn.
    private volatile long visits;

    Turns(Selector selector) {
        this.selector = selector;
    }

    void setOwn(Thread thread) {
        own = thread;
    }

    /// Takes the turn if nobody has it; else sees to it that it is free next time.
    boolean tryEnter() {
        if (turn.isHeldByCurrentThread()) {
            return false;
        }
        if (!turn.tryLock()) {
            wanted = true;
            return false;
        }
        count();
        return true;
    }

    /// Takes the turn from the own thread.
    void enter() {
        if (!turn.tryLock()) {
            waiting.incrementAndGet();
            selector.wakeup();
            turn.lock();
            waiting.decrementAndGet();
        }
        count();
    }

    void leave() {
        count();
        turn.unlock();
        if (asleep) {
            LockSupport.unpark(own);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // whoever has the turn writes it
    private void count() {
        visits++;
    }

    /// Whether the calling thread reads.
    boolean isMine() {
        return turn.isHeldByCurrentThread();
    }

    /// Has the own thread take the next turn at once.
    void attend() {
        needed = true;
        LockSupport.unpark(own);
    }

    /// What the own thread does.
    ///
    /// @param isOpen false ends it
    /// @param step waits for something to read, and reads it
    void work(BooleanSupplier isOpen, Runnable step) {
        while (isOpen.getAsBoolean()) {
            turn.lock();
            try {
                needed = false;
                wanted = false;
                while (isOpen.getAsBoolean() && !wanted && waiting.get() == 0) {
                    step.run();
                }
            } finally {
                turn.unlock();
            }
            look(isOpen);
        }
    }

    private void look(BooleanSupplier isOpen) {
        long seen = visits;
        while (isOpen.getAsBoolean() && !needed) {
            LockSupport.parkNanos(this, LOOK);
            long now = visits;
            if (now == seen && !turn.isLocked()) {
                return;
            }
            if (now == seen) {
                sleep(isOpen, seen);
            }
            seen = visits;
        }
    }

    private void sleep(BooleanSupplier isOpen, long seen) {
        asleep = true;
        // After the flag is set: who leaves later sees it.
        while (turn.isLocked() && visits == seen && !needed && isOpen.getAsBoolean()) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    /// Does something once nobody reads any more.
    void last(Runnable work) {
        turn.lock();
        try {
            work.run();
        } finally {
            turn.unlock();
        }
    }
}
