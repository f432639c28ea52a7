package dev.tandem.engine.runtime;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// What one run of a script has opened, by its own thread or by threads that it has started: groups, scopes and pools of
/// threads, wherever in the tree of scopes they are. Ended when the script runs again; what was kept ([Keepable]) or
/// opened by somebody else in one of its scopes lives on. Thread-safe.
public final class Belongings {
    private static final InheritableThreadLocal<Belongings> CURRENT = new InheritableThreadLocal<>();

    private final String run;
    /// Guarded by [ParallelExecutionManager#TREE], as are the next ones.
    private final Set<GroupControl> groups = new LinkedHashSet<>();
    private final Set<ParallelExecutionManager> scopes = new LinkedHashSet<>();
    /// Whoever forgets such a pool ends it that way.
    private final List<WeakReference<Belonging>> others = new ArrayList<>();
    /// What was left to the next runs.
    private final Set<GroupControl> keptGroups = new LinkedHashSet<>();
    private final List<WeakReference<Belonging>> keptOthers = new ArrayList<>();
    private boolean ended;

    /// What was left to the next runs and lives.
    public record Kept(String name, int workers) {}

    /// What has been ended.
    ///
    /// @param isGone whether that was over when nobody wanted to wait any longer
    public record Ended(String name, int workers, boolean isGone) {}

    /// Whatever is on its way out.
    private record Leaving(String name, int workers, CompletableFuture<Void> gone) {}

    /// Of a run that has not begun.
    ///
    /// @param run what errors call it
    public Belongings(String run) {
        this.run = run;
    }

    /// Those of the run that the calling thread works for; null when it works for none.
    public static Belongings current() {
        return CURRENT.get();
    }

    /// Has the calling thread, and those that it will start, work for a run: what they open belongs to it.
    ///
    /// @param belongings of the run, or null for none
    /// @return those that it worked for before, or null
    public static Belongings bind(Belongings belongings) {
        Belongings before = CURRENT.get();
        set(belongings);
        return before;
    }

    private static void set(Belongings belongings) {
        if (belongings == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(belongings);
        }
    }

    /// Adds a pool that has no group; it is not held.
    public void add(Belonging other) {
        synchronized (ParallelExecutionManager.TREE) {
            requireGoing();
            others.removeIf(each -> each.refersTo(null));
            others.add(new WeakReference<>(other));
        }
    }

    /// Leaves a pool to the next run.
    public void keep(Belonging other) {
        synchronized (ParallelExecutionManager.TREE) {
            if (others.removeIf(each -> each.refersTo(other))) {
                keptOthers.add(new WeakReference<>(other));
            }
        }
    }

    void keep(GroupControl group) {
        if (groups.remove(group)) {
            keptGroups.add(group);
        }
    }

    /// What was left to the next runs and has not ended since.
    public List<Kept> kept() {
        synchronized (ParallelExecutionManager.TREE) {
            keptGroups.removeIf(GroupControl::ended);
            return Stream.concat(keptGroups.stream().map(group -> new Kept(group.name(), group.size())),
                    living(keptOthers).map(pool -> new Kept(pool.name(), pool.size()))).toList();
        }
    }

    private static Stream<Belonging> living(List<WeakReference<Belonging>> pools) {
        return pools.stream().map(WeakReference::get).filter(Objects::nonNull).filter(each -> !each.closed());
    }

    void add(GroupControl group) {
        requireGoing();
        groups.add(group);
    }

    void add(ParallelExecutionManager scope) {
        requireGoing();
        scopes.add(scope);
    }

    void remove(GroupControl group) {
        groups.remove(group);
    }

    void remove(ParallelExecutionManager scope) {
        scopes.remove(scope);
    }

    /// A thread of a script that was run again cannot leave anything behind that nobody would end.
    private void requireGoing() {
        if (ended) {
            throw new ClosedException("impossible, the run that wants it was ended by the next one: run=" + run);
        }
    }

    /// Ends all of it, by the way in which everything is closed, and refuses to open more. Calls that run there fail.
    ///
    /// @param reason what errors say
    /// @param longest how long to wait until all workers are gone
    /// @return what this has ended
    public List<Ended> end(String reason, Duration longest) {
        List<GroupControl> doomed;
        List<ParallelExecutionManager> left;
        List<Belonging> pools;
        synchronized (ParallelExecutionManager.TREE) {
            ended = true;
            doomed = groups.stream().filter(group -> !group.ended()).toList();
            left = List.copyOf(scopes);
            left.forEach(ParallelExecutionManager::leave);
            scopes.clear();
            pools = living(others).toList();
            others.clear();
        }
        List<Leaving> endings = Stream.concat(doomed.stream().map(group -> new Leaving(group.name(), group.size(), group.end(reason))),
                pools.stream().map(Belongings::end)).toList();
        await(endings, longest);
        left.forEach(scope -> Announcements.emit(RuntimeEvent.ScopeClosed.class, time -> new RuntimeEvent.ScopeClosed(time, scope.name())));
        return endings.stream().map(each -> new Ended(each.name, each.workers, each.gone.isDone())).toList();
    }

    private static Leaving end(Belonging pool) {
        CompletableFuture<Void> gone = new CompletableFuture<>();
        EngineThreads.start("tandem-end-" + pool.name(), () -> {
            try {
                pool.close();
            } finally {
                gone.complete(null);
            }
        });
        return new Leaving(pool.name(), pool.size(), gone);
    }

    private static void await(List<Leaving> endings, Duration longest) {
        try {
            CompletableFuture.allOf(endings.stream().map(Leaving::gone).toArray(CompletableFuture[]::new))
                    .get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The answer says which are not gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("ends do not fail", e);
        }
    }
}
