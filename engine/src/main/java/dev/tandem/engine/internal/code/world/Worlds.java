package dev.tandem.engine.internal.code.world;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.internal.code.CodeSwap;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.memory.SegmentSource;
import dev.tandem.engine.internal.shipment.Binding;
import dev.tandem.engine.internal.shipment.Captured;
import dev.tandem.engine.internal.shipment.Shipment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Which world of a group's workers each shipment belongs to; one for each group. Thread-safe.
///
/// For each *world*, a worker has one set of class loaders, and so one value of each variable and one definition of
/// each top-level method at a time. An object that is kept there pins what it captured until it is forgotten; a call
/// that refers to it gets that set again, and runs in the same world. Where the call itself needs something else to be
/// set, it runs in another world, as do kept objects that disagree. That goes well unless instances of typed classes
/// could pass between the two, which is refused. A world without pins is used again.
public final class Worlds {
    /// How often values that have to be the same are encoded until they are.
    private static final int ATTEMPTS = 20;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    /// Guarded by the lock; in the order in which they came.
    private final Map<Long, KeptObject> kept = new LinkedHashMap<>();
    /// Guarded by the lock; by the number of the world.
    private final List<Pins> worlds = new ArrayList<>(List.of(new Pins()));
    private final AtomicInteger highest = new AtomicInteger();
    private final Supplier<SegmentSource> segments;
    /// Guarded by the lock: there are no workers any more.
    private boolean ended;

    /// @param segments gives where long arrays go on their way to the workers, or null when they do not share memory
    public Worlds(Supplier<SegmentSource> segments) {
        this.segments = segments;
    }

    /// Encodes a task for [#send].
    ///
    /// @throws CannotShipException when it cannot travel, or would run with other code or values than the kept
    ///     objects that it refers to and cannot be told apart from them; nothing has been sent
    /// @param remoteObjects the numbers of those that it refers to without a handle
    public Shipment ship(String kind, String name, Object task, Long... remoteObjects) {
        Shipment shipment = Shipping.ship(kind, name, task, false, this::isPinned, segments.get())
                .referringTo(List.of(remoteObjects));
        return locked(lock.readLock(), () -> shipment.at(placeOfCall(shipment)));
    }

    /// Encodes tasks that together keep an object on the workers, for [#keep]; all capture the same.
    ///
    /// @param complete whether later calls may use all methods of its types, and not only what it calls itself
    /// @throws CannotShipException when one cannot travel, or while what they capture never rests
    public List<Shipment> shipToKeep(String kind, String name, List<?> tasks, boolean complete) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Shipment> shipments = tasks.stream()
                    .map(task -> Shipping.ship(kind, name, task, complete, binding -> true, segments.get())).toList();
            Captured all = Shipment.captured(shipments);
            if (shipments.stream().allMatch(s -> s.captured().difference(all) == null)) {
                return shipments;
            }
            shipments.forEach(Shipment::close);
        }
        throw new CannotShipException("a variable that it needs does not stay the same: " + kind + "=" + name);
    }

    /// Queues a task in its place.
    ///
    /// @param sender must not wait
    public <R> R send(Shipment shipment, Function<Shipment, R> sender) {
        return locked(lock.readLock(), () -> sender.apply(shipment.at(placeOfCall(shipment))));
    }

    /// Queues what keeps an object on the workers, in its place, and pins what it relies on.
    ///
    /// @param id the number of the object
    /// @param origin how it came there
    /// @param shipments one for all workers, or one for each
    /// @param sender must not wait
    public void keep(long id, Origin origin, List<Shipment> shipments, Consumer<List<Shipment>> sender) {
        locked(lock.writeLock(), () -> {
            Captured captured = Shipment.captured(shipments);
            List<KeptObject> met = met(captured);
            Set<KeptObject.Type> types = KeptObject.types(shipments);
            requireSameCode(shipments, met);
            Shipment.Place place = placeOfKept(id, captured, types, met);
            while (place.world() >= worlds.size()) {
                worlds.add(new Pins());
            }
            List<Shipment> placed = shipments.stream().map(s -> s.at(place)).toList();
            Set<Long> ids = new LinkedHashSet<>(Set.of(id));
            met.forEach(k -> ids.addAll(k.met()));
            kept.put(id, new KeptObject(id, origin, place.world(), placed, captured, types, KeptObject.codes(shipments), ids));
            worlds.get(place.world()).add(id, captured);
            sender.accept(placed);
            if (ended) {
                forgotten(id);
            }
            return null;
        });
    }

    /// What keeps an object, in its place; empty when it was forgotten.
    public List<Shipment> kept(long id) {
        return locked(lock.readLock(), () -> kept.containsKey(id) ? kept.get(id).shipments() : List.of());
    }

    /// Whether a kept object relies on the code and the values of now, so that keeping it again would change nothing.
    ///
    /// @param task what would keep it
    public boolean isLatest(long id, String kind, String name, Object task) {
        KeptObject then = locked(lock.readLock(), () -> kept.get(id));
        if (then == null || then.captured().bindings().isEmpty() && CodeSwap.epoch() == 0) {
            return then != null;
        }
        try (Shipment now = Shipping.ship(kind, name, task, true, binding -> true, segments.get())) {
            return now.captured().difference(then.captured()) == null && then.difference(KeptObject.codes(List.of(now))) == null;
        }
    }

    /// Forgets a kept object.
    ///
    /// @param sender queues what takes it from the workers; not called when it was not kept
    public void forget(long id, Runnable sender) {
        locked(lock.writeLock(), () -> {
            if (forgotten(id)) {
                sender.run();
            }
            return null;
        });
    }

    /// Forgets all kept objects, also those that are kept later: there are no workers any more.
    public void end() {
        locked(lock.writeLock(), () -> {
            ended = true;
            List.copyOf(kept.keySet()).forEach(this::forgotten);
            return null;
        });
    }

    private boolean forgotten(long id) {
        KeptObject gone = kept.remove(id);
        if (gone != null) {
            worlds.get(gone.world()).remove(id);
            gone.shipments().forEach(Shipment::close);
        }
        return gone != null;
    }

    /// What brings a new worker to where the others are.
    public List<Shipment> restore(int worker) {
        return locked(lock.readLock(), () -> kept.values().stream().map(k -> k.shipment(worker)).toList());
    }

    /// How many worlds the workers may have.
    public int count() {
        return highest.get() + 1;
    }

    private static <R> R locked(Lock lock, Supplier<R> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean isPinned(Binding binding) {
        return locked(lock.readLock(), () -> worlds.stream().anyMatch(pins -> pins.has(binding)));
    }

    /// The kept objects that something refers to, directly or not.
    private List<KeptObject> met(Captured captured) {
        if (captured.remoteObjects().isEmpty() || kept.isEmpty()) {
            return List.of();
        }
        KeptObject only = only(captured);
        if (only != null) {
            return List.of(only);
        }
        Set<Long> ids = new LinkedHashSet<>();
        captured.remoteObjects().stream().map(kept::get).filter(Objects::nonNull).forEach(k -> ids.addAll(k.met()));
        return ids.stream().map(kept::get).filter(Objects::nonNull).toList();
    }

    /// The kept object that something refers to, if that is one that refers to no other; else null.
    private KeptObject only(Captured captured) {
        KeptObject kept = captured.remoteObjects().size() == 1
                ? this.kept.get(captured.remoteObjects().iterator().next()) : null;
        return kept != null && kept.met().size() == 1 ? kept : null;
    }

    private Shipment.Place placeOfCall(Shipment shipment) {
        List<KeptObject> met = met(shipment.captured());
        if (met.isEmpty()) {
            return Shipment.Place.FIRST;
        }
        if (met.size() == 1 && shipment.bringsNothing()) {
            // Nothing that could disagree; such are the chunks of a map, which are many.
            return new Shipment.Place(met.getFirst().world(), active(met), 0, codes(met));
        }
        requireSameCode(List.of(shipment), met);
        Set<KeptObject.Type> types = KeptObject.types(List.of(shipment));
        int world = world(shipment.captured(), types, met, idsOf(met));
        if (world < 0) {
            throw Disagreement.of(shipment.captured(), met);
        }
        highest.accumulateAndGet(world, Math::max);
        return new Shipment.Place(world, active(met), 0, codes(met));
    }

    private Shipment.Place placeOfKept(long id, Captured captured, Set<KeptObject.Type> types, List<KeptObject> met) {
        int world = world(captured, types, met, null);
        if (world < 0) {
            // It cannot be told apart from those that it meets; the others will not be used with it.
            world = world(captured, types, met, idsOf(met));
        }
        if (world < 0) {
            throw Disagreement.of(captured, met);
        }
        highest.accumulateAndGet(world, Math::max);
        return new Shipment.Place(world, active(met), id, codes(met));
    }

    /// @throws CannotShipException when a type was given other code since a kept object was sent that it meets
    private static void requireSameCode(List<Shipment> shipments, List<KeptObject> met) {
        if (CodeSwap.epoch() > 0) {
            Map<KeptObject.Type, Shipment.Code> all = KeptObject.codes(shipments);
            met.reversed().forEach(k -> k.codes().forEach(all::putIfAbsent));
            for (KeptObject one : met) {
                Shipment.Code changed = one.difference(all);
                if (changed != null) {
                    throw Disagreement.ofCode(changed, one);
                }
            }
        }
    }

    private static List<Shipment.Code> codes(List<KeptObject> met) {
        return CodeSwap.epoch() == 0 ? List.of() : met.stream().flatMap(k -> k.codes().values().stream()).distinct().toList();
    }

    private static Set<Long> idsOf(List<KeptObject> met) {
        return met.stream().map(KeptObject::id).collect(Collectors.toSet());
    }

    private static List<Long> active(List<KeptObject> met) {
        if (met.size() == 1) {
            KeptObject only = met.getFirst();
            return only.captured().bindings().isEmpty() ? List.of() : List.of(only.id());
        }
        return met.stream().filter(k -> !k.captured().bindings().isEmpty()).map(KeptObject::id).toList();
    }

    /// The world for a shipment, the next number when a new one is needed; -1 when there can be none.
    ///
    /// @param owners those whose pins it must leave alone; null for all
    private int world(Captured captured, Set<KeptObject.Type> types, List<KeptObject> met, Set<Long> owners) {
        if (!agree(met)) {
            return -1;
        }
        Set<Integer> candidates = new LinkedHashSet<>();
        met.forEach(k -> candidates.add(k.world()));
        for (int world = 0; world <= worlds.size(); world++) {
            candidates.add(world);
        }
        for (int world : candidates) {
            boolean free = world == worlds.size() || !worlds.get(world).resist(captured, owners);
            if (free && met.stream().allMatch(k -> k.world() == world || !k.shares(types))) {
                return world;
            }
        }
        return -1;
    }

    /// Whether kept objects can be used together: no instance of a typed class may pass between two worlds, and in
    /// one world there is one value of each variable.
    private static boolean agree(List<KeptObject> met) {
        for (KeptObject one : met) {
            for (KeptObject other : met) {
                if (one.world() != other.world() ? one.shares(other.types())
                        : one.captured().difference(other.captured()) != null) {
                    return false;
                }
            }
        }
        return true;
    }
}
