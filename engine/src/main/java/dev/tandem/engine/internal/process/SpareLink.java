package dev.tandem.engine.internal.process;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerUsage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// A worker that is to be a spare; if that turns out to be dead or stopped, another process takes its place before
/// anybody notices.
final class SpareLink implements WorkerLink {
    /// A living spare answers within a millisecond, on a busy machine within some more.
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private final Order order;
    private final CompletableFuture<Departure> gone = new CompletableFuture<>();
    /// Guarded by this; read by any.
    private volatile LocalProcess process;
    private boolean killed;

    SpareLink(Order order, LocalProcess spare) {
        this.order = order;
        this.process = spare;
    }

    @Override
    public void start(Listener listener) {
        LocalProcess spare = process;
        if (spare.adopt(order, listener, PATIENCE)) {
            spare.gone().thenAccept(gone::complete);
            return;
        }
        spare.kill();
        if (Thread.currentThread().isInterrupted() || !replace()) {
            spare.gone().thenAccept(gone::complete);
            throw new WorkerLostException("worker was ended before it started: group=" + order.group() + ", worker="
                    + order.number() + ", pid=" + spare.pid(), order.number(), spare.pid());
        }
        process.gone().thenAccept(gone::complete);
        process.start(listener);
    }

    private synchronized boolean replace() {
        if (!killed) {
            process = new LocalProcess(order);
        }
        return !killed;
    }

    @Override
    public boolean send(int kind, long id, byte[]... parts) {
        return process.send(kind, id, parts);
    }

    @Override
    public boolean call(long id, List<Hold> segments, byte[]... parts) {
        return process.call(id, segments, parts);
    }

    @Override
    public boolean note(long call, List<Hold> segments, byte[]... parts) {
        return process.note(call, segments, parts);
    }

    @Override
    public List<Hold> lent(long call) {
        return process.lent(call);
    }

    @Override
    public void pause() {
        process.pause();
    }

    @Override
    public void resume() {
        process.resume();
    }

    @Override
    public boolean ask() {
        return process.ask();
    }

    @Override
    public void terminate() {
        process.terminate();
    }

    @Override
    public void kill() {
        synchronized (this) {
            killed = true;
        }
        process.kill();
    }

    @Override
    public CompletableFuture<Departure> gone() {
        return gone;
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public String host() {
        return process.host();
    }

    @Override
    public String description() {
        return process.description();
    }

    @Override
    public void receive(BooleanSupplier until) {
        process.receive(until);
    }

    @Override
    public void wake() {
        process.wake();
    }

    @Override
    public void attend() {
        process.attend();
    }

    @Override
    public void settled() {
        process.settled();
    }

    @Override
    public WorkerUsage usage() {
        return process.usage();
    }

    @Override
    public long bytesSent() {
        return process.bytesSent();
    }

    @Override
    public long mappedBytes() {
        return process.mappedBytes();
    }

    @Override
    public long bytesReceived() {
        return process.bytesReceived();
    }
}
