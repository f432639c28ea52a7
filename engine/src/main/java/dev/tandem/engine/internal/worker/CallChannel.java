package dev.tandem.engine.internal.worker;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.wire.Telling;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a running task and the one who called it say to each other before the answer, for the engine's own use.
///
/// What is said must consist of classes that both sides have. Sending is open to all threads and waits only while
/// very much is unsent; receiving is for one thread at a time. Opened and closed by the task loop.
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
    /// How many notes were taken out of it; used by the thread that receives.
    private int taken;
    /// How many of them it is done with; written by it.
    private volatile int read;

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
            open.send(0, 0, List.of(), message);
        }
    }

    /// Tells the caller something.
    ///
    /// @throws CannotShipException when it is too long for one message
    public void tell(Object message) {
        tell(message, List.of());
    }

    /// As [#tell(Object)].
    ///
    /// @param parts encoded values in it, whose segments go along: the main process keeps them while it takes the message in
    public void tell(Object message, List<Encoded> parts) {
        send(call, read, parts.stream().filter(Encoded::isLong).map(Encoded::use).toList(), message);
    }

    /// The longest message that gets through from here, in bytes.
    public int longest() {
        return longest;
    }

    /// A value in the form in which it travels.
    ///
    /// @param segment the number of the segment of the main process that holds what is long in it, or 0
    /// @param generation which use of the segment it is
    public record Encoded(byte[] payload, long segment, long generation) {
        /// Whether a segment belongs to it.
        public boolean isLong() {
            return segment != 0;
        }

        private SegmentName.Use use() {
            return new SegmentName.Use(segment, generation);
        }

        /// In the main process, what keeps the segment; none when there is no segment or nobody has held it.
        public List<Hold> holds() {
            Hold hold = isLong() ? SegmentPool.own().find(segment, generation) : null;
            return hold == null ? List.of() : List.of(hold);
        }
    }

    /// Encodes a part of the answer, or of what is told before. The main process keeps the segment until it has taken that in, no
    /// longer.
    ///
    /// @param longest what is longer lies in a segment, in bytes
    /// @throws CannotShipException when it cannot travel
    /// @throws TandemException when there is no memory for it
    public Encoded encode(String kind, Object value, int longest) {
        try (Lender lender = new Lender(segments, call)) {
            return new Encoded(Shipping.shipBack(kind, value, lender, longest).payload(), lender.segment(), lender.generation());
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
        taken += note == null ? 0 : 1;
        try {
            return note == null ? null : Shipping.receive(note);
        } catch (IOException | ClassNotFoundException e) {
            throw new ProtocolException("note to a task cannot be read: call=" + call, e);
        }
    }

    /// What was received is of no use any more: the main process hears of that with the next message, and gives up the segments.
    public void doneWithNotes() {
        read = taken;
    }

    private void send(long about, int done, List<SegmentName.Use> named, Object message) {
        byte[] payload = Shipping.shipBack("message", message).payload();
        if (payload.length > longest) {
            throw new CannotShipException("too long for one message: bytes=" + payload.length + ", limit=" + longest);
        }
        connection.awaitRoom(BACKLOG, PATIENCE);
        connection.send(Messages.TELL, about, Telling.head(done, named), Parcel.head("", List.of(), Shipment.Place.FIRST), payload);
    }
}
