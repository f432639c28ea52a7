package dev.tandem.engine.internal.worker;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.memory.BorrowedRoom;
import dev.tandem.engine.internal.memory.SegmentTable;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import dev.tandem.engine.internal.system.GarbageRequests;
import dev.tandem.engine.internal.system.NativeHeap;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.ClassLedger;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Defaults;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.internal.wire.Hello;
import dev.tandem.engine.internal.wire.Loan;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.wire.Room;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// What the main process asks, from the I/O thread that hears it to the one task thread that does it.
///
/// The I/O thread never runs user code, so it answers a cancellation while a task computes, and ends
/// the process when the main process is gone.
final class Requests implements FrameHandler {
    /// The main process vanished; nobody is left who could be told.
    private static final int ORPHANED = 70;

    private final ArrayDeque<Request> queue = new ArrayDeque<>();
    private final ClassLedger known = new ClassLedger();
    /// Guarded by this, as is the queue; written by the task thread.
    private Request running;
    /// Written once by the task thread; the first frames may come before.
    private volatile Thread taskThread;
    private volatile LongConsumer refusal;
    private volatile LongConsumer status;
    private volatile LongConsumer farewell;
    /// Written once, before the connection starts.
    private volatile Borrowed segments;
    /// Written by the task thread.
    private volatile CallChannel channel;
    /// Written by the I/O thread.
    private volatile Hello hello;
    /// Of the calls that come next; used by whoever reads the connection.
    private volatile Defaults defaults;
    /// Written under this.
    private volatile boolean stopping;

    /// Binds the thread that will run the tasks, and what tells the main process of a call that was
    /// cancelled before it began, of the memory in use, and of the last call that this process begins.
    void serve(Thread thread, LongConsumer tellCancelled, LongConsumer tellMemory, LongConsumer tellLast) {
        refusal = tellCancelled;
        status = tellMemory;
        farewell = tellLast;
        taskThread = thread;
    }

    /// Binds what asks the main process for segments.
    void lendTo(Borrowed borrower) {
        segments = borrower;
    }

    /// What asks the main process for segments.
    Borrowed segments() {
        return segments;
    }

    /// Waits for the first frame of the main process; null when told to stop instead.
    Hello hello() {
        while (hello == null && !stopping) {
            LockSupport.park(this);
        }
        return hello;
    }

    /// Waits for the next call and marks it as running; null when told to stop. The caller itself reads the
    /// connection meanwhile.
    Request next(Connection connection) {
        while (true) {
            synchronized (this) {
                // An interrupt that came too late for the last task must not hit the next.
                Thread.interrupted();
                running = null;
                if (stopping) {
                    return null;
                }
                running = queue.poll();
                if (running != null) {
                    return running;
                }
            }
            if (connection.closed()) {
                // The I/O thread ends the process.
                LockSupport.park(this);
            }
            connection.serveFirst(this::hasNews);
        }
    }

    /// Whether the process is to end, and what runs has been interrupted for that.
    boolean isStopping() {
        return stopping;
    }

    private synchronized boolean hasNews() {
        return stopping || !queue.isEmpty();
    }

    /// Those classes of a result that the main process does not have yet.
    synchronized List<ShippedClass> missing(Shipment shipment) {
        return known.missing(shipment);
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        switch (kind) {
            case Messages.HELLO -> hello = Hello.decode(payload);
            case Messages.DEFAULTS -> defaults = Defaults.decode(payload);
            case Messages.SEGMENT -> locate(id, Room.decode(payload));
            case Messages.CALL -> add(id, System.nanoTime(), Parcel.decode(payload));
            case Messages.CANCEL -> cancel(id, ByteBuffer.wrap(payload).getLong());
            case Messages.PING -> tellStatus(id);
            case Messages.NOTE -> note(id, Parcel.decode(payload).content());
            case Messages.STOP -> stop();
            case Messages.LEND -> segments.lent(Loan.decode(payload));
            case Messages.COLLECT -> GarbageRequests.ask();
            case Messages.FORGET -> BorrowedRoom.forget(id);
            default -> throw new ProtocolException("unexpected message for a worker: kind=" + kind);
        }
        if (kind == Messages.HELLO || kind == Messages.CALL || kind == Messages.STOP) {
            LockSupport.unpark(taskThread);
        }
    }

    @Override
    public void closed(Throwable reason) {
        if (!stopping) {
            if (reason != null) {
                // Past System.err, which goes through the connection.
                new PrintStream(new FileOutputStream(FileDescriptor.err), true).println("connection failed: cause=" + reason
                        + ", at=" + (reason.getStackTrace().length == 0 ? "?" : reason.getStackTrace()[0]));
            }
            try {
                Orphan.end();
            } finally {
                Runtime.getRuntime().halt(ORPHANED);
            }
        }
    }

    private synchronized void add(long id, long arrived, Parcel parcel) {
        Throwable defect = null;
        try {
            for (ShippedClass shipped : parcel.content().classes()) {
                known.add(shipped);
                Shipping.accept(shipped);
            }
        } catch (RuntimeException | LinkageError e) {
            // The call that brought the class reports it; the worker goes on.
            defect = e;
        }
        queue.add(new Request(id, arrived, parcel.content().payload(), parcel.content().place(), defaults, defect));
    }

    /// Says which call the task thread runs, and how it talks to the main process.
    void talkThrough(CallChannel ofRunning) {
        channel = ofRunning;
    }

    private void note(long id, Shipment content) {
        CallChannel open = channel;
        if (open != null && open.call() == id) {
            open.arrived(content.payload());
        }
    }

    private void cancel(long id, long grace) {
        boolean runs;
        boolean queued;
        synchronized (this) {
            runs = isRunning(id);
            queued = !runs && removeQueued(id);
            if (runs) {
                taskThread.interrupt();
            }
        }
        if (queued) {
            refusal.accept(id);
        } else if (runs && grace <= 0) {
            retire(id);
        } else if (runs) {
            // Counted here, where the task has heard of it: on a busy machine that is later than where it was sent.
            EngineThreads.startSmall("tandem-grace", () -> {
                long until = System.nanoTime() + grace;
                for (long left = grace; left > 0; left = until - System.nanoTime()) {
                    LockSupport.parkNanos(this, left);
                }
                retire(id);
            });
        }
    }

    /// Begins nothing more if a call still runs.
    private void retire(long id) {
        synchronized (this) {
            if (!isRunning(id) || stopping) {
                return;
            }
            stopping = true;
        }
        farewell.accept(id);
    }

    private boolean isRunning(long id) {
        return running != null && running.id() == id;
    }

    private boolean removeQueued(long id) {
        for (Iterator<Request> all = queue.iterator(); all.hasNext();) {
            if (all.next().id() == id) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    private static void locate(long named, Room room) {
        SegmentTable.add(named, room.generation(), room.segment(), Path.of(room.path()));
    }

    private void tellStatus(long id) {
        if (id == Messages.COLLECTING) {
            // It takes long, and a cancellation must not wait for it.
            EngineThreads.startSmall("tandem-collect", () -> {
                NativeHeap.shrink();
                status.accept(id);
            });
        } else {
            status.accept(id);
        }
    }

    private void stop() {
        long last;
        synchronized (this) {
            stopping = true;
            last = running == null ? 0 : running.id();
            if (running != null) {
                taskThread.interrupt();
            }
        }
        farewell.accept(last);
    }
}
