package dev.tandem.engine.internal.life;

import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.worker.WorkerState;
import java.util.ArrayList;
import java.util.List;

/// The life of one worker number as a pure state machine: what happens goes in, what is to be done comes out, in its order.
/// It has no thread, no clock and no process; whoever has it guards it with a lock and does what it says.
///
/// | from | to | when |
/// |---|---|---|
/// | GONE | STARTING | the group opens, or a process was lost |
/// | STARTING | IDLE | it said ready and has run what restores remote objects |
/// | IDLE | BUSY | a call was sent |
/// | BUSY | IDLE | the last call sent was answered |
/// | STARTING, IDLE, BUSY | STOPPING | group ended, cancelled or late task went on, near its memory limit, kill button |
/// | any | GONE | the process ended |
///
/// Processes are told apart by their incarnation; what one says that is not the present one changes nothing. A process that
/// is being ended while it starts stays STARTING: its start fails.
public final class WorkerLife<C extends QueuedCall> {
    private static final int MOST_FAILURES = 3;

    /// What is to be done.
    public sealed interface Instruction<C> {
        /// Start a process, elsewhere; say so by [#starting], and how that went by [#ready] or [#startFailed].
        record Start<C>() implements Instruction<C> {}

        /// Start no more: the last ones were lost or did not start.
        record GiveUp<C>() implements Instruction<C> {}

        /// Send a call to the present process.
        record Send<C>(C call) implements Instruction<C> {}

        /// Tell that a call is computed from now on.
        record Started<C>(C call) implements Instruction<C> {}

        /// Tell the process to drop a call, and report by [#overdue] if that does not help.
        record Cancel<C>(C call) implements Instruction<C> {}

        /// Tell of another state.
        record Changed<C>(WorkerState state, String reason) implements Instruction<C> {}

        /// It has what is to be kept on it.
        record Settled<C>() implements Instruction<C> {}

        /// End the present process step by step.
        record End<C>() implements Instruction<C> {}

        /// Kill the present process at once: it is starting, and its start fails then.
        record Kill<C>() implements Instruction<C> {}

        /// The call has this answer.
        record Answer<C>(C call) implements Instruction<C> {}

        /// The call was lost with its process.
        record Fail<C>(C call) implements Instruction<C> {}

        /// The group has ended before the call had an answer.
        record Refuse<C>(C call) implements Instruction<C> {}
    }

    private final CallLine<C> calls = new CallLine<>();
    private List<Instruction<C>> out = new ArrayList<>();
    private volatile WorkerState state = WorkerState.GONE;
    private volatile int incarnation = -1;
    private volatile long done;
    private volatile long failed;
    /// Why the process before this one ended, or null.
    private volatile EndCause predecessor;
    /// Processes in a row that did not start, or died at once, with nothing done in between.
    private int failures;
    private boolean ended;
    /// Why the process is replaced after its present calls, or null.
    private EndCause draining;
    /// Why the process is being ended, or null.
    private EndCause leaving;
    /// What was shown to run when somebody killed the process, or null.
    private C doomed;

    /// A process is made for this number.
    ///
    /// @return false when the group has ended; then there must be none
    public boolean starting(String reason) {
        if (ended) {
            return false;
        }
        incarnation++;
        draining = null;
        leaving = null;
        doomed = null;
        change(WorkerState.STARTING, reason);
        return true;
    }

    /// The process was not even made: there is nothing to end.
    public void notMade(String why) {
        change(WorkerState.GONE, why);
    }

    /// A process that starts is to have something again that is kept on it.
    ///
    /// @return false when its start has failed
    public boolean restoring(int which, C step) {
        boolean starting = isStarting(which);
        if (starting) {
            dispatch(step);
        }
        return starting;
    }

    /// A process can take calls.
    ///
    /// @return false when its start has failed
    public boolean ready(int which) {
        if (!isStarting(which)) {
            return false;
        }
        change(WorkerState.IDLE, "ready");
        out.add(new Instruction.Settled<>());
        for (C next = calls.pollWaiting(); next != null; next = calls.pollWaiting()) {
            dispatch(next);
        }
        return true;
    }

    private boolean isStarting(int which) {
        return !ended && which == incarnation && state == WorkerState.STARTING && leaving == null;
    }

    /// A process that was to replace another did not start, and is gone.
    public void startFailed() {
        if (leaving == null) {
            failures++;
        }
        goOn();
    }

    private void goOn() {
        if (!ended) {
            out.add(failures >= MOST_FAILURES ? new Instruction.GiveUp<>() : new Instruction.Start<>());
        }
    }

    /// Somebody makes a call.
    public void submit(C call) {
        if (ended) {
            out.add(new Instruction.Refuse<>(call));
        } else if (draining == null && takesCalls()) {
            dispatch(call);
        } else {
            calls.addWaiting(call);
        }
    }

    private boolean takesCalls() {
        return state == WorkerState.IDLE || state == WorkerState.BUSY;
    }

    private void dispatch(C call) {
        if (!call.prepare()) {
            return;
        }
        boolean first = calls.idle();
        calls.addSent(call);
        out.add(new Instruction.Send<>(call));
        if (state == WorkerState.IDLE) {
            change(WorkerState.BUSY, call.label());
        }
        if (first) {
            out.add(new Instruction.Started<>(call));
        }
    }

    /// Nobody wants the answer of a call any more.
    public void withdraw(C call) {
        if (!calls.removeWaiting(call) && calls.isSent(call)) {
            out.add(new Instruction.Cancel<>(call));
        }
    }

    /// The time is over that a process has to drop a call.
    public void overdue(C call) {
        if (calls.head() == call) {
            end(new EndCause.Overdue());
        }
    }

    /// A process begins nothing after a call, which it computes now or has answered.
    public void retiring(int which, long last) {
        if (which == incarnation && state != WorkerState.GONE && !ended) {
            calls.takeBackAllBut(doomed != null && calls.isSent(doomed) ? doomed.id() : last);
            end(new EndCause.Overdue());
        }
    }

    /// The process is to end, whatever it does. What is shown to run on it fails, also if the process has not begun it
    /// yet: its successor must not go on with what was to stop.
    public void kill() {
        doomed = calls.head();
        end(new EndCause.Killed());
    }

    private void end(EndCause cause) {
        if (ended || leaving != null || state == WorkerState.GONE) {
            return;
        }
        leaving = cause;
        if (state == WorkerState.STARTING) {
            out.add(new Instruction.Kill<>());
        } else {
            change(WorkerState.STOPPING, cause.text());
            out.add(new Instruction.End<>());
        }
    }

    /// A process is to be replaced as soon as it has answered what it was sent; later calls wait for the next one.
    public void strained(int which, String why) {
        if (which == incarnation && takesCalls() && draining == null) {
            draining = new EndCause.Strained(why);
            if (state == WorkerState.IDLE) {
                end(draining);
            }
        }
    }

    /// The group has ended: calls are refused from now on, and the process is to end.
    public void groupEnded(String reason) {
        ended = true;
        calls.clear().forEach(call -> out.add(new Instruction.Refuse<>(call)));
        if (state != WorkerState.GONE && state != WorkerState.STOPPING) {
            leaving = new EndCause.GroupEnded(reason);
            change(WorkerState.STOPPING, reason);
            out.add(new Instruction.End<>());
        }
    }

    /// A process has answered a call.
    ///
    /// @param succeeded whether with a value
    public void answered(int which, long id, boolean succeeded) {
        // What a task says that was interrupted for the end of its worker is no failure of its own.
        boolean cutShort = !succeeded && state == WorkerState.STOPPING && leaving != null;
        C call = which == incarnation && !cutShort ? calls.removeSent(id) : null;
        if (call == null) {
            return;
        }
        out.add(new Instruction.Answer<>(call));
        if (state != WorkerState.STARTING) {
            failures = 0;
            done += succeeded ? call.tasks() : 0;
            failed += succeeded || call.isCancelled() || call.tasks() == 0 ? 0 : 1;
        }
        C head = calls.head();
        if (head != null) {
            out.add(new Instruction.Started<>(head));
        } else if (state == WorkerState.BUSY) {
            change(WorkerState.IDLE, "answered");
            if (draining != null) {
                end(draining);
            }
        }
    }

    /// A process does not exist any more, and nothing of what it said is still to come.
    ///
    /// @param young whether it had been ready for a moment only
    public void gone(int which, EndCause.Lost how, boolean young) {
        if (which != incarnation || state == WorkerState.GONE) {
            return;
        }
        boolean starting = state == WorkerState.STARTING;
        EndCause cause = leaving == null ? how : leaving;
        C begun = starting || ended ? null : calls.takeBack();
        predecessor = cause;
        change(WorkerState.GONE, how.text());
        if (begun != null) {
            out.add(new Instruction.Fail<>(begun));
        } else if (starting) {
            calls.clearSent().forEach(step -> out.add(new Instruction.Fail<>(step)));
        }
        if (!starting && !ended) {
            failures += leaving == null && begun == null && young ? 1 : 0;
            goOn();
        }
    }

    /// Counts tasks of a call that stands for none by itself.
    public void countTasks(int moreDone, int moreFailed) {
        done += moreDone;
        failed += moreFailed;
    }

    private void change(WorkerState next, String reason) {
        state = next;
        out.add(new Instruction.Changed<>(next, reason));
    }

    /// What the process computes, or null; read by any thread, as the next ones.
    public C head() {
        return calls.head();
    }

    /// How many calls have no answer.
    public int size() {
        return calls.size();
    }

    public WorkerState state() {
        return state;
    }

    public int incarnation() {
        return incarnation;
    }

    public long done() {
        return done;
    }

    public long failed() {
        return failed;
    }

    public EndCause predecessor() {
        return predecessor;
    }

    /// The call of that id that was sent to a process, or null.
    public C sent(int which, long id) {
        return which == incarnation ? calls.sent(id) : null;
    }

    public boolean isSent(C call) {
        return calls.isSent(call);
    }

    /// What is to be done since this was asked last.
    public List<Instruction<C>> instructions() {
        List<Instruction<C>> all = out;
        out = new ArrayList<>();
        return all;
    }
}
