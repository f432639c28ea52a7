package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What a place has at one of its machines: a relay, once a worker is wanted there, and again after that has ended. Thread-safe;
/// whoever wants a worker waits until the relay is up, and nobody else does.
final class Stand {
    private final String place;
    private final DealtMachine machine;
    private final AtomicLong late;
    /// Workers that are on their way here.
    private final AtomicInteger coming = new AtomicInteger();
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

    /// A worker is on its way here, until [#come()].
    void expect() {
        coming.incrementAndGet();
    }

    /// It is here, or goes elsewhere.
    void come() {
        coming.decrementAndGet();
    }

    /// How full it is: what others have there may be a second old.
    double load() {
        Node now = node;
        int ours = coming.get() + (now == null ? 0 : now.workers());
        return (double) (ours + machine.others()) / machine.offered();
    }

    /// Whether it is of no use now.
    boolean isEmpty() {
        Node now = node;
        return coming.get() == 0 && (now == null || now.isEnded());
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

    private synchronized Node open(RelayLink link) {
        if (node == null || !node.add(link)) {
            node = Node.start(place, machine.access(), late);
            if (!node.add(link)) {
                throw new TandemException("it has gone just now: host=" + machine.host());
            }
        }
        return node;
    }
}
