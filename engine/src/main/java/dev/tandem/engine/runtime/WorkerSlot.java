package dev.tandem.engine.runtime;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.code.Shipment;
import dev.tandem.engine.code.Shipping;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.place.Answers;
import dev.tandem.engine.internal.place.Departure;
import dev.tandem.engine.internal.place.Ending;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.place.SegmentDesk;
import dev.tandem.engine.internal.place.SegmentLoans;
import dev.tandem.engine.internal.place.WorkerLink;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.ClassLedger;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.engine.worker.WorkerUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/// One worker number of a group: the calls made to it, and the process that serves them now.
///
/// A lost process is replaced here; calls that it had not begun go to its successor. The lock is held
/// for bookkeeping only: no user code runs under it and nothing is waited for.
final class WorkerSlot {
    private final GroupControl group;
    private final int number;
    private final WorkerLog log = new WorkerLog();
    private final SlotOutput output;
    private final SlotReport report;
    private final Cancelling cancelling;
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
    /// | STARTING, IDLE, BUSY | STOPPING | group ended, cancelled or late task went on, near its memory limit, kill button |
    /// | any | GONE | the process ended |
    private volatile WorkerState state = WorkerState.GONE;
    private volatile WorkerLink link;
    private volatile int incarnation = -1;
    /// Why the process before this one ended.
    private volatile String predecessor;
    private volatile long done;
    private volatile long failed;
    private ClassLedger ledger;
    /// What the process was told last.
    private OwnDefaults defaults;
    private volatile SegmentLoans loans;
    private long firstLine;
    private final Attempts attempts = new Attempts();
    private boolean ended;
    /// Why the process is replaced after its present calls, or null.
    private String draining;
    /// Why the process is being ended, or null.
    private String leaving;
    /// What was shown to run when somebody killed the process, or null.
    private PendingCall doomed;

    WorkerSlot(GroupControl group, int number) {
        this.group = group;
        this.number = number;
        this.output = new SlotOutput(group, number, log);
        this.report = new SlotReport(group, number, log);
        this.cancelling = new Cancelling(this, group, report);
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
        cancelling.watch(call);
    }

    /// The caller does not want the answer any more.
    void abandon(PendingCall call) {
        cancelling.abandon(call);
    }

    /// Forgets a call that waits for a process.
    ///
    /// @return the process that it was sent to, or null
    WorkerLink withdraw(PendingCall call) {
        synchronized (lock) {
            return !calls.removeWaiting(call) && calls.isSent(call) ? link : null;
        }
    }

    /// Ends the present process if it still computes a call.
    void endIfFirst(PendingCall call, String reason) {
        if (calls.head() == call) {
            restart(reason);
        }
    }

    /// A process begins nothing after a call, which it computes now or has answered.
    void retiring(WorkerLink which, long last) {
        synchronized (lock) {
            if (which == link && !ended) {
                calls.takeBackAllBut(doomed != null && calls.isSent(doomed) ? doomed.id() : last);
                restart(Cancelling.REASON);
            }
        }
    }

    /// Ends the present process, whatever it does, and fails the call that is shown to run on it, also if the process
    /// has not begun it yet: its successor must not go on with what was to stop. Does not wait.
    void kill() {
        synchronized (lock) {
            doomed = calls.head();
            restart(KillSwitch.REASON);
        }
    }

    /// Ends the present process, which is then replaced; does not wait.
    void restart(String reason) {
        Ending.Target target;
        synchronized (lock) {
            if (ended || link == null || state == WorkerState.STOPPING) {
                return;
            }
            leaving = reason;
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

    /// Replaces a process as soon as it has answered what it was sent; later calls wait for the next one.
    void drain(WorkerLink which, String reason) {
        synchronized (lock) {
            if (which == link && (state == WorkerState.IDLE || state == WorkerState.BUSY)) {
                draining = reason;
                if (state == WorkerState.IDLE) {
                    restart(reason);
                }
            }
        }
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
                state, head == null ? null : head.label(), head != null && head.options().repeated(), age, Math.max(0, calls.size() - (head == null ? 0 : 1)),
                done, failed, now == null ? 0 : now.bytesSent(), now == null ? 0 : now.bytesReceived(), Math.max(0, incarnation),
                now == null ? 0 : loans.mappedBytes(), now == null ? WorkerUsage.UNKNOWN : now.usage(), predecessor);
    }

    private void place(PendingCall call) {
        if (draining == null && (state == WorkerState.IDLE || state == WorkerState.BUSY)) {
            dispatch(call);
        } else {
            calls.addWaiting(call);
        }
    }

    private void dispatch(PendingCall call) {
        Shipment task = call.task();
        List<Hold> segments = task == null ? null : call.moreHolds();
        if (segments == null) {
            // Has its answer already, or whoever made it gave it up.
            return;
        }
        loans.sent(call.id(), segments);
        boolean first = calls.idle();
        calls.addSent(call);
        tell(call.defaults());
        link.send(Messages.CALL, call.id(), Parcel.head(call.label(), ledger.missing(task), task.place()), task.payload());
        if (state == WorkerState.IDLE) {
            change(WorkerState.BUSY, call.label());
        }
        if (first) {
            report.started(call);
        }
    }

    /// What the process was told before need not be told again.
    private void tell(OwnDefaults wanted) {
        if (wanted != defaults) {
            defaults = wanted;
            link.send(Messages.DEFAULTS, 0, wanted.forWorkers(group.options()).encode());
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
            if (leaving == null) {
                attempts.failed();
            }
            return ended || attempts.hopeless();
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
            loans = new SegmentLoans();
            link = fresh;
            ledger = new ClassLedger();
            defaults = null;
            draining = null;
            leaving = null;
            doomed = null;
            firstLine = log.total();
            change(WorkerState.STARTING, reason);
        }
        SegmentDesk desk = new SegmentDesk(loans, fresh);
        desk.open();
        fresh.gone().thenAccept(departure -> {
            desk.close();
            lost(fresh, departure);
        });
        try {
            fresh.start(new SlotListener(this, fresh, output, desk));
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
                PendingCall step = new PendingCall(this, task, CallOptions.labelled("restore"), null, null);
                if (!step.sendable()) {
                    // Removed meanwhile.
                    continue;
                }
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
            attempts.ready();
            change(WorkerState.IDLE, "ready");
            fresh.settled();
            for (PendingCall next = calls.pollWaiting(); next != null; next = calls.pollWaiting()) {
                dispatch(next);
            }
        }
    }

    private void requireCurrent(WorkerLink fresh) {
        if (ended || link != fresh || leaving != null) {
            throw report.lostAtStart(fresh, firstLine);
        }
    }

    /// A process has answered; it may be one that was given up meanwhile.
    void answered(WorkerLink from, int kind, long id, byte[] payload) {
        output.endOfTask();
        PendingCall call;
        synchronized (lock) {
            // What a task says that was interrupted for the end of its worker is no failure of its own.
            boolean cutShort = kind != Messages.RESULT && state == WorkerState.STOPPING && leaving != null;
            call = from == link && !cutShort ? calls.removeSent(id) : null;
            if (call != null) {
                count(kind, call.isCancelled());
                next();
            }
        }
        if (call == null) {
            return;
        }
        Throwable error = call.settle(kind == Messages.RESULT, payload, group.name(), number);
        report.finished(call, error);
    }

    /// A task, or any thread of a process, has said something.
    void told(WorkerLink from, long id, byte[] payload) {
        CallListener listener = id == 0 ? group.listener() : listenerOf(from, id);
        if (listener != null) {
            listener.told(Answers.value(payload));
        }
    }

    private CallListener listenerOf(WorkerLink from, long id) {
        synchronized (lock) {
            PendingCall call = from == link ? calls.sent(id) : null;
            return call == null ? null : call.listener();
        }
    }

    /// Tells the task of a call something, if it has been sent.
    void note(PendingCall call, Object message) {
        WorkerLink told;
        synchronized (lock) {
            if (!calls.isSent(call)) {
                return;
            }
            told = link;
        }
        told.send(Messages.NOTE, call.id(), Parcel.head("", List.of(), Shipment.Place.FIRST), Shipping.shipBack("note", message).payload());
    }

    /// Counts tasks that share a call.
    void countTasks(int moreDone, int moreFailed) {
        synchronized (lock) {
            done += moreDone;
            failed += moreFailed;
        }
    }

    /// @param unwanted whether it was given up before, which is no failure
    private void count(int kind, boolean unwanted) {
        if (state != WorkerState.STARTING) {
            attempts.worked();
            if (kind == Messages.RESULT) {
                done++;
            } else if (!unwanted) {
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
            if (draining != null) {
                restart(draining);
            }
        }
    }

    private void lost(WorkerLink which, Departure departure) {
        output.endOfProcess();
        List<PendingCall> victims = new ArrayList<>();
        boolean replace = false;
        String verdict;
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
            verdict = leaving;
            predecessor = verdict == null ? departure.how() : verdict;
            change(WorkerState.GONE, departure.how());
            if (!starting && !ended) {
                if (verdict == null) {
                    attempts.lost(begun != null);
                }
                replace = true;
            }
        }
        WorkerLostException error = report.lost(departure, verdict, firstLine);
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
            hopeless = attempts.hopeless();
        }
        if (hopeless) {
            group.giveUp(number, error);
        } else {
            replace("replaces a lost worker: " + error.getMessage());
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
