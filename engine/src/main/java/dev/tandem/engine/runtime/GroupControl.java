package dev.tandem.engine.runtime;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.ClosedException;
import dev.tandem.engine.StartTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.place.Ending;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.worker.WarmUp;
import dev.tandem.engine.internal.worker.WorkerContext;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// The state of a group, which the registry and the engine's threads hold; users hold a [WorkerGroup],
/// so that a forgotten group becomes unreachable and is ended.
final class GroupControl {
    /// How the group has come to its end.
    ///
    /// @param cause what kept it from going on; null when somebody has ended it
    private record End(String reason, TandemException cause) {}

    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final GroupSpec spec;
    private final Place place;
    private final ParallelExecutionManager scope;
    private final List<WorkerSlot> slots;
    /// Null while open; set once by whoever ends the group first.
    private final AtomicReference<End> ended = new AtomicReference<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    /// Those of the run that opened it, null when there is none or it is kept. Guarded by [ParallelExecutionManager#TREE].
    private Belongings belongings;

    GroupControl(GroupSpec spec, Place place, ParallelExecutionManager scope) {
        this.spec = spec;
        this.place = place;
        this.scope = scope;
        List<WorkerSlot> made = new ArrayList<>();
        for (int number = 0; number < spec.size(); number++) {
            made.add(new WorkerSlot(this, number));
        }
        slots = List.copyOf(made);
    }

    /// Starts all workers at the same time and waits for them; when one fails, nothing is left.
    void open() {
        scope.add(this);
        Announcements.emitKept(RuntimeEvent.GroupOpened.class, time -> new RuntimeEvent.GroupOpened(time, id, name(), scope.name(), spec.size()));
        List<CompletableFuture<Void>> starts = slots.stream().map(this::start).toList();
        try {
            allOrFirstFailure(starts).get();
            WarmUp.begin(UserCache::guardNatives);
        } catch (ExecutionException e) {
            // Before they are ended, which is why others do not come up either.
            long ready = starts.stream().filter(each -> each.isDone() && !each.isCompletedExceptionally()).count();
            boolean wasOpen = endOnce(new End("start failed", null));
            finished.join();
            if (!wasOpen) {
                // Somebody has ended it meanwhile, which is why its workers did not come up.
                throw new ClosedException("terminated: group=" + name() + ", reason=" + endReason(), e.getCause());
            }
            throw switch (e.getCause()) {
                case StartTimeoutException late -> LateStart.of(spec, ready, late);
                case TandemException known -> known;
                case Throwable other -> new TandemException("group not opened: group=" + name(), other);
            };
        } catch (InterruptedException e) {
            end("start interrupted").join();
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while opening: group=" + name(), e);
        }
    }

    /// Done when all have started, and at once when one of them cannot.
    private static CompletableFuture<Void> allOrFirstFailure(List<CompletableFuture<Void>> starts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
        starts.forEach(each -> each.exceptionally(error -> {
            all.completeExceptionally(error);
            return null;
        }));
        return all;
    }

    private CompletableFuture<Void> start(WorkerSlot slot) {
        CompletableFuture<Void> started = new CompletableFuture<>();
        EngineThreads.start("tandem-start-" + name(), () -> {
            try {
                slot.open();
                started.complete(null);
            } catch (Throwable e) {
                // The boundary of this thread: whoever opens the group gets it.
                started.completeExceptionally(e);
            }
        });
        return started;
    }

    /// Ends the group, once; never waits.
    ///
    /// @return done when all its workers are gone
    CompletableFuture<Void> end(String reason) {
        endOnce(new End(reason, null));
        return finished;
    }

    /// @return false when it has ended already, for another reason
    private boolean endOnce(End end) {
        boolean first = ended.compareAndSet(null, end);
        if (first) {
            EngineThreads.start("tandem-end-" + name(), () -> finish(end.reason()));
        }
        return first;
    }

    private void finish(String reason) {
        try {
            List<PendingCall> abandoned = new ArrayList<>();
            List<Ending.Target> targets =
                    slots.stream().map(slot -> slot.end(reason, abandoned)).filter(Objects::nonNull).toList();
            if (!abandoned.isEmpty()) {
                // Elsewhere, since what depends on a call may be anything; the killing must not wait for it.
                EngineThreads.start("tandem-fail-" + name(), () -> abandoned.forEach(call -> call.fail(closed("terminated"))));
            }
            Ending.of(targets, spec.options().gracePeriod());
            // Those that were being ended before are gone then, too.
            slots.forEach(slot -> slot.ending().join());
        } finally {
            scope.remove(this);
            Announcements.emitKept(RuntimeEvent.GroupClosed.class, time -> new RuntimeEvent.GroupClosed(time, id, name(), reason));
            finished.complete(null);
            spec.restore().ended();
        }
    }

    /// A worker cannot be replaced.
    void giveUp(int worker, Throwable cause) {
        String text = "worker cannot be replaced, worker=" + worker + ", cause=" + TandemException.textOf(cause);
        endOnce(new End(text, new TandemException("worker cannot be replaced: group=" + name() + ", worker=" + worker + ", cause="
                + TandemException.textOf(cause), cause)));
    }

    /// Has it live on when the run that opened it is followed by another.
    void keep() {
        if (ended()) {
            throw refusal();
        }
        synchronized (ParallelExecutionManager.TREE) {
            leave();
        }
    }

    /// The run that opened it leaves it to the next ones; under the lock of the tree.
    void leave() {
        if (belongings != null) {
            belongings.keep(this);
            belongings = null;
        }
    }

    /// It belongs to no run any more; under the lock of the tree.
    void lose() {
        if (belongings != null) {
            belongings.remove(this);
            belongings = null;
        }
    }

    void belongTo(Belongings owner) {
        belongings = owner;
    }

    ClosedException refusal() {
        return closed("impossible, already terminated");
    }

    private ClosedException closed(String problem) {
        End end = ended.get();
        return new ClosedException(problem + ": group=" + name() + ", reason=" + end.reason(), end.cause());
    }

    /// What kept it from going on; null while open, and when somebody has ended it.
    TandemException endCause() {
        End end = ended.get();
        return end == null ? null : end.cause();
    }

    /// Null while open.
    String endReason() {
        End end = ended.get();
        return end == null ? null : end.reason();
    }

    boolean ended() {
        return ended.get() != null;
    }

    Place place() {
        return place;
    }

    WorkerLink create(int number, int incarnation, WorkerLog log) {
        long seed = WorkerContext.seed(spec.options().seed(), number, incarnation);
        return place.worker(new Order(name(), number, spec.size(), spec.size(), incarnation, longestMessage(), seed, spec.options(), log,
                null));
    }

    List<Shipment> restore(int worker) {
        return spec.restore().of(worker);
    }

    /// Who hears what a worker says outside any call, or null.
    CallListener listener() {
        return spec.listener();
    }

    CompletableFuture<Void> finished() {
        return finished;
    }

    WorkerSlot slot(int worker) {
        if (worker < 0 || worker >= slots.size()) {
            throw new IllegalArgumentException("no such worker: worker=" + worker + ", size=" + slots.size());
        }
        return slots.get(worker);
    }

    /// In bytes, without arrays that lie in segments.
    int longestMessage() {
        return place.longestMessage();
    }

    boolean sharesMemory() {
        return place.sharesMemory();
    }

    long id() {
        return id;
    }

    String name() {
        return spec.name();
    }

    int size() {
        return slots.size();
    }

    WorkerOptions options() {
        return spec.options();
    }

    RuntimeSnapshot.Group snapshot() {
        return new RuntimeSnapshot.Group(id, name(), slots.stream().map(WorkerSlot::snapshot).toList());
    }
}
