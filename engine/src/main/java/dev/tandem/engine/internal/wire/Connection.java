package dev.tandem.engine.internal.wire;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// One end of the socket between the main process and a worker.
///
/// Any thread may send, also an interrupted one: the channel is non-blocking, so the JDK never closes
/// it because of an interrupt, and a sender never waits for the peer. What the socket does not take at
/// once is written by the connection's own I/O thread, which also reads unless somebody who waits for a frame does
/// it for himself; see [Turns]. Whoever opens it closes it.
public final class Connection implements AutoCloseable {
    private static final int READ_BUFFER = 128 * 1024;

    private final SocketChannel channel;
    private final Selector selector;
    private final SelectionKey key;
    private final FrameHandler handler;
    private final FrameReader reader = new FrameReader();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread io;
    private final Turns turns;
    /// Used by whoever has the turn.
    private ByteBuffer buffer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    /// Guarded by the lock.
    private final Outgoing outgoing = new Outgoing();
    /// Set once, under the lock, by whoever closes first.
    private volatile boolean closed;
    /// Written under the lock.
    private volatile long bytesSent;
    /// Written by whoever has the turn, as is the next.
    private volatile long bytesReceived;
    /// Why it ended, if it was not closed.
    private volatile Throwable reason;

    /// Takes over a connected channel; nothing is read before [#start()].
    public Connection(SocketChannel channel, String name, FrameHandler handler) throws IOException {
        this.channel = channel;
        this.handler = handler;
        channel.configureBlocking(false);
        this.selector = Selector.open();
        this.key = channel.register(selector, SelectionKey.OP_READ);
        this.io = EngineThreads.create(name, this::run);
        this.turns = new Turns(selector);
        turns.setOwn(io);
    }

    public void start() {
        io.start();
    }

    /// Takes nothing more from the peer until [#resume()], beyond what is being read: the peer has to wait, so that what it
    /// sends does not add up here. Sending goes on. Never waits.
    public void pause() {
        changeReading(false);
    }

    /// Reads again.
    public void resume() {
        changeReading(true);
    }

    private void changeReading(boolean reads) {
        lock.lock();
        try {
            if (!closed) {
                int wanted = reads ? key.interestOpsOr(SelectionKey.OP_READ) : key.interestOpsAnd(~SelectionKey.OP_READ);
                if (reads && (wanted & SelectionKey.OP_READ) == 0) {
                    selector.wakeup();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /// Allows frames longer than [Messages#FIRST_LIMIT]; called by the handler once it knows the peer.
    public void trustPeer() {
        reader.trust();
    }

    /// Sends one frame; the parts follow each other in its payload and must not be changed later.
    ///
    /// @return false when the connection is closed, and the frame goes nowhere
    /// @throws CannotShipException when the payload is longer than a frame can be
    public boolean send(int kind, long id, byte[]... parts) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            boolean idle = outgoing.bytes() == 0;
            outgoing.add(kind, id, parts);
            if (idle) {
                write();
                if (outgoing.bytes() > 0) {
                    key.interestOpsOr(SelectionKey.OP_WRITE);
                    selector.wakeup();
                    turns.attend();
                }
            }
            return true;
        } catch (ArithmeticException e) {
            throw new CannotShipException("too long for one frame: kind=" + kind + ", limit=" + Messages.LIMIT, e);
        } catch (IOException e) {
            // The peer is gone. The I/O thread sees it too and reports it, after what is still to be read.
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until at most so many bytes wait to be taken by the socket, or the connection is closed.
    /// Keeps waiting when interrupted, and sets the flag again.
    public void awaitRoom(long bytes, Duration timeout) {
        boolean interrupted = false;
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (!closed && outgoing.bytes() > bytes && left > 0) {
                try {
                    left = progress.awaitNanos(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Waits until everything that arrived has been handled and the connection is closed.
    public boolean awaitEnd(Duration timeout) throws InterruptedException {
        return ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Closes it once all was handled that a peer has said which is gone, however long that had to wait; not later than in some time.
    public void hearOut(Duration longest) throws InterruptedException {
        resume();
        awaitEnd(longest);
        close();
    }

    /// How many bytes the socket has not taken.
    public long pending() {
        lock.lock();
        try {
            return outgoing.bytes();
        } finally {
            lock.unlock();
        }
    }

    public long bytesSent() {
        return bytesSent;
    }

    public long bytesReceived() {
        return bytesReceived;
    }

    /// Ends the connection; the I/O thread closes the channel and tells the handler. Never waits.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
        if (io.getState() == Thread.State.NEW) {
            release();
        }
        selector.wakeup();
        LockSupport.unpark(io);
    }

    public boolean closed() {
        return closed;
    }

    /// Reads in the calling thread until a condition holds, unless another thread reads already, the caller is
    /// interrupted or the connection ends. The frames are handled in the calling thread, too.
    public void serve(BooleanSupplier until) {
        if (turns.tryEnter()) {
            serveInTurn(until);
        }
    }

    /// As [#serve(BooleanSupplier)], but the connection's own thread makes way.
    public void serveFirst(BooleanSupplier until) {
        turns.enter();
        serveInTurn(until);
    }

    private void serveInTurn(BooleanSupplier until) {
        try {
            while (!closed && !until.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
                step();
            }
        } finally {
            turns.leave();
        }
    }

    /// Has whoever reads look at its condition again.
    public void wake() {
        if (!turns.isMine()) {
            selector.wakeup();
        }
    }

    /// Has the connection's own thread read from now on, because the caller will not wait.
    public void attend() {
        turns.attend();
    }

    private void run() {
        turns.work(() -> !closed, this::step);
        close();
        turns.last(this::release);
        try {
            handler.closed(reason);
        } finally {
            ended.countDown();
        }
    }

    /// Waits until the peer sends or takes something. Needs the turn.
    // Whatever a frame causes must end this connection only.
    private void step() {
        try {
            if (buffer == null) {
                buffer = ByteBuffer.allocateDirect(READ_BUFFER);
            }
            if (!serve(buffer)) {
                close();
            }
        } catch (Throwable e) {
            reason = closed ? null : e;
            close();
        }
    }

    private boolean serve(ByteBuffer buffer) throws IOException {
        selector.select();
        selector.selectedKeys().clear();
        if (key.isWritable()) {
            continueWriting();
        }
        return !key.isReadable() || read(buffer);
    }

    private boolean read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            if (reader.partial()) {
                throw new ProtocolException("connection ended inside a frame: bytesReceived=" + bytesReceived);
            }
            return false;
        }
        received(count);
        reader.take(buffer.flip(), handler);
        return true;
    }

    /// One writer.
    private void received(int count) {
        bytesReceived += count;
    }

    private void continueWriting() throws IOException {
        lock.lock();
        try {
            write();
            if (outgoing.bytes() == 0) {
                key.interestOpsAnd(~SelectionKey.OP_WRITE);
            }
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void write() throws IOException {
        bytesSent += outgoing.writeTo(channel);
    }

    private void release() {
        try (selector) {
            channel.close();
        } catch (IOException e) {
            // Nothing is left to be saved: both are of no use any more, whatever close reports.
            return;
        }
    }
}
