package dev.tandem.engine.runtime;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.life.WorkerLife.Instruction;
import dev.tandem.engine.internal.life.WorkerLife;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.place.Answers;
import dev.tandem.engine.internal.place.Ending;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.ClassLedger;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.engine.worker.WorkerUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;

/// One worker number of a group: the calls made to it, and the process that serves them now.
///
/// What is decided is decided by [WorkerLife]; this carries it out. The lock is held for bookkeeping and for what must
/// keep its order, sending and events: no user code runs under it and nothing is waited for.
final class WorkerSlot {
    /// In which a process that was ready counts as one that died at once.
    private static final long MOMENT = 1_000_000_000L;

    private final GroupControl group;
    private final int number;
    private final WorkerLog log = new WorkerLog();
    private final SlotOutput output;
    private final SlotReport report;
    private final Cancelling cancelling;
    private final Object lock = new Object();
    /// Guarded by the lock, but for what it lets any thread read.
    private final WorkerLife<PendingCall> life = new WorkerLife<>();
    private volatile WorkerLink link;
    /// All guarded by the lock, as what follows.
    private ClassLedger ledger;
    /// What the process was told last.
    private OwnDefaults defaults;
    private long firstLine;
    private long readyAt;
    /// Done when no thread ends a process of this number.
    private CompletableFuture<Void> ending = CompletableFuture.completedFuture(null);

    WorkerSlot(GroupControl group, int number) {
        this.group = group;
        this.number = number;
        GroupLabel label = new GroupLabel(group.id(), group.name());
        this.output = new SlotOutput(label, number, log);
        this.report = new SlotReport(label, number, log);
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
        return life.size() > 0;
    }

    /// Starts the first process; throws when it does not come up.
    void open() {
        boot("group opens");
    }

    void submit(PendingCall call) {
        if (!act(() -> life.submit(call)).isEmpty()) {
            call.fail(group.refusal());
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
            life.withdraw(call);
            return life.instructions().isEmpty() ? null : link;
        }
    }

    /// Ends the present process if it still computes a call.
    void endIfFirst(PendingCall call) {
        act(() -> life.overdue(call));
    }

    /// A process begins nothing after a call, which it computes now or has answered.
    private void retiring(int incarnation, long last) {
        act(() -> life.retiring(incarnation, last));
    }

    /// Ends the present process, whatever it does, and fails the call that is shown to run on it. Does not wait.
    void kill() {
        act(life::kill);
    }

    /// As [#kill()], if the present process has that number.
    boolean kill(long pid) {
        boolean[] is = new boolean[1];
        act(() -> {
            is[0] = link != null && link.pid() == pid;
            if (is[0]) {
                life.kill();
            }
        });
        return is[0];
    }

    /// Replaces a process as soon as it has answered what it was sent; later calls wait for the next one.
    private void strained(int incarnation, String why) {
        act(() -> life.strained(incarnation, why));
    }

    /// Refuses calls from now on. Fails nothing yet: that runs code of the callers.
    ///
    /// @param abandoned gets the calls that will have no answer
    /// @return the process to end, or null
    Ending.Target end(String reason, List<PendingCall> abandoned) {
        synchronized (lock) {
            life.groupEnded(reason);
            Ending.Target target = null;
            for (Instruction<PendingCall> each : life.instructions()) {
                switch (each) {
                    case Instruction.Refuse<PendingCall> r -> {
                        report.abandoned(r.call(), process(link));
                        abandoned.add(r.call());
                    }
                    case Instruction.End<PendingCall> _ -> target = target();
                    default -> carryOut(each);
                }
            }
            return target;
        }
    }

    /// Done when no process of this number is being ended for reasons of its own.
    CompletableFuture<Void> ending() {
        synchronized (lock) {
            return ending;
        }
    }

    RuntimeSnapshot.Worker snapshot() {
        WorkerLink now = link;
        PendingCall head = life.head();
        Duration age = head == null ? null : Duration.ofNanos(System.nanoTime() - head.meter().began());
        EndCause predecessor = life.predecessor();
        return new RuntimeSnapshot.Worker(number, hostElsewhere(now), now == null ? -1 : now.pid(), now == null ? "none" : now.description(),
                life.state(), head == null ? null : head.label(), head != null && head.options().repeated(), age,
                Math.max(0, life.size() - (head == null ? 0 : 1)),
                life.done(), life.failed(), now == null ? 0 : now.bytesSent(), now == null ? 0 : now.bytesReceived(),
                Math.max(0, life.incarnation()), now == null ? 0 : now.mappedBytes(), now == null ? WorkerUsage.UNKNOWN : now.usage(),
                predecessor == null ? null : predecessor.text());
    }

    /// What somebody wants to know who looks at this worker.
    WorkerDetails details() {
        List<String> shipped;
        synchronized (lock) {
            shipped = ledger == null ? List.of() : ledger.names();
        }
        return report.details(group.options(), shipped, group.restore(number), link);
    }

    private static RuntimeSnapshot.Process process(WorkerLink link) {
        return new RuntimeSnapshot.Process(hostElsewhere(link), link == null ? -1 : link.pid());
    }

    private static String hostElsewhere(WorkerLink link) {
        return link == null || link.host().equals(HostName.here()) ? null : link.host();
    }

    /// Lets something happen and does what follows.
    ///
    /// @return what is to be done without the lock
    private List<Instruction<PendingCall>> act(Runnable stimulus) {
        synchronized (lock) {
            stimulus.run();
            return carryOut(life.instructions());
        }
    }

    /// Carries out what is decided, under the lock.
    ///
    /// @return what is not, for the caller without the lock
    private List<Instruction<PendingCall>> carryOut(List<Instruction<PendingCall>> decided) {
        List<Instruction<PendingCall>> rest = List.of();
        for (Instruction<PendingCall> each : decided) {
            if (isForCaller(each)) {
                rest = rest.isEmpty() ? new ArrayList<>() : rest;
                rest.add(each);
            } else {
                carryOut(each);
            }
        }
        return rest;
    }

    /// What runs code of users, or starts a process.
    private static boolean isForCaller(Instruction<PendingCall> instruction) {
        return switch (instruction) {
            case Instruction.Refuse<PendingCall> _, Instruction.Answer<PendingCall> _, Instruction.Fail<PendingCall> _ -> true;
            case Instruction.Start<PendingCall> _, Instruction.GiveUp<PendingCall> _ -> true;
            default -> false;
        };
    }

    /// What keeps its order under the lock, or goes to a thread of its own.
    private void carryOut(Instruction<PendingCall> instruction) {
        switch (instruction) {
            case Instruction.Send<PendingCall>(PendingCall call) -> send(call);
            case Instruction.Started<PendingCall>(PendingCall call) -> report.started(call);
            case Instruction.Changed<PendingCall>(WorkerState state, String reason) ->
                report.changed(state, link == null ? -1 : link.pid(), reason);
            case Instruction.Settled<PendingCall> _ -> link.settled();
            case Instruction.End<PendingCall> _ -> end(target());
            case Instruction.Kill<PendingCall> _ -> EngineThreads.start("tandem-end-" + group.name() + "-" + number, link::kill);
            default -> throw new IllegalStateException("nobody carries this out here: instruction=" + instruction);
        }
    }

    private void end(Ending.Target target) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        ending = over;
        EngineThreads.start("tandem-end-" + group.name() + "-" + number, () -> {
            try {
                Ending.of(List.of(target), group.options().gracePeriod());
            } finally {
                over.complete(null);
            }
        });
    }

    private void send(PendingCall call) {
        PendingCall.Cargo cargo = call.takeCargo();
        tell(call.defaults());
        Shipment task = cargo.task();
        byte[] head = Parcel.head(call.label(), ledger.missing(task), task.place());
        call.meter().send(head.length + task.payload().length + cargo.sharedBytes());
        link.call(call.id(), cargo.holds(), head, task.payload());
    }

    /// What the process was told before need not be told again.
    private void tell(OwnDefaults wanted) {
        if (wanted != defaults) {
            defaults = wanted;
            link.send(Messages.DEFAULTS, 0, wanted.forWorkers(group.options()).encode());
        }
    }

    /// Carries out what decides on the next process.
    ///
    /// @param why what became of the last one
    private void follow(Instruction<PendingCall> instruction, RuntimeException why) {
        switch (instruction) {
            case Instruction.Start<PendingCall> _ -> EngineThreads.start("tandem-start-" + group.name() + "-" + number,
                    () -> replace("replaces a lost worker: " + why.getMessage()));
            case Instruction.GiveUp<PendingCall> _ -> group.giveUp(number, why);
            default -> throw new IllegalStateException("not about the next process: instruction=" + instruction);
        }
    }

    private void replace(String reason) {
        try {
            boot(reason);
        } catch (RuntimeException e) {
            // The boundary of this thread: the group hears of it once it is hopeless.
            act(life::startFailed).forEach(each -> follow(each, e));
        }
    }

    private void boot(String reason) {
        WorkerLink fresh;
        int incarnation;
        synchronized (lock) {
            if (!life.starting(reason)) {
                throw group.refusal();
            }
            incarnation = life.incarnation();
            fresh = create(incarnation);
            link = fresh;
            ledger = new ClassLedger();
            defaults = null;
            firstLine = log.total();
            life.instructions().forEach(this::carryOut);
        }
        fresh.gone().thenAccept(departure -> gone(incarnation, departure));
        try {
            fresh.start(new Ear(incarnation, fresh));
            restore(fresh, incarnation);
            require(fresh, () -> {
                readyAt = System.nanoTime();
                return life.ready(incarnation);
            });
        } catch (RuntimeException e) {
            fresh.kill();
            fresh.gone().join();
            throw e;
        }
    }

    private WorkerLink create(int incarnation) {
        try {
            return group.create(number, incarnation, log);
        } catch (RuntimeException e) {
            life.notMade(TandemException.textOf(e));
            life.instructions().forEach(this::carryOut);
            throw e;
        }
    }

    private void restore(WorkerLink fresh, int incarnation) {
        List<PendingCall> steps = new ArrayList<>();
        if (incarnation > 0) {
            for (Shipment task : group.restore(number)) {
                PendingCall step = new PendingCall(this, task, CallOptions.uncounted("restore"), null, null);
                if (step.sendable()) {
                    // Else it was removed meanwhile.
                    steps.add(step);
                    require(fresh, () -> life.restoring(incarnation, step));
                }
            }
        }
        try {
            steps.forEach(PendingCall::join);
        } catch (CompletionException e) {
            throw report.notRestored(e.getCause());
        }
    }

    private void require(WorkerLink fresh, BooleanSupplier stimulus) {
        synchronized (lock) {
            if (!stimulus.getAsBoolean()) {
                throw report.lostAtStart(fresh, firstLine);
            }
            life.instructions().forEach(this::carryOut);
        }
    }

    /// What is heard of one process.
    private final class Ear implements WorkerLink.Listener {
        private final int incarnation;
        private final WorkerLink from;

        Ear(int incarnation, WorkerLink from) {
            this.incarnation = incarnation;
            this.from = from;
        }

        @Override
        public void frame(int kind, long id, byte[] payload) {
            switch (kind) {
                case Messages.OUTPUT -> output.printed(id, payload);
                case Messages.TELL -> told(incarnation, id, payload);
                case Messages.RETIRING -> retiring(incarnation, id);
                default -> answered(incarnation, from, kind, id, payload);
            }
        }

        @Override
        public void rawOutput(byte[] text, int length) {
            output.raw(text, length);
        }

        @Override
        public void strained(String why) {
            WorkerSlot.this.strained(incarnation, why);
        }
    }

    /// A process has answered; it may be one that was given up meanwhile.
    private void answered(int incarnation, WorkerLink from, int kind, long id, byte[] payload) {
        output.endOfTask();
        for (Instruction<PendingCall> each : act(() -> life.answered(incarnation, id, kind == Messages.RESULT))) {
            if (each instanceof Instruction.Answer<PendingCall>(PendingCall call)) {
                PendingCall.Answer answer = call.read(kind == Messages.RESULT, payload, group.name(), number);
                RuntimeEvent.CallFinished event = report.answered(call, answer, process(from));
                call.settle(answer);
                report.told(call, event);
            }
        }
    }

    /// A task, or any thread of a process, has said something.
    private void told(int incarnation, long id, byte[] payload) {
        CallListener listener = id == 0 ? group.listener() : listenerOf(incarnation, id, payload.length);
        if (listener != null) {
            listener.told(Answers.said(payload));
        }
    }

    private CallListener listenerOf(int incarnation, long id, int bytes) {
        synchronized (lock) {
            PendingCall call = life.sent(incarnation, id);
            if (call == null) {
                return null;
            }
            call.meter().told(bytes);
            return call.listener();
        }
    }

    /// Tells the task of a call something, if it has been sent.
    ///
    /// @param named closed here or by the link
    void note(PendingCall call, Object message, List<Hold> named) {
        byte[] payload = Shipping.shipBack("note", message).payload();
        WorkerLink told;
        synchronized (lock) {
            told = life.isSent(call) ? link : null;
        }
        boolean fits = payload.length <= group.longestMessage();
        if (told == null || !fits) {
            named.forEach(Hold::close);
        } else {
            told.note(call.id(), named, Parcel.head("", List.of(), Shipment.Place.FIRST), payload);
        }
        if (!fits) {
            throw new CannotShipException("too long for one message: bytes=" + payload.length + ", limit=" + group.longestMessage() + ", label="
                    + call.label());
        }
    }

    /// Counts tasks that share a call.
    void countTasks(int moreDone, int moreFailed) {
        synchronized (lock) {
            life.countTasks(moreDone, moreFailed);
        }
    }

    private void gone(int incarnation, Departure departure) {
        output.endOfProcess();
        List<Instruction<PendingCall>> rest;
        RuntimeSnapshot.Process lost;
        WorkerLostException error;
        synchronized (lock) {
            life.gone(incarnation, new EndCause.Lost(departure), System.nanoTime() - readyAt < MOMENT);
            List<Instruction<PendingCall>> instructions = life.instructions();
            if (instructions.isEmpty()) {
                return;
            }
            lost = new RuntimeSnapshot.Process(hostElsewhere(link), departure.pid());
            link = null;
            rest = carryOut(instructions);
            String verdict = life.predecessor() instanceof EndCause.Lost ? null : life.predecessor().text();
            error = report.lost(departure, lost.host(), verdict, firstLine);
        }
        List<PendingCall> victims = new ArrayList<>();
        for (Instruction<PendingCall> each : rest) {
            if (each instanceof Instruction.Fail<PendingCall>(PendingCall call)) {
                victims.add(call);
            } else {
                follow(each, error);
            }
        }
        if (!victims.isEmpty()) {
            // Elsewhere: what depends on a call may be anything, and more than this hears of the end.
            EngineThreads.start("tandem-fail-" + group.name(), () -> victims.forEach(call -> {
                RuntimeEvent.CallFinished event = report.lost(call, error, lost);
                call.fail(error);
                report.told(call, event);
            }));
        }
    }

    private Ending.Target target() {
        return new Ending.Target(link, report::ending);
    }
}
