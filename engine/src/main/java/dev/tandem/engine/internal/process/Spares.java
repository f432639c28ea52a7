package dev.tandem.engine.internal.process;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerLog;
import dev.tandem.engine.worker.WorkerOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Worker processes that are started ahead, so that a pool opens within milliseconds: for interactive sessions, which
/// ask for them by [#keep(int)]. Thread-safe.
///
/// A group takes those whose heap, arguments, environment, class path and folder are what it wants; others are started
/// for it as ever, and the next spares will be like them. Spares do not count as subprocesses. They end with the
/// process, by [dev.tandem.engine.runtime.ParallelExecutionManager#terminateAll()], and when nobody has opened a group for long.
public final class Spares {
    private static final Duration IDLE = Duration.ofMinutes(10);
    /// Whoever has just opened a group wants the cores for it.
    private static final Duration NOT_AT_ONCE = Duration.ofMillis(300);
    private static final String NAME = "spare";

    /// All guarded by the class.
    private static final List<Spare> SPARES = new ArrayList<>();
    private static int wanted;
    private static Duration idle = IDLE;
    private static Order model;
    private static boolean filling;
    /// Set when all were ended, until somebody opens a group.
    private static boolean dormant;

    private Spares() {}

    /// @param process ready, unless it is still being prepared
    private record Spare(LocalProcess process, SpareShape shape, CompletableFuture<Void> ready) {
        boolean isReady() {
            return ready.isDone() && !ready.isCompletedExceptionally() && !process.gone().isDone();
        }
    }

    /// Has up to so many spares kept from now on, and started at once; 0 ends them all and waits for that.
    public static void keep(int count) {
        keep(count, IDLE);
    }

    /// As [#keep(int)].
    ///
    /// @param longestIdle for how long they are kept when nobody opens a group
    public static void keep(int count, Duration longestIdle) {
        if (count < 0 || longestIdle.isNegative()) {
            throw new IllegalArgumentException("nothing to keep: count=" + count + ", idle=" + longestIdle);
        }
        synchronized (Spares.class) {
            wanted = count;
            idle = longestIdle;
            model = order(WorkerOptions.DEFAULT, Math.max(1, count));
            dormant = count == 0;
        }
        if (count == 0) {
            endAll("no longer kept");
        } else {
            refill();
        }
    }

    /// A link to a spare that is what is wanted, or to a process that has yet to be started.
    public static WorkerLink link(Order order) {
        Spare taken = take(order);
        if (taken == null) {
            return new LocalProcess(order);
        }
        tell(taken.process().pid(), "adopted: group=" + order.group() + ", worker=" + order.number());
        return new SpareLink(order, taken.process());
    }

    private static synchronized Spare take(Order order) {
        WorkerShare share = WorkerShare.of(order.options(), order.sharing());
        if (wanted == 0 || share.threads() > Runtime.getRuntime().availableProcessors()) {
            return null;
        }
        SpareShape shape = SpareShape.of(order);
        model = order(order.options(), order.sharing());
        dormant = false;
        Timer.after(NOT_AT_ONCE, Spares::refill);
        for (Iterator<Spare> all = SPARES.iterator(); all.hasNext();) {
            Spare spare = all.next();
            if (spare.isReady() && spare.shape().equals(shape)) {
                all.remove();
                return spare;
            }
        }
        return null;
    }

    public static synchronized List<RuntimeSnapshot.Spare> snapshot() {
        return SPARES.stream().filter(Spare::isReady)
                .map(spare -> new RuntimeSnapshot.Spare(spare.process().pid(), spare.process().usage())).toList();
    }

    /// Ends those that exist; more are started only after a group was opened.
    public static void endAll(String reason) {
        List<Spare> doomed;
        synchronized (Spares.class) {
            dormant = true;
            doomed = List.copyOf(SPARES);
            SPARES.clear();
        }
        end(doomed, reason);
    }

    private static void end(List<Spare> doomed, String reason) {
        for (Spare spare : doomed) {
            tell(spare.process().pid(), "ended: " + reason);
            spare.process().kill(new EndCause.Unused(reason));
        }
        doomed.forEach(spare -> spare.ready().handle((done, error) -> done).join());
        doomed.forEach(spare -> spare.process().gone().join());
    }

    private static synchronized void refill() {
        if (!filling && !dormant) {
            filling = true;
            EngineThreads.startSmall("tandem-spares", Spares::fill);
        }
    }

    /// One after the other: they must not take the cores from the work that goes on.
    private static void fill() {
        endUnlike();
        for (Spare next = next(); next != null; next = next()) {
            try {
                next.process().prepare(false);
                next.process().rehearse();
                next.ready().complete(null);
                tell(next.process().pid(), "ready");
                watch(next);
            } catch (TandemException e) {
                // Whoever needs a worker gets the reason when its own cannot be started.
                forget(next);
                next.ready().completeExceptionally(e);
                synchronized (Spares.class) {
                    filling = false;
                }
                return;
            }
        }
    }

    private static void watch(Spare spare) {
        spare.process().gone().thenRun(() -> {
            if (forget(spare)) {
                tell(spare.process().pid(), "died");
                Timer.after(NOT_AT_ONCE, Spares::refill);
            }
        });
        Duration longest;
        synchronized (Spares.class) {
            longest = idle;
        }
        Timer.after(longest, () -> {
            if (forget(spare)) {
                EngineThreads.startSmall("tandem-spares", () -> end(List.of(spare), "idle"));
            }
        });
    }

    private static synchronized boolean forget(Spare spare) {
        return SPARES.remove(spare);
    }

    private static synchronized Spare next() {
        if (dormant || SPARES.size() >= wanted) {
            filling = false;
            return null;
        }
        Spare spare = new Spare(new LocalProcess(model, WorkerCommand::ofSpare), SpareShape.of(model), new CompletableFuture<>());
        SPARES.add(spare);
        return spare;
    }

    private static void endUnlike() {
        List<Spare> unlike;
        synchronized (Spares.class) {
            SpareShape shape = SpareShape.of(model);
            unlike = SPARES.stream().filter(spare -> !spare.shape().equals(shape)).toList();
            SPARES.removeAll(unlike);
        }
        end(unlike, "other options are in use");
    }

    private static Order order(WorkerOptions options, int count) {
        return new Order(NAME, 0, count, count, 0, Messages.LONGEST, 0, options, new WorkerLog(), HostName.here());
    }

    private static void tell(long pid, String what) {
        Announcements.emit(RuntimeEvent.SpareChanged.class, time -> new RuntimeEvent.SpareChanged(time, pid, what));
    }
}
