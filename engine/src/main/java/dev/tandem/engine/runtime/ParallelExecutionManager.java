package dev.tandem.engine.runtime;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.event.Announcements;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.internal.process.Subprocesses;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.Places;
import dev.tandem.engine.worker.WorkerHost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A scope: ends all groups of workers that were opened in it, and all scopes opened inside it.
///
/// A new one opens inside the innermost open scope of the calling thread's session (or process), and
/// is itself the innermost one until it is closed. Scopes may be closed in any order, more than once
/// and by several threads. Thread-safe.
public final class ParallelExecutionManager implements AutoCloseable, Keepable {
    /// Guards the tree of all scopes; held for bookkeeping only.
    static final Object TREE = new Object();
    private static final Set<ParallelExecutionManager> ROOTS = new LinkedHashSet<>();
    private static final AtomicInteger NAMED = new AtomicInteger();
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final String name;
    private final ParallelExecutionManager parent;
    private final ScopeContext context;
    /// Its own, or null.
    private final Place place;
    private final Set<ParallelExecutionManager> scopes = new LinkedHashSet<>();
    /// Includes those that are being ended, so that whoever closes again waits for them too.
    private final Set<GroupControl> groups = new LinkedHashSet<>();
    private boolean open = true;
    /// Whether all in it lives on when the run that opened it is followed by another.
    private boolean kept;
    /// Those of the run that opened it, or null.
    private final Belongings belongings;

    /// Opens a scope named by a running number.
    public ParallelExecutionManager() {
        this("scope-" + NAMED.incrementAndGet());
    }

    /// Opens a scope.
    public ParallelExecutionManager(String name) {
        this(name, (Place) null);
    }

    /// Opens a scope at a place: groups opened in it, and in scopes inside it, have their workers there.
    ///
    /// @param place null for that of the scope around it
    public ParallelExecutionManager(String name, Place place) {
        this.name = name;
        this.place = place;
        this.context = ScopeContext.current();
        synchronized (TREE) {
            this.parent = context.innermost();
            this.belongings = parent.isKept() ? null : Belongings.current();
            if (belongings != null) {
                belongings.add(this);
            }
            parent.scopes.add(this);
            context.opened(this);
        }
        Announcements.emit(RuntimeEvent.ScopeOpened.class, time -> new RuntimeEvent.ScopeOpened(time, name));
    }

    /// Opens a scope at the place that a word means, as `loopback:2`; see [Places].
    ///
    /// @throws IllegalArgumentException when it means none
    public static ParallelExecutionManager on(String word) {
        return on(Places.of(word));
    }

    /// Opens a scope at a place, such as one that a plugin gives.
    public static ParallelExecutionManager on(Place place) {
        return new ParallelExecutionManager("scope-" + NAMED.incrementAndGet(), place);
    }

    ParallelExecutionManager(String name, ParallelExecutionManager parent, ScopeContext context) {
        this.name = name;
        this.place = null;
        this.parent = parent;
        this.context = context;
        this.belongings = null;
        synchronized (TREE) {
            ROOTS.add(this);
        }
    }

    /// Makes a root for a session: what runs in it opens its scopes and groups there, apart from those
    /// of other sessions. Closing it ends them all; nothing can be opened in it afterwards.
    public static ParallelExecutionManager newRoot(String name) {
        OwnDefaults.begin();
        ParallelExecutionManager root = new ScopeContext(name).root();
        Announcements.emit(RuntimeEvent.ScopeOpened.class, time -> new RuntimeEvent.ScopeOpened(time, name));
        return root;
    }

    /// The innermost open scope of the calling thread.
    public static ParallelExecutionManager current() {
        return ScopeContext.current().innermost();
    }

    /// Runs a task, and the threads that it starts, in the session of this scope.
    public <R> R callIn(Task<R> task) throws Exception {
        ScopeContext before = ScopeContext.bind(context);
        try {
            return task.run();
        } finally {
            ScopeContext.bind(before);
        }
    }

    /// Puts the calling thread, and the threads that it will start, into the session of this scope.
    public void enter() {
        ScopeContext.bind(context);
    }

    /// How many workers of this process live now.
    public static int totalSubprocessCount() {
        return Subprocesses.count();
    }

    /// The number of workers above which a warning is logged.
    public static int subprocessLimit() {
        return Subprocesses.limit();
    }

    public static void setSubprocessLimit(int limit) {
        Subprocesses.setLimit(limit);
    }

    /// Ends everything in all sessions. The roots stay open.
    public static void terminateAll() {
        List<GroupControl> doomed = new ArrayList<>();
        synchronized (TREE) {
            ROOTS.forEach(root -> {
                doomed.addAll(root.groups);
                List.copyOf(root.scopes).forEach(scope -> scope.detach(doomed));
            });
        }
        end(doomed, "all terminated");
        Spares.endAll("all terminated");
    }

    /// All that exists.
    public static RuntimeSnapshot snapshot() {
        Set<Place> places;
        synchronized (TREE) {
            places = ROOTS.stream().flatMap(ParallelExecutionManager::places).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        List<WorkerHost> nodes = places.stream().flatMap(place -> place.nodes().stream()).distinct().toList();
        synchronized (TREE) {
            return new RuntimeSnapshot(Instant.now(), Subprocesses.count(), Subprocesses.limit(),
                    ROOTS.stream().map(ParallelExecutionManager::describe).toList(), Spares.snapshot(), sharedMemory(), nodes);
        }
    }

    /// Those that scopes were opened on, or have groups at.
    private Stream<Place> places() {
        Stream<Place> inside = Stream.concat(scopes.stream().flatMap(ParallelExecutionManager::places), groups.stream().map(GroupControl::place));
        return place == null ? inside : Stream.concat(Stream.of(place), inside);
    }

    private static RuntimeSnapshot.SharedMemory sharedMemory() {
        SegmentPool.Counts now = SegmentPool.own().counts();
        return new RuntimeSnapshot.SharedMemory(now.segments(), now.bytes(), now.idleBytes());
    }

    /// The group with this id in any session, if it is still in the tree.
    static Optional<GroupControl> group(long id) {
        synchronized (TREE) {
            return ROOTS.stream().flatMap(ParallelExecutionManager::allGroups).filter(each -> each.id() == id).findFirst();
        }
    }

    /// A worker of such a group, if it has one of that number.
    static Optional<WorkerSlot> slot(long group, int number) {
        return group(group).filter(each -> number >= 0 && number < each.size()).map(each -> each.slot(number));
    }

    private Stream<GroupControl> allGroups() {
        return Stream.concat(groups.stream(), scopes.stream().flatMap(ParallelExecutionManager::allGroups));
    }

    public String name() {
        return name;
    }

    /// Where groups that are opened in it have their workers: its own place, else that of the scope around it, else what is
    /// configured for the process.
    ///
    /// @throws IllegalArgumentException when what is configured means no place
    public Place place() {
        if (place != null) {
            return place;
        }
        return parent == null ? Places.configured() : parent.place();
    }

    /// Ends everything in this scope and returns when all its workers are gone.
    public void terminate() {
        List<GroupControl> doomed = new ArrayList<>();
        boolean wasOpen;
        synchronized (TREE) {
            wasOpen = open;
            detach(doomed);
        }
        end(doomed, "scope closed, scope=" + name);
        if (wasOpen) {
            Announcements.emit(RuntimeEvent.ScopeClosed.class, time -> new RuntimeEvent.ScopeClosed(time, name));
        }
    }

    /// What is open in this scope now, for [#terminateOthers(Set)]: scopes and groups, as they are.
    public Set<Object> opened() {
        Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
        synchronized (TREE) {
            collect(all);
        }
        return all;
    }

    private void collect(Set<Object> all) {
        all.addAll(groups);
        all.addAll(scopes);
        scopes.forEach(scope -> scope.collect(all));
    }

    /// Ends what is open in this scope but was not when it was looked at, and returns when those workers are gone.
    ///
    /// @param before what [#opened()] returned then
    public void terminateOthers(Set<Object> before) {
        List<GroupControl> doomed = new ArrayList<>();
        synchronized (TREE) {
            detachOthers(before, doomed);
        }
        end(doomed, "ended with the statement that opened it");
    }

    private void detachOthers(Set<Object> before, List<GroupControl> doomed) {
        groups.stream().filter(group -> !before.contains(group)).forEach(doomed::add);
        for (ParallelExecutionManager scope : List.copyOf(scopes)) {
            if (before.contains(scope)) {
                scope.detachOthers(before, doomed);
            } else {
                scope.detach(doomed);
            }
        }
    }

    /// Has this scope, and all that is and will be opened in it, live on; see [Keepable].
    @Override
    public void keep() {
        synchronized (TREE) {
            requireOpen();
            kept = true;
            lose();
        }
    }

    private void lose() {
        groups.forEach(GroupControl::leave);
        scopes.forEach(ParallelExecutionManager::lose);
        if (belongings != null) {
            belongings.remove(this);
        }
    }

    private boolean isKept() {
        return kept || parent != null && parent.isKept();
    }

    /// Takes nothing any more, and is gone with the last that lives on in it.
    void leave() {
        open = false;
        context.closed(this);
        dropIfEmpty();
    }

    private void dropIfEmpty() {
        if (!open && parent != null && groups.isEmpty() && scopes.isEmpty()) {
            parent.scopes.remove(this);
            parent.dropIfEmpty();
        }
    }

    /// The same as [#terminate()].
    @Override
    public void close() {
        terminate();
    }

    void add(GroupControl group) {
        synchronized (TREE) {
            requireOpen();
            Belongings owner = isKept() ? null : Belongings.current();
            if (owner != null) {
                owner.add(group);
                group.belongTo(owner);
            }
            groups.add(group);
        }
    }

    void remove(GroupControl group) {
        synchronized (TREE) {
            groups.remove(group);
            group.lose();
            dropIfEmpty();
        }
    }

    void requireOpen() {
        if (!open) {
            throw new ClosedException("impossible, already terminated: scope=" + name);
        }
    }

    /// Takes this scope and those inside it out of the tree. The root of the process stays.
    private void detach(List<GroupControl> doomed) {
        doomed.addAll(groups);
        List.copyOf(scopes).forEach(scope -> scope.detach(doomed));
        if (this == ScopeContext.process().root()) {
            return;
        }
        open = false;
        context.closed(this);
        if (belongings != null) {
            belongings.remove(this);
        }
        if (parent == null) {
            ROOTS.remove(this);
        } else if (groups.isEmpty()) {
            parent.scopes.remove(this);
        }
    }

    private static void end(List<GroupControl> doomed, String reason) {
        CompletableFuture.allOf(doomed.stream().map(group -> group.end(reason)).toArray(CompletableFuture[]::new)).join();
    }

    private RuntimeSnapshot.Scope describe() {
        return new RuntimeSnapshot.Scope(id, name, scopes.stream().map(ParallelExecutionManager::describe).toList(),
                groups.stream().map(GroupControl::snapshot).toList());
    }
}
