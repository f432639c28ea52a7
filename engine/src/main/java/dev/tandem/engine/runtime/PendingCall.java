package dev.tandem.engine.runtime;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.event.CallMeter;
import dev.tandem.engine.internal.event.FlightEvents;
import dev.tandem.engine.internal.life.QueuedCall;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.place.Answers;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.wire.Timing;
import dev.tandem.engine.place.WorkerLink;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/// A call that has no answer yet. Cancelling it cancels the task on the worker.
final class PendingCall extends RunningCall implements QueuedCall {
    /// What is needed to send a call.
    record Cargo(Shipment task, List<Hold> holds) {
        /// How much shared memory it refers to.
        long sharedBytes() {
            long sum = 0;
            for (Hold hold : holds) {
                sum += hold.name().bytes();
            }
            return sum;
        }
    }

    /// An answer that was read.
    ///
    /// @param error what the call fails with, or null
    record Answer(Object value, Throwable error, Timing timing) {}

    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final WorkerSlot slot;
    private final CallOptions options;
    private final OwnDefaults defaults;
    private final CallListener listener;
    /// Kept until the answer, in case that the call must be sent to a replacement.
    private volatile Shipment task;
    /// What keeps the segments of the task until the answer; null when they were gone before.
    private final List<Hold> segments;
    /// Keeps the handle reachable, and so the group open, while somebody may wait for the answer.
    @SuppressWarnings("unused")
    private volatile WorkerGroup owner;
    private volatile Future<?> alarm;
    /// Decided before the worker was told to drop the call, whose answer to that may come first.
    private volatile Throwable verdict;
    private final FlightEvents.Call flight = new FlightEvents.Call();
    private final CallMeter meter = new CallMeter();
    /// What the thread that waits for the answer receives itself; null when nobody does. Written by that thread.
    private volatile WorkerLink received;
    /// Written and read under the slot's lock.
    private Cargo cargo;

    /// @param listener hears what the task says, or null
    PendingCall(WorkerSlot slot, Shipment task, CallOptions options, CallListener listener, WorkerGroup owner) {
        this.slot = slot;
        this.task = task;
        this.segments = Hold.another(task.segments());
        this.options = options;
        this.defaults = options.defaults() == null ? OwnDefaults.now() : options.defaults();
        this.listener = listener;
        this.owner = owner;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String label() {
        return options.label();
    }

    @Override
    public int tasks() {
        return options.tasks();
    }

    /// With which the task is to run.
    OwnDefaults defaults() {
        return defaults;
    }

    CallOptions options() {
        return options;
    }

    /// False when whoever made the task had already closed it.
    boolean sendable() {
        return segments != null;
    }

    /// The task may be gone since the call has its answer, its segments since whoever made it gave it up.
    @Override
    public boolean prepare() {
        Shipment present = task;
        List<Hold> holds = present == null || segments == null ? null : Hold.another(segments);
        cargo = holds == null ? null : new Cargo(present, holds);
        return cargo != null;
    }

    /// What [#prepare] took hold of, once; whoever takes it sends it.
    Cargo takeCargo() {
        Cargo taken = cargo;
        cargo = null;
        return taken;
    }

    /// How it fares.
    CallMeter meter() {
        return meter;
    }

    /// What Flight Recorder is told of this call; empty unless it records.
    FlightEvents.Call flight() {
        return flight;
    }

    @Override
    public void begin() {
        meter.begin();
    }

    CallListener listener() {
        return listener;
    }

    @Override
    public void note(Object message, List<Hold> named) {
        slot.note(this, message, named);
    }

    void setAlarm(Future<?> timeout) {
        alarm = timeout;
    }

    /// Reads the answer of its worker.
    Answer read(boolean succeeded, byte[] message, String group, int worker) {
        meter.answer(message.length);
        Timing timing = Timing.NONE;
        try {
            timing = Timing.of(message);
            if (!succeeded) {
                return new Answer(null, decided(Answers.failure(message, group, worker)), timing);
            }
            Object value = Answers.value(message);
            if (listener != null) {
                listener.answered(value);
            }
            return new Answer(value, verdict, timing);
        } catch (Throwable e) {
            // Whatever reading the answer threw, want of memory included: the caller must not wait for ever.
            Throwable error = e instanceof TandemException ? e : new ProtocolException("answer cannot be read: cause=" + e, e);
            return new Answer(null, decided(error), timing);
        }
    }

    /// Gives the answer to whoever waits for it.
    void settle(Answer answer) {
        if (answer.error() == null) {
            complete(answer.value());
            release();
        } else {
            fail(answer.error());
        }
    }

    void fail(Throwable thrown) {
        completeExceptionally(decided(thrown));
        release();
    }

    private Throwable decided(Throwable thrown) {
        Throwable decided = verdict;
        return decided == null ? thrown : decided;
    }

    /// Whatever its worker answers from now on, the call fails with this.
    void condemn(Throwable thrown) {
        verdict = thrown;
    }

    @Override
    public boolean cancel(boolean interrupt) {
        boolean cancelled = super.cancel(interrupt);
        if (cancelled) {
            release();
            slot.abandon(this);
        }
        return cancelled;
    }

    @Override
    public Object get() throws InterruptedException, ExecutionException {
        receive();
        return super.get();
    }

    @Override
    public Object join() {
        receive();
        return super.join();
    }

    /// Receives the answer in the calling thread if possible, which saves waking it by another.
    private void receive() {
        WorkerLink link = isDone() ? null : slot.link();
        if (link != null) {
            received = link;
            link.receive(this::isDone);
            if (slot.hasCalls()) {
                link.attend();
            }
        }
    }

    /// Somebody wants to be told of the answer, and will not wait for it.
    @Override
    public CompletableFuture<Object> whenComplete(BiConsumer<? super Object, ? super Throwable> action) {
        WorkerLink link = slot.link();
        if (link != null) {
            link.attend();
        }
        return super.whenComplete(action);
    }

    /// What depends on this call is an ordinary future: cancelling it does not reach the worker.
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }

    private void release() {
        task = null;
        owner = null;
        if (segments != null) {
            segments.forEach(Hold::close);
        }
        Future<?> timeout = alarm;
        if (timeout != null) {
            timeout.cancel(false);
        }
        WorkerLink link = received;
        if (link != null) {
            link.wake();
        }
    }
}
