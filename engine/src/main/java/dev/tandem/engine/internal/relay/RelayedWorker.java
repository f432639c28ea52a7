package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.relay.traffic.Lane;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.RelayedFrame;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Description;
import dev.tandem.engine.internal.wire.FailureReport;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Telling;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.WorkerLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A worker of a relay: hears it, and passes on what it says with the segments that it was lent for that. Thread-safe.
final class RelayedWorker implements WorkerLink.Listener {
    /// So much of all workers together may wait for the client before one that says more has to.
    private static final long BACKLOG = 16 << 20;
    private static final Duration LOOK = Duration.ofMillis(10);

    private final WorkerLink link;
    private final Order order;
    private final Channels channels;
    private final Lane lane;
    private final Brake brake;
    private final CompletableFuture<Void> ended;

    RelayedWorker(WorkerLink link, Order order, Channels channels) {
        this.link = link;
        this.order = order;
        this.brake = new Brake(link::pause, link::resume);
        this.channels = channels;
        this.lane = new Lane(channels.traffic(), channels.link(), this::refused);
        this.ended = link.gone().thenAccept(this::gone);
    }

    void start() {
        try {
            link.start(this);
            channels.road().send(RelayMessages.STARTED, channels.link(), figures().encode());
        } catch (TandemException e) {
            // Whoever wanted the worker gets the reason.
            channels.road().send(RelayMessages.FAILED, channels.link(), String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void gone(Departure departure) {
        channels.road().send(RelayMessages.DEAD, channels.link(), Figures.encode(departure));
        lane.send(RelayMessages.GONE, 0, List.of(), Figures.encode(departure));
        lane.finish();
    }

    /// Done when its end was passed on.
    CompletableFuture<Void> ended() {
        return ended;
    }

    /// Passes on a frame of the client.
    void pass(RelayedFrame frame) {
        if (frame.kind() == Messages.NOTE) {
            link.note(frame.id(), channels.copies().named(frame.named()), frame.body());
        } else if (frame.kind() == Messages.CALL) {
            link.call(frame.id(), channels.copies().named(frame.named()), frame.body());
        } else {
            link.send(frame.kind(), frame.id(), frame.body());
        }
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        List<Hold> lent = kind == Messages.RESULT || kind == Messages.TELL && id != 0 ? link.lent(id) : List.of();
        lane.send(kind, id, kind == Messages.TELL ? named(lent, payload) : lent, payload);
        lent.forEach(Hold::close);
        slowDown();
    }

    /// What is lent for a later part of the answer is being written to.
    private static List<Hold> named(List<Hold> lent, byte[] payload) {
        List<SegmentName.Use> uses = lent.isEmpty() ? List.of() : Telling.headOf(payload).named();
        return lent.stream().filter(hold -> uses.contains(hold.name().use())).toList();
    }

    @Override
    public void rawOutput(byte[] text, int length) {
        new String(text, 0, length, StandardCharsets.UTF_8).lines().forEach(order.log()::add);
        lane.send(RelayMessages.RAW, 0, List.of(), Arrays.copyOf(text, length));
    }

    @Override
    public void strained(String why) {
        lane.send(RelayMessages.STRAINED, 0, List.of(), why.getBytes(StandardCharsets.UTF_8));
    }

    /// The client has no memory for what a frame brings.
    private void refused(int kind, long id, String why) {
        if (kind == Messages.TELL) {
            // Whoever it is for would wait for it for ever.
            byte[] said = ("no room for what a task tells: cause=" + why + "\n").getBytes(StandardCharsets.UTF_8);
            channels.traffic().send(RelayMessages.FRAME, channels.link(), RelayedFrame.head(RelayMessages.RAW, 0, List.of()), said);
            EngineThreads.startSmall("tandem-end-" + channels.link(), this::kill);
        } else if (kind == Messages.RESULT) {
            Description said = Description.of(new TandemException("no room for the arrays of a result: cause=" + why));
            byte[] report = new FailureReport(FailureReport.Kind.CANNOT_SHIP, said, null).encode();
            channels.traffic().send(RelayMessages.FRAME, channels.link(), RelayedFrame.head(Messages.FAILURE, id, List.of()), report);
        }
    }

    private long waiting() {
        return channels.road().pending() + channels.traffic().waiting();
    }

    private void slowDown() {
        if (waiting() > BACKLOG && brake.press(Brake.Cause.BACKLOG)) {
            Timer.after(LOOK, this::goOn);
        }
    }

    private void goOn() {
        // One that has nothing here itself must not wait for others that always have something.
        long few = lane.waiting() == 0 ? BACKLOG : BACKLOG / 4;
        if (waiting() > few && !channels.road().closed()) {
            Timer.after(LOOK, this::goOn);
        } else {
            brake.release(Brake.Cause.BACKLOG);
        }
    }

    Brake brake() {
        return brake;
    }

    void ask() {
        link.ask();
    }

    void terminate() {
        link.terminate();
    }

    void kill() {
        link.kill();
    }

    void settled() {
        link.settled();
    }

    void tellFigures() {
        if (!link.gone().isDone()) {
            channels.road().send(RelayMessages.USAGE, channels.link(), figures().encode());
        }
    }

    private Figures figures() {
        return new Figures(link.pid(), link.usage(), link.mappedBytes());
    }

    void awaitEnd(Duration longest) {
        link.gone().completeOnTimeout(null, longest.toNanos(), TimeUnit.NANOSECONDS).join();
    }
}
