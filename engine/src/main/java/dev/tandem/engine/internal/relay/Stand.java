package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What a place has at one of its machines: a relay, once a worker is wanted there, and again after that has ended. Thread-safe;
/// whoever wants a worker waits until the relay is up, and nobody else does.
final class Stand {
    private final String place;
    private final DealtMachine machine;
    private final AtomicLong late;
    /// Workers that are on their way here. Guarded by itself, as is that they go from here to the relay.
    private final Set<RelayLink> coming = new HashSet<>();
    /// Written under this; null before the first one.
    private volatile Node node;

    Stand(String place, DealtMachine machine, AtomicLong late) {
        this.place = place;
        this.machine = machine;
        this.late = late;
    }

    DealtMachine machine() {
        return machine;
    }

    /// A worker is on its way here, until [#come].
    void expect(RelayLink link) {
        synchronized (coming) {
            coming.add(link);
        }
    }

    /// It is here, or goes elsewhere.
    void come(RelayLink link) {
        synchronized (coming) {
            coming.remove(link);
        }
    }

    /// How full it is: what others have there may be a second old. Workers that nobody wants any more do not count while the relay
    /// for them comes up.
    double load() {
        return (double) (workers() + machine.others()) / machine.offered();
    }

    /// How many workers it has of ours, those on their way included.
    int workers() {
        synchronized (coming) {
            Node now = node;
            return (int) coming.stream().filter(link -> !link.isGone()).count() + (now == null ? 0 : now.workers());
        }
    }

    /// Whether it is of no use now.
    boolean isEmpty() {
        Node now = node;
        synchronized (coming) {
            if (!coming.isEmpty()) {
                return false;
            }
        }
        return now == null || now.isEnded();
    }

    /// Has the relay take a worker.
    ///
    /// @throws TandemException when it does not come up, or others have the room there; nothing is left of it then
    Node add(RelayLink link) {
        Node relay = open(link);
        try {
            relay.access().claim(link.id(), link.order());
            return relay;
        } catch (TandemException e) {
            relay.remove(link);
            throw e;
        }
    }

    private boolean take(Node relay, RelayLink link) {
        synchronized (coming) {
            return relay.add(link) && coming.remove(link);
        }
    }

    private synchronized Node open(RelayLink link) {
        if (node == null || !take(node, link)) {
            node = Node.start(place, machine.access(), late);
            if (!take(node, link)) {
                throw new TandemException("it has gone just now: host=" + machine.host());
            }
        }
        return node;
    }
}
