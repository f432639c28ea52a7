package dev.tandem.engine.worker;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.code.ShippedClass;
import dev.tandem.engine.code.Shipping;
import dev.tandem.engine.wire.ClassLedger;
import dev.tandem.engine.wire.Connection;
import dev.tandem.engine.wire.FrameHandler;
import dev.tandem.engine.wire.Hello;
import dev.tandem.engine.wire.Messages;
import dev.tandem.engine.wire.Parcel;
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
    /// Both written by the I/O thread.
    private volatile Hello hello;
    private volatile boolean stopping;

    /// Binds the thread that will run the tasks, and what tells the main process of a call that was
    /// cancelled before it began.
    void serve(Thread thread, LongConsumer tellCancelled) {
        refusal = tellCancelled;
        taskThread = thread;
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
            if (connection.isClosed()) {
                // The I/O thread ends the process.
                LockSupport.park(this);
            }
            connection.serveFirst(this::hasNews);
        }
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
            case Messages.CALL -> add(id, Parcel.decode(payload));
            case Messages.CANCEL -> cancel(id);
            case Messages.STOP -> stop();
            default -> throw new ProtocolException("unexpected message for a worker: kind=" + kind);
        }
        if (kind != Messages.CANCEL) {
            LockSupport.unpark(taskThread);
        }
    }

    @Override
    public void closed(Throwable reason) {
        if (!stopping) {
            Runtime.getRuntime().halt(ORPHANED);
        }
    }

    private synchronized void add(long id, Parcel parcel) {
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
        queue.add(new Request(id, parcel.content().payload(), defect));
    }

    private void cancel(long id) {
        synchronized (this) {
            if (running != null && running.id() == id) {
                taskThread.interrupt();
                return;
            }
            if (!removeQueued(id)) {
                return;
            }
        }
        refusal.accept(id);
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

    private synchronized void stop() {
        stopping = true;
        if (running != null) {
            taskThread.interrupt();
        }
    }
}
