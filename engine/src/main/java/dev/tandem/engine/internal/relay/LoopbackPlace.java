package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.process.LocalPlace;
import dev.tandem.engine.internal.system.HostName;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.PlaceProvider;
import dev.tandem.engine.place.PlaceWord;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.concurrent.atomic.AtomicLong;

/// Another process of this machine that stands for another machine: it shares no memory with this one, starts the workers and
/// relays what they say. What works here works where workers are far away. Thread-safe.
final class LoopbackPlace implements Place {
    private static final String WORD = "loopback";
    /// Of what is not in segments, which is short: the relay holds it several times for a moment, and that of all workers.
    private static final int LONGEST = 8 << 20;

    private final String name;
    private final int offered;
    private final Passage passage;
    private final String host = HostName.here() + "/" + WORD;
    private final AtomicLong late = new AtomicLong();
    /// Guarded by this; null before the first worker, and ended after the last.
    private Node node;

    /// @param passage to its relays
    LoopbackPlace(String name, int offered, Passage passage) {
        this.name = name;
        this.offered = offered;
        this.passage = passage;
    }

    /// Found by the words for places.
    public static final class Provider implements PlaceProvider {
        @Override
        public String word() {
            return WORD;
        }

        @Override
        public String form() {
            return WORD + "[:N]";
        }

        @Override
        public Place open(PlaceWord word) {
            int offered = word.workers(Runtime.getRuntime().availableProcessors());
            WorkerShare.requireRoom(offered);
            return new LoopbackPlace(word.text(), offered, Passage.DIRECT);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name();
    }

    @Override
    public int offered() {
        return offered;
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    @Override
    public int longestMessage() {
        return LONGEST;
    }

    /// It is this machine, after all.
    @Override
    public void check(WorkerOptions options) {
        new LocalPlace(name, offered, host).check(options);
    }

    @Override
    public void check(int workers) {
        WorkerShare.requireRoom(workers);
    }

    @Override
    public WorkerLink worker(Order order) {
        return new RelayLink(order.on(host), this::deal);
    }

    /// How much came too late of what had been given up, and was dropped.
    long late() {
        return late.get();
    }

    private synchronized Deal deal(RelayLink link) {
        if (node == null || !node.add(link)) {
            node = Node.start(name, new ProcessAccess(host, passage), late);
            if (!node.add(link)) {
                throw new TandemException("relay ended at its start: place=" + name);
            }
        }
        return new Deal(node, link.order().sharing());
    }
}
