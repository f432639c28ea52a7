package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Several machines, among which workers are dealt: each goes where, for what is offered there, fewest are. One whose machine is lost
/// is replaced on another. Thread-safe.
public final class DealtPlace implements Place {
    /// Of what is not in segments, which is short: a relay holds it several times for a moment, and that of all workers.
    private static final int LONGEST = 8 << 20;

    /// One of them.
    public interface Machine {
        /// What says that it is the same one, as long as it is there.
        Object key();

        /// What [dev.tandem.engine.worker.Worker#host()] says there.
        String host();

        /// For how many workers it has room, at least one.
        int offered();

        /// How many it has of others, as far as that is known.
        int others();

        Access access();
    }

    private final String name;
    private final Supplier<? extends List<? extends Machine>> machines;
    private final AtomicLong late = new AtomicLong();
    /// Those that have workers of ours, by their keys. Guarded by this.
    private final Map<Object, Node> nodes = new HashMap<>();

    /// @param machines those that are there now; throws what says why none can be reached
    public DealtPlace(String name, Supplier<? extends List<? extends Machine>> machines) {
        this.name = name;
        this.machines = machines;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int offered() {
        return present().stream().mapToInt(Machine::offered).sum();
    }

    @Override
    public boolean sharesMemory() {
        return false;
    }

    /// What is on the class path goes from here; a folder is one of the machines' own.
    @Override
    public void check(WorkerOptions options) {
        for (Path entry : options.classPath()) {
            if (!Files.exists(entry)) {
                throw new IllegalArgumentException("no such class path entry: entry=" + entry);
            }
        }
    }

    @Override
    public int longestMessage() {
        return LONGEST;
    }

    /// As many as the machine with the largest part gets.
    @Override
    public int sharing(int count) {
        List<? extends Machine> present = present();
        int all = present.stream().mapToInt(Machine::offered).sum();
        int largest = present.stream().mapToInt(Machine::offered).max().orElse(1);
        return Math.max(1, Math.ceilDiv(count * largest, all));
    }

    @Override
    public WorkerLink worker(Order order) {
        return new RelayLink(order.on(name), this::node);
    }

    private List<? extends Machine> present() {
        List<? extends Machine> present = machines.get();
        if (present.isEmpty()) {
            throw new TandemException("no machine is there that takes workers: place=" + name);
        }
        return present;
    }

    private synchronized Node node(RelayLink link) {
        List<Machine> candidates = new ArrayList<>(present());
        candidates.sort(Comparator.comparingDouble(this::load));
        TandemException last = null;
        for (Machine each : candidates) {
            try {
                Node node = node(each);
                if (node.add(link)) {
                    return node;
                }
                last = new TandemException("it has gone just now: host=" + each.host());
            } catch (TandemException e) {
                last = e;
            }
        }
        throw new TandemException("no machine takes a worker: place=" + name + ", cause=" + TandemException.textOf(last), last);
    }

    private Node node(Machine machine) {
        Node known = nodes.get(machine.key());
        if (known == null || known.isEnded()) {
            known = Node.start(name, machine.access(), late);
            nodes.values().removeIf(Node::isEnded);
            nodes.put(machine.key(), known);
        }
        return known;
    }

    /// How full it is: what others have there may be a second old.
    private double load(Machine machine) {
        Node known = nodes.get(machine.key());
        int ours = known == null ? 0 : known.workers();
        return (double) (ours + machine.others()) / machine.offered();
    }
}
