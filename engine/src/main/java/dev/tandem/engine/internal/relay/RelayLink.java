package dev.tandem.engine.internal.relay;

import dev.tandem.engine.StartTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentName;
import dev.tandem.engine.internal.place.NotedSegments;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.process.Subprocesses;
import dev.tandem.engine.internal.relay.traffic.Lane;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.relay.traffic.RelayedFrame;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Description;
import dev.tandem.engine.internal.wire.FailureReport;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Telling;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// A worker behind a relay. What it says is handled by one thread of this link, in its order. Thread-safe.
final class RelayLink implements WorkerLink, Node.Client {
    private static final AtomicLong IDS = new AtomicLong();
    /// Beyond the start timeout of the worker, which its relay counts.
    private static final Duration LATE = Duration.ofSeconds(10);
    /// A relay that works kills a worker within milliseconds.
    private static final Duration UNHEARD = Duration.ofSeconds(2);
    /// How long what a worker has said that was killed is waited for.
    private static final Duration LAST_WORDS = Duration.ofMillis(100);

    private final long id = IDS.incrementAndGet();
    private final Order order;
    private final Function<RelayLink, Deal> deals;
    private final CompletableFuture<Departure> gone = new CompletableFuture<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private final Brake brake = new Brake(() -> tell(RelayMessages.PAUSE), () -> tell(RelayMessages.RESUME));
    private final Inbox heard = new Inbox(brake);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    /// What calls without an answer need.
    private final Map<Long, List<Hold>> calls = new ConcurrentHashMap<>();
    private final NotedSegments notes = new NotedSegments();
    /// The segments that came with frames whose calls have no answer.
    private final Set<SegmentName> brought = ConcurrentHashMap.newKeySet();
    /// All written once, by the starting thread under this.
    private volatile Node node;
    private volatile Lane lane;
    private volatile Listener listener;
    /// Guarded by this.
    private boolean doomed;
    /// Written by the I/O thread, as is the next.
    private volatile Figures figures = Figures.UNKNOWN;
    /// How it ended, once the relay has told; what it has said may still be under way.
    private volatile Departure dead;

    /// @param deals gives the relay, and notes there that this link uses it
    RelayLink(Order order, Function<RelayLink, Deal> deals) {
        this.order = order;
        this.deals = deals;
    }

    /// As it was given.
    Order order() {
        return order;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public void start(Listener given) {
        listener = given;
        Deal deal = deals.apply(this);
        Node relay = deal.node();
        Order there = at(deal);
        synchronized (this) {
            node = relay;
            lane = new Lane(relay.traffic(), id, this::refused);
            if (!doomed) {
                relay.send(RelayMessages.START, id, OrderForm.encode(there));
            }
        }
        Subprocesses.added();
        EngineThreads.start("tandem-link-" + id, this::dispatch);
        if (isDoomed()) {
            end(Departure.neverStarted());
        }
        try {
            started.get(order.options().startTimeout().plus(LATE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw failed(new StartTimeoutException("worker did not start in time" + where()));
        } catch (ExecutionException e) {
            throw failed(e.getCause() instanceof TandemException known ? known : new TandemException("worker did not start" + where(), e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new TandemException("start was interrupted" + where(), e));
        }
    }

    private Order at(Deal deal) {
        Access access = deal.node().access();
        try {
            return order.on(access.host()).among(deal.sharing()).with(access.carried(order.options().classPath()));
        } catch (RuntimeException e) {
            deal.node().remove(this);
            throw e;
        }
    }

    private TandemException failed(TandemException why) {
        kill();
        gone.join();
        return why;
    }

    private String where() {
        return ": group=" + order.group() + ", worker=" + order.number() + ", pid=" + pid() + ", host=" + host();
    }

    @Override
    public void heard(int kind, byte[] payload) {
        switch (kind) {
            case RelayMessages.STARTED -> {
                figures = Figures.decode(payload);
                started.complete(null);
            }
            case RelayMessages.FAILED -> started.completeExceptionally(
                    new WorkerLostException(new String(payload, StandardCharsets.UTF_8), order.number(), pid()));
            case RelayMessages.USAGE -> figures = Figures.decode(payload);
            case RelayMessages.DEAD -> {
                dead = Figures.departure(payload);
                endSoon();
            }
            default -> {
                received.addAndGet(payload.length);
                RelayedFrame frame = RelayedFrame.of(payload);
                brought.addAll(frame.named());
                heard.add(frame);
            }
        }
    }

    @Override
    public boolean isGone() {
        return gone.isDone();
    }

    @Override
    public void lost(EndCause why) {
        end(Departure.withItsPlace(pid(), why.text()));
    }

    /// The last thing that is heard.
    private void end(Departure departure) {
        heard.add(new RelayedFrame(RelayMessages.GONE, 0, List.of(), Figures.encode(departure)));
    }

    private void dispatch() {
        try {
            for (RelayedFrame next = heard.take(); next.kind() != RelayMessages.GONE || !finish(next); next = heard.take()) {
                handle(next);
                heard.handled(next);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread: link=" + id, e);
        }
    }

    private void handle(RelayedFrame frame) {
        try {
            switch (frame.kind()) {
                case RelayMessages.RAW -> listener.rawOutput(frame.body(), frame.body().length);
                case RelayMessages.STRAINED -> listener.strained(new String(frame.body(), StandardCharsets.UTF_8));
                default -> listener.frame(frame.kind(), frame.id(), frame.body());
            }
        } catch (RuntimeException e) {
            // As with a connection of its own: what cannot be handled ends this worker only.
            order.log().add("frame cannot be handled: cause=" + e);
            kill();
        }
        if (frame.kind() == Messages.RESULT || frame.kind() == Messages.FAILURE) {
            answered(frame);
        } else if (frame.kind() == Messages.TELL) {
            frame.named().forEach(this::drop);
            notes.read(frame.id(), Telling.headOf(frame.body()).read());
        }
    }

    private void answered(RelayedFrame frame) {
        frame.named().forEach(this::drop);
        close(calls.remove(frame.id()));
        notes.answered(frame.id());
        lane.answered(frame.id());
    }

    private void drop(SegmentName name) {
        brought.remove(name);
        node.copies().drop(name.id(), name.generation());
    }

    private static void close(List<Hold> holds) {
        if (holds != null) {
            holds.forEach(Hold::close);
        }
    }

    private boolean finish(RelayedFrame last) {
        Departure departure = Figures.departure(last.body());
        lane.end();
        calls.keySet().forEach(call -> close(calls.remove(call)));
        notes.end();
        brought.forEach(this::drop);
        Subprocesses.removed();
        started.completeExceptionally(new WorkerLostException("worker ended at its start" + where() + ", " + departure.how() + ", cause="
                + departure.cause(), order.number(), departure.pid()));
        gone.complete(departure);
        node.remove(this);
        return true;
    }

    @Override
    public boolean send(int kind, long frame, byte[]... parts) {
        return pass(kind, frame, List.of(), parts);
    }

    @Override
    public boolean call(long call, List<Hold> segments, byte[]... parts) {
        if (!segments.isEmpty()) {
            calls.put(call, segments);
        }
        boolean passed = pass(Messages.CALL, call, segments, parts);
        if (!passed || gone.isDone()) {
            close(calls.remove(call));
        }
        return passed;
    }

    @Override
    public boolean note(long call, List<Hold> segments, byte[]... parts) {
        // These for the notes: the task may be done with it before this returns.
        List<Hold> mine = segments.stream().map(Hold::another).toList();
        notes.sent(call, segments);
        boolean passed = pass(Messages.NOTE, call, mine, parts);
        mine.forEach(Hold::close);
        if (!passed) {
            notes.answered(call);
        }
        return passed;
    }

    private boolean pass(int kind, long frame, List<Hold> segments, byte[]... parts) {
        Lane open = lane;
        if (open == null || gone.isDone()) {
            return false;
        }
        for (byte[] part : parts) {
            sent.addAndGet(part.length);
        }
        open.send(kind, frame, segments, parts);
        return true;
    }

    /// The relay has no memory for what a frame names.
    private void refused(int kind, long call, String why) {
        if (kind == Messages.NOTE) {
            // Its task would wait for it for ever.
            order.log().add("no room for what a task is told: cause=" + why);
            EngineThreads.startSmall("tandem-end-" + id, this::kill);
        } else if (kind == Messages.CALL) {
            Description said = Description.of(new TandemException("no room for the arrays of a call: host=" + host() + ", cause=" + why));
            heard.add(new RelayedFrame(Messages.FAILURE, call, List.of(),
                    new FailureReport(FailureReport.Kind.CANNOT_SHIP, said, null).encode()));
        }
    }

    private boolean tell(int kind) {
        Node relay = node;
        if (relay == null || gone.isDone()) {
            return false;
        }
        relay.send(kind, id);
        return true;
    }

    @Override
    public boolean ask() {
        return started.isDone() && !started.isCompletedExceptionally() && tell(RelayMessages.ASK);
    }

    @Override
    public void terminate() {
        tell(RelayMessages.TERMINATE);
    }

    @Override
    public void kill() {
        synchronized (this) {
            doomed = true;
            if (node == null) {
                gone.complete(Departure.neverStarted());
                return;
            }
        }
        endSoon();
        if (tell(RelayMessages.KILL)) {
            Timer.after(UNHEARD, () -> {
                if (!gone.isDone() && dead == null) {
                    EngineThreads.startSmall("tandem-end-" + id, () -> node.lost("it does not kill a worker: worker=" + order.number()));
                }
            });
        }
    }

    /// Nobody waits long for what a worker has said that was killed; it is dropped when it comes.
    private void endSoon() {
        Departure known = dead;
        if (known != null && isDoomed()) {
            Timer.after(LAST_WORDS, () -> end(known));
        }
    }

    private synchronized boolean isDoomed() {
        return doomed;
    }

    @Override
    public void settled() {
        tell(RelayMessages.SETTLED);
    }

    @Override
    public List<Hold> lent(long call) {
        return List.of();
    }

    @Override
    public void pause() {
        brake.press(Brake.Cause.LISTENER);
    }

    @Override
    public void resume() {
        brake.release(Brake.Cause.LISTENER);
    }

    /// Its own thread receives.
    @Override
    public void receive(BooleanSupplier until) {}

    @Override
    public void wake() {}

    @Override
    public void attend() {}

    @Override
    public CompletableFuture<Departure> gone() {
        return gone;
    }

    @Override
    public long pid() {
        return figures.pid();
    }

    @Override
    public String host() {
        Node relay = node;
        return relay == null ? order.host() : relay.access().host();
    }

    @Override
    public String description() {
        return "process " + pid() + " at " + host();
    }

    @Override
    public WorkerUsage usage() {
        return figures.usage();
    }

    @Override
    public long mappedBytes() {
        return figures.mapped();
    }

    @Override
    public long bytesSent() {
        return sent.get();
    }

    @Override
    public long bytesReceived() {
        return received.get();
    }
}
