package dev.tandem.cluster.node;

import dev.tandem.cluster.link.Claim;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.system.MachineMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// What a node has for the workers of all programs together. A program that is alone there may have more workers than there is room
/// for, as on its own machine; beside others none takes what is not free. Who had a worker before gets it again: a node that is
/// lost must not cost workers where others are. Thread-safe.
final class NodeRoom {
    private record Key(Address address, long worker) {}

    private final int workers;
    private final long memory;
    private final boolean isLimited;
    /// The memory of each, in bytes. Guarded by this.
    private final Map<Key, Long> taken = new HashMap<>();

    /// @param workers for how many there is room
    /// @param memory for all of them, in bytes; 0 for that of the machine
    NodeRoom(int workers, long memory) {
        this.workers = workers;
        this.isLimited = memory > 0;
        this.memory = isLimited ? memory : MachineMemory.bytes();
    }

    /// Keeps room for a worker.
    ///
    /// @throws TandemException when there is none
    synchronized void claim(Address address, Claim claim) {
        long needed = WorkerShare.of(claim.options(), claim.sharing(), memory, workers).total();
        if (isLimited && needed > memory) {
            throw new TandemException("a worker needs more memory than there is for all: needed=" + needed + ", memory=" + memory);
        }
        int others = others(address.member());
        if (others > 0 && !claim.isAgain()) {
            if (taken.size() >= workers) {
                throw new TandemException("all room is taken: room=" + workers + ", own=" + (taken.size() - others) + ", of others=" + others);
            }
            long left = memory - taken.values().stream().mapToLong(Long::longValue).sum();
            if (needed > left) {
                throw new TandemException("too little memory is left: needed=" + needed + ", left=" + left + ", memory=" + memory
                        + ", workers of others=" + others);
            }
        }
        taken.put(new Key(address, claim.worker()), needed);
    }

    synchronized void release(Address address, long worker) {
        taken.remove(new Key(address, worker));
    }

    /// All workers of a link are gone.
    synchronized void release(Address address) {
        taken.keySet().removeIf(key -> key.address().equals(address));
    }

    /// How many workers there are of others than this client.
    synchronized int others(UUID client) {
        return (int) taken.keySet().stream().filter(key -> !key.address().member().equals(client)).count();
    }
}
