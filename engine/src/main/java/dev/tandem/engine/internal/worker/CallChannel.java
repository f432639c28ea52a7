package dev.tandem.engine.internal.worker;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a running task and the one who called it say to each other before the answer, for the engine's own use.
///
/// What is said must consist of classes that both sides have. Sending is open to all threads and waits only while
/// very much is unsent; receiving is for one thread. Opened and closed by the task loop.
public final class CallChannel {
    private static final long BACKLOG = 4 << 20;
    private static final Duration PATIENCE = Duration.ofDays(1);

    /// Both written by the task thread.
    private static volatile CallChannel running;
    private static volatile CallChannel latest;

    private final Connection connection;
    private final int longest;
    private final long call;
    private final Borrowed segments;
    private final BlockingQueue<byte[]> inbox = new LinkedBlockingQueue<>();

    private CallChannel(Connection connection, int longest, long call, Borrowed segments) {
        this.connection = connection;
        this.longest = longest;
        this.call = call;
        this.segments = segments;
    }

    /// @param longest the longest message that may be said, in bytes
    static CallChannel open(Connection connection, int longest, long call, Borrowed segments) {
        CallChannel channel = new CallChannel(connection, longest, call, segments);
        latest = channel;
        running = channel;
        return channel;
    }

    void close() {
        running = null;
    }

    long call() {
        return call;
    }

    void arrived(byte[] payload) {
        inbox.add(payload);
    }

    /// The channel of the call that this worker process runs.
    ///
    /// @throws TandemException when there is none, also on workers that are no processes
    public static CallChannel current() {
        CallChannel open = running;
        if (open == null) {
            throw new TandemException("no call of a worker process runs here: thread=" + Thread.currentThread().getName());
        }
        return open;
    }

    /// Tells the owner of this worker's group something that belongs to no call; lost when there is no owner.
    ///
    /// @throws CannotShipException when it is too long for one message
    public static void tellGroup(Object message) {
        CallChannel open = latest;
        if (open != null) {
            open.send(0, message);
        }
    }

    /// Tells the caller something.
    ///
    /// @throws CannotShipException when it is too long for one message
    public void tell(Object message) {
        send(call, message);
    }

    /// The longest message that gets through from here, in bytes.
    public int longest() {
        return longest;
    }

    /// A value in the form in which it travels.
    ///
    /// @param segment the number of the segment of the main process that holds its long arrays, or 0
    /// @param generation which use of the segment it is
    public record Encoded(byte[] payload, long segment, long generation) {}

    /// Encodes a part of the answer. The main process keeps the segment until it has read the answer, no longer. For the
    /// task thread.
    ///
    /// @throws CannotShipException when it cannot travel
    /// @throws TandemException when there is no memory for its arrays
    public Encoded encode(String kind, Object value) {
        try (Lender lender = new Lender(segments, call)) {
            return new Encoded(Shipping.shipBack(kind, value, lender).payload(), lender.segment(), lender.generation());
        }
    }

    /// Waits for the next thing that the caller says.
    ///
    /// @param longest how long, or null for ever
    /// @return null when nothing comes in that time
    public Object receive(Duration longest) throws InterruptedException {
        if (longest == null) {
            connection.serveFirst(() -> !inbox.isEmpty());
        }
        byte[] note = longest == null ? inbox.take() : inbox.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return note == null ? null : Shipping.receive(note);
        } catch (IOException | ClassNotFoundException e) {
            throw new ProtocolException("note to a task cannot be read: call=" + call, e);
        }
    }

    private void send(long about, Object message) {
        byte[] payload = Shipping.shipBack("message", message).payload();
        if (payload.length > longest) {
            throw new CannotShipException("too long for one message: bytes=" + payload.length + ", limit=" + longest);
        }
        connection.awaitRoom(BACKLOG, PATIENCE);
        connection.send(Messages.TELL, about, Parcel.head("", List.of(), Shipment.Place.FIRST), payload);
    }
}
