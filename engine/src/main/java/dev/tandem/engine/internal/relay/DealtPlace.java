package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerHost;
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

    private final String name;
    private final Supplier<? extends List<? extends DealtMachine>> machines;
    private final Supplier<? extends List<? extends DealtMachine>> known;
    private final AtomicLong late = new AtomicLong();
    /// Those that have workers of ours or get some, by the keys of the machines. Guarded by this.
    private final Map<Object, Stand> stands = new HashMap<>();

    /// @param machines those that are there now; may wait, and throws what says why none can be reached
    /// @param known the same as far as is known; does not wait
    public DealtPlace(String name, Supplier<? extends List<? extends DealtMachine>> machines,
            Supplier<? extends List<? extends DealtMachine>> known) {
        this.name = name;
        this.machines = machines;
        this.known = known;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name();
    }

    /// What others have not taken there: two programs that take what is offered do not get it twice.
    @Override
    public int offered() {
        List<? extends DealtMachine> present = present();
        int free = present.stream().mapToInt(machine -> Math.max(0, machine.offered() - machine.others())).sum();
        if (free == 0) {
            throw new TandemException("other programs have all room for workers: place=" + name + ", room="
                    + present.stream().mapToInt(DealtMachine::offered).sum() + ", of others="
                    + present.stream().mapToInt(DealtMachine::others).sum());
        }
        return free;
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

    @Override
    public synchronized List<WorkerHost> nodes() {
        return known.get().stream().map(machine -> new WorkerHost(machine.host(), machine.offered(),
                stands.containsKey(machine.key()) ? stands.get(machine.key()).workers() : 0, machine.others())).toList();
    }

    @Override
    public WorkerLink worker(Order order) {
        return new RelayLink(order.on(name), this::deal);
    }

    private List<? extends DealtMachine> present() {
        List<? extends DealtMachine> present;
        try {
            present = machines.get();
        } catch (TandemException e) {
            throw new TandemException("no machine is there that takes workers: place=" + name + ", cause=" + TandemException.textOf(e), e);
        }
        if (present.isEmpty()) {
            throw new TandemException("no machine is there that takes workers: place=" + name);
        }
        return present;
    }

    /// Waits for one machine only, so that others get workers while one is slow.
    private Deal deal(RelayLink link) {
        List<? extends DealtMachine> present = present();
        List<DealtMachine> untried = new ArrayList<>(present);
        TandemException last = null;
        while (!untried.isEmpty()) {
            Stand stand = emptiest(untried, link);
            try {
                return new Deal(stand.add(link), sharing(link.order().count(), stand.machine(), present));
            } catch (TandemException e) {
                untried.removeIf(machine -> machine.key().equals(stand.machine().key()));
                last = e;
            } finally {
                stand.come(link);
            }
        }
        throw new TandemException("no machine takes a worker: place=" + name + ", cause=" + TandemException.textOf(last), last);
    }

    private static int sharing(int count, DealtMachine machine, List<? extends DealtMachine> present) {
        return Math.max(1, Math.ceilDiv(count * machine.offered(), present.stream().mapToInt(DealtMachine::offered).sum()));
    }

    /// A worker is on its way there from now on.
    private synchronized Stand emptiest(List<DealtMachine> machines, RelayLink link) {
        stands.values().removeIf(Stand::isEmpty);
        Stand emptiest = machines.stream().map(machine -> stands.getOrDefault(machine.key(), new Stand(name, machine, late)))
                .min(Comparator.comparingDouble(Stand::load)).orElseThrow();
        stands.putIfAbsent(emptiest.machine().key(), emptiest);
        emptiest.expect(link);
        return emptiest;
    }
}
