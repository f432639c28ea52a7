package dev.tandem.engine.runtime;

import dev.tandem.engine.CallTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.CallFacts;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.event.FlightEvents;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerOptions;
import dev.tandem.engine.worker.WorkerState;
import java.util.List;

/// What one worker number tells the outside: the events of its life, and its errors in words.
final class SlotReport {
    private static final int LAST_WORDS = 20;

    private final GroupLabel group;
    private final int number;
    private final WorkerLog log;
    /// The state that was told last; guarded by the slot's lock.
    private WorkerState last = WorkerState.GONE;

    SlotReport(GroupLabel group, int number, WorkerLog log) {
        this.group = group;
        this.number = number;
        this.log = log;
    }

    void changed(WorkerState state, long pid, String reason) {
        Announcements.emit(RuntimeEvent.WorkerChanged.class,
                time -> new RuntimeEvent.WorkerChanged(time, group.id(), group.name(), number, pid, state, reason));
        if (state != WorkerState.BUSY && (state != WorkerState.IDLE || last == WorkerState.STARTING)) {
            Announcements.emitKept(RuntimeEvent.ProcessChanged.class,
                    time -> new RuntimeEvent.ProcessChanged(time, group.id(), group.name(), number, pid, state, reason));
        }
        last = state;
        FlightEvents.Worker flight = new FlightEvents.Worker();
        if (flight.shouldCommit()) {
            flight.group = group.name();
            flight.worker = number;
            flight.pid = pid;
            flight.state = state.name();
            flight.reason = reason;
            flight.commit();
        }
    }

    void ending(KillStep step) {
        Announcements.emitKept(RuntimeEvent.WorkerEnding.class, time -> new RuntimeEvent.WorkerEnding(time, group.id(), group.name(), number, step));
        FlightEvents.WorkerEnding flight = new FlightEvents.WorkerEnding();
        if (flight.shouldCommit()) {
            flight.group = group.name();
            flight.worker = number;
            flight.step = step.name();
            flight.commit();
        }
    }

    void started(PendingCall call) {
        Announcements.emitLate(RuntimeEvent.CallStarted.class,
                time -> new RuntimeEvent.CallStarted(time, group.id(), group.name(), number, call.id(), call.label()));
        call.flight().begin();
    }

    /// A call has its answer: whoever has it finds it in the history. Its caller is told next, and then all others, by [#told].
    RuntimeEvent.CallFinished answered(PendingCall call, PendingCall.Answer answer, RuntimeSnapshot.Process by) {
        CallFacts.Outcome outcome = call.isCancelled() ? CallFacts.Outcome.CANCELLED
                : answer.error() == null ? CallFacts.Outcome.DONE : CallFacts.Outcome.FAILED;
        CallOptions options = call.options();
        return kept(call, answer.error(), call.meter().facts(outcome, by.pid(), by.host(), options.items(), options.retryOf(), answer.timing()));
    }

    /// A call will have no answer, since its worker was lost.
    RuntimeEvent.CallFinished lost(PendingCall call, Throwable error, RuntimeSnapshot.Process by) {
        return unanswered(call, error, call.isCancelled() ? CallFacts.Outcome.CANCELLED : CallFacts.Outcome.LOST, by);
    }

    /// A call will have no answer, since its group has ended; nothing is to be told of one that was not begun, nor of what the engine does for
    /// itself, such as forgetting a function.
    void abandoned(PendingCall call, RuntimeSnapshot.Process by) {
        if (call.meter().began() != 0 && call.options().items() > 0) {
            told(call, unanswered(call, null, CallFacts.Outcome.CANCELLED, by));
        }
    }

    private RuntimeEvent.CallFinished unanswered(PendingCall call, Throwable error, CallFacts.Outcome outcome, RuntimeSnapshot.Process by) {
        CallOptions options = call.options();
        return kept(call, error, call.meter().unanswered(outcome, by.pid(), by.host(), options.items(), options.retryOf()));
    }

    private RuntimeEvent.CallFinished kept(PendingCall call, Throwable error, CallFacts facts) {
        // Nothing is wrong with what nobody wanted any more.
        String wrong = error == null || call.isCancelled() ? null : error.getMessage();
        return Announcements.keep(
                time -> new RuntimeEvent.CallFinished(time, group.id(), group.name(), number, call.id(), call.label(), wrong, facts));
    }

    /// Tells those who listen, when whoever waits for the call has been told.
    void told(PendingCall call, RuntimeEvent.CallFinished event) {
        Announcements.finished(event);
        if (event.error() != null) {
            Announcements.emit(RuntimeEvent.CallFailed.class,
                    time -> new RuntimeEvent.CallFailed(time, group.id(), group.name(), number, call.label(), event.error()));
        }
        FlightEvents.Call flight = call.flight();
        flight.end();
        if (flight.shouldCommit()) {
            flight.group = group.name();
            flight.worker = number;
            flight.label = call.label();
            flight.error = event.error();
            flight.tell(call.id(), event.facts());
            flight.commit();
        }
    }

    /// @param host where it was, or null for this one
    /// @param firstLine where the log of the lost process begins
    /// @param verdict why it was ended on purpose, or null
    WorkerLostException lost(Departure departure, String host, String verdict, long firstLine) {
        Departure known = departure.because(verdict);
        String exhausted = known.judged() ? null : log.exhausted(firstLine);
        return new WorkerLostException("worker lost" + where() + ", pid=" + departure.pid() + (host == null ? "" : ", host=" + host) + ", "
                + departure.how() + ", cause=" + (exhausted == null ? known.cause() : exhausted) + log.tail(firstLine), number, departure.pid());
    }

    WorkerLostException lostAtStart(WorkerLink process, long firstLine) {
        Departure departure = process.gone().getNow(null);
        String how = departure == null ? "" : ", " + departure.how() + ", cause=" + departure.cause();
        return new WorkerLostException("worker lost at its start" + where() + ", pid=" + process.pid() + how + log.tail(firstLine),
                number, process.pid());
    }

    TandemException notRestored(Throwable cause) {
        return new TandemException("worker not restored" + where() + ", cause=" + TandemException.textOf(cause), cause);
    }

    CallTimeoutException timedOut(PendingCall call) {
        return new CallTimeoutException("call timed out" + where() + ", label=" + call.label() + ", timeout="
                + call.options().timeout().toMillis() + "ms");
    }

    /// @param kept what a successor would get
    /// @param link the present process, or null
    WorkerDetails details(WorkerOptions options, List<String> shipped, List<Shipment> kept, WorkerLink link) {
        List<String> printed = log.lines();
        return new WorkerDetails(options, shipped, kept.stream().map(SlotReport::bytes).toList(), link == null ? List.of() : link.mapped(),
                printed.subList(Math.max(0, printed.size() - LAST_WORDS), printed.size()));
    }

    private static long bytes(Shipment kept) {
        return kept.payload().length + kept.segments().stream().mapToLong(hold -> hold.name().bytes()).sum();
    }

    private String where() {
        return ": group=" + group.name() + ", worker=" + number;
    }
}
