package dev.tandem.engine.runtime;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.wire.ClassLedger;
import dev.tandem.engine.wire.EngineThreads;
import dev.tandem.engine.wire.Messages;
import dev.tandem.engine.wire.Parcel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/// One worker number of a group: the calls made to it, and the process that serves them now.
///
/// A lost process is replaced here; calls that it had not begun go to its successor. The lock is held
/// for bookkeeping only: no user code runs under it and nothing is waited for.
final class WorkerSlot {
    /// So many processes in a row may fail to start, or die at once, before the group is given up.
    private static final int ATTEMPTS = 3;
    private static final long SHORT_LIFE = 1_000_000_000L;

    private final GroupControl group;
    private final int number;
    private final WorkerLog log = new WorkerLog();
    private final SlotOutput output;
    private final SlotReport report;
    private final Object lock = new Object();
    /// Guarded by the lock; its counters are read without.
    private final CallLine calls = new CallLine();

    /// All written under the lock.
    ///
    /// | from | to | when |
    /// |---|---|---|
    /// | GONE | STARTING | the group opens, or a process was lost |
    /// | STARTING | IDLE | it said ready and has run what restores remote objects |
    /// | IDLE | BUSY | a call was sent |
    /// | BUSY | IDLE | the last call sent was answered |
    /// | STARTING, IDLE, BUSY | STOPPING | group ended, call timed out, cancelled task went on, kill button |
    /// | any | GONE | the process ended |
    private volatile WorkerState state = WorkerState.GONE;
    private volatile WorkerLink link;
    private volatile int incarnation = -1;
    private volatile long done;
    private volatile long failed;
    private ClassLedger ledger;
    private long firstLine;
    private long readyAt;
    private int attempts;
    private boolean ended;

    WorkerSlot(GroupControl group, int number) {
        this.group = group;
        this.number = number;
        this.output = new SlotOutput(group, number, log);
        this.report = new SlotReport(group, number, log);
    }

    WorkerLog log() {
        return log;
    }

    /// The present process, or null.
    WorkerLink link() {
        return link;
    }

    /// Whether calls have no answer yet.
    boolean hasCalls() {
        return calls.size() > 0;
    }

    /// Starts the first process; throws when it does not come up.
    void open() {
        boot("group opens");
    }

    void submit(PendingCall call) {
        boolean refused;
        synchronized (lock) {
            refused = ended;
            if (!refused) {
                place(call);
            }
        }
        if (refused) {
            call.fail(group.refusal());
            return;
        }
        Duration timeout = call.options().timeout();
        if (timeout != null && !call.isDone()) {
            call.setAlarm(Timer.after(timeout, () -> expire(call)));
        }
    }

    /// The caller does not want the answer any more.
    void abandon(PendingCall call) {
        WorkerLink told;
        synchronized (lock) {
            if (calls.removeWaiting(call) || !calls.isSent(call)) {
                return;
            }
            told = link;
        }
        told.send(Messages.CANCEL, call.id());
        Timer.after(group.options().gracePeriod(), () -> endIfStillRunning(call, "cancelled task did not stop"));
    }

    /// Ends the present process, which is then replaced; does not wait.
    void restart(String reason) {
        Ending.Target target;
        synchronized (lock) {
            if (ended || link == null || state == WorkerState.STOPPING) {
                return;
            }
            if (state == WorkerState.STARTING) {
                // Its start fails then, which is dealt with where it was started.
                EngineThreads.start("tandem-end-" + group.name() + "-" + number, link::kill);
                return;
            }
            change(WorkerState.STOPPING, reason);
            target = target();
        }
        EngineThreads.start("tandem-end-" + group.name() + "-" + number,
                () -> Ending.of(List.of(target), group.options().gracePeriod()));
    }

    /// Refuses calls from now on. Fails nothing yet: that runs code of the callers.
    ///
    /// @param abandoned gets the calls that will have no answer
    /// @return the process to end, or null
    Ending.Target end(String reason, List<PendingCall> abandoned) {
        synchronized (lock) {
            ended = true;
            abandoned.addAll(calls.clear());
            if (link == null) {
                return null;
            }
            change(WorkerState.STOPPING, reason);
            return target();
        }
    }

    RuntimeSnapshot.Worker snapshot() {
        WorkerLink now = link;
        PendingCall head = calls.head();
        Duration age = head == null ? null : Duration.ofNanos(System.nanoTime() - head.began());
        return new RuntimeSnapshot.Worker(number, now == null ? -1 : now.pid(), now == null ? "none" : now.description(),
                state, head == null ? null : head.label(), age, Math.max(0, calls.size() - (head == null ? 0 : 1)),
                done, failed, now == null ? 0 : now.bytesSent(), now == null ? 0 : now.bytesReceived(), Math.max(0, incarnation));
    }

    private void place(PendingCall call) {
        if (state == WorkerState.IDLE || state == WorkerState.BUSY) {
            dispatch(call);
        } else {
            calls.addWaiting(call);
        }
    }

    private void dispatch(PendingCall call) {
        Shipment task = call.task();
        if (task == null) {
            return;
        }
        boolean first = calls.idle();
        calls.addSent(call);
        link.send(Messages.CALL, call.id(), Parcel.head(call.label(), ledger.missing(task)), task.payload());
        if (state == WorkerState.IDLE) {
            change(WorkerState.BUSY, call.label());
        }
        if (first) {
            report.started(call);
        }
    }

    private void replace(String reason) {
        EngineThreads.start("tandem-start-" + group.name() + "-" + number, () -> {
            while (true) {
                try {
                    boot(reason);
                    return;
                } catch (RuntimeException e) {
                    // The boundary of this thread: the group hears of it once it is hopeless.
                    if (hopeless()) {
                        group.giveUp(number, e);
                        return;
                    }
                }
            }
        });
    }

    private boolean hopeless() {
        synchronized (lock) {
            return ended || ++attempts >= ATTEMPTS;
        }
    }

    private void boot(String reason) {
        WorkerLink fresh;
        synchronized (lock) {
            if (ended) {
                throw group.refusal();
            }
            incarnation++;
            fresh = group.create(number, incarnation, log);
            link = fresh;
            ledger = new ClassLedger();
            firstLine = log.total();
            change(WorkerState.STARTING, reason);
        }
        fresh.gone().thenAccept(departure -> lost(fresh, departure));
        try {
            fresh.start(listener(fresh));
            restore(fresh);
            serve(fresh);
        } catch (RuntimeException e) {
            fresh.kill();
            fresh.gone().join();
            throw e;
        }
    }

    private void restore(WorkerLink fresh) {
        List<PendingCall> steps = new ArrayList<>();
        if (incarnation > 0) {
            for (Shipment task : group.restore(number)) {
                PendingCall step = new PendingCall(this, task, CallOptions.labelled("restore"), null);
                steps.add(step);
                synchronized (lock) {
                    requireCurrent(fresh);
                    dispatch(step);
                }
            }
        }
        try {
            steps.forEach(PendingCall::join);
        } catch (CompletionException e) {
            throw report.notRestored(e.getCause());
        }
    }

    private void serve(WorkerLink fresh) {
        synchronized (lock) {
            requireCurrent(fresh);
            readyAt = System.nanoTime();
            change(WorkerState.IDLE, "ready");
            for (PendingCall next = calls.pollWaiting(); next != null; next = calls.pollWaiting()) {
                dispatch(next);
            }
        }
    }

    private void requireCurrent(WorkerLink fresh) {
        if (ended || link != fresh) {
            throw report.lostAtStart(fresh.pid(), firstLine);
        }
    }

    private WorkerLink.Listener listener(WorkerLink of) {
        return new WorkerLink.Listener() {
            @Override
            public void frame(int kind, long id, byte[] payload) {
                if (kind == Messages.OUTPUT) {
                    output.printed(id, payload);
                } else {
                    answered(of, kind, id, payload);
                }
            }

            @Override
            public void rawOutput(byte[] text, int length) {
                output.raw(text, length);
            }
        };
    }

    private void answered(WorkerLink from, int kind, long id, byte[] payload) {
        output.endOfTask();
        PendingCall call;
        synchronized (lock) {
            call = from == link ? calls.removeSent(id) : null;
            if (call != null) {
                count(kind);
                next();
            }
        }
        if (call == null) {
            return;
        }
        Throwable error = settle(call, kind, payload);
        report.finished(call, error);
    }

    private void count(int kind) {
        if (state != WorkerState.STARTING) {
            attempts = 0;
            if (kind == Messages.RESULT) {
                done++;
            } else {
                failed++;
            }
        }
    }

    private void next() {
        PendingCall head = calls.head();
        if (head != null) {
            report.started(head);
        } else if (state == WorkerState.BUSY) {
            change(WorkerState.IDLE, "answered");
        }
    }

    private Throwable settle(PendingCall call, int kind, byte[] payload) {
        Throwable error;
        try {
            if (kind == Messages.RESULT) {
                call.finish(Answers.value(payload));
                return null;
            }
            error = Answers.failure(payload, group.name(), number);
        } catch (Throwable e) {
            // Whatever reading the answer threw, want of memory included: the caller must not wait for ever.
            error = e instanceof TandemException ? e : new ProtocolException("answer cannot be read: cause=" + e, e);
        }
        call.fail(error);
        return error;
    }

    private void lost(WorkerLink which, Departure departure) {
        output.endOfProcess();
        List<PendingCall> victims = new ArrayList<>();
        boolean replace = false;
        synchronized (lock) {
            if (which != link) {
                return;
            }
            boolean starting = state == WorkerState.STARTING;
            PendingCall begun = calls.head();
            if (starting) {
                victims.addAll(calls.clearSent());
            } else if (!ended) {
                calls.takeBack();
                if (begun != null) {
                    victims.add(begun);
                }
            }
            link = null;
            change(WorkerState.GONE, departure.how());
            if (!starting && !ended) {
                boolean stillborn = begun == null && System.nanoTime() - readyAt < SHORT_LIFE;
                attempts = stillborn ? attempts + 1 : attempts;
                replace = true;
            }
        }
        WorkerLostException error = report.lost(departure, firstLine);
        if (replace) {
            replaceUnlessHopeless(error);
        }
        if (!victims.isEmpty()) {
            // Elsewhere: what depends on a call may be anything, and more than this hears of the end.
            EngineThreads.start("tandem-fail-" + group.name(), () -> victims.forEach(call -> {
                call.fail(error);
                report.finished(call, error);
            }));
        }
    }

    private void replaceUnlessHopeless(WorkerLostException error) {
        boolean hopeless;
        synchronized (lock) {
            hopeless = attempts >= ATTEMPTS;
        }
        if (hopeless) {
            group.giveUp(number, error);
        } else {
            replace("replaces a lost worker: " + error.getMessage());
        }
    }

    private void expire(PendingCall call) {
        CallTimeoutException error = report.timedOut(call);
        boolean running;
        boolean sent;
        WorkerLink told;
        synchronized (lock) {
            if (call.isDone()) {
                return;
            }
            call.condemn(error);
            calls.removeWaiting(call);
            sent = calls.isSent(call);
            running = sent && calls.head() == call;
            told = link;
        }
        if (running) {
            restart("call timed out");
        } else if (sent) {
            told.send(Messages.CANCEL, call.id());
        }
        EngineThreads.start("tandem-fail-" + group.name(), () -> call.fail(error));
    }

    private void endIfStillRunning(PendingCall call, String reason) {
        if (calls.head() == call) {
            restart(reason);
        }
    }

    private Ending.Target target() {
        return new Ending.Target(link, report::ending);
    }

    private void change(WorkerState next, String reason) {
        state = next;
        report.changed(next, link == null ? -1 : link.pid(), reason);
    }
}
