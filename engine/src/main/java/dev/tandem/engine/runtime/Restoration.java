package dev.tandem.engine.runtime;

import dev.tandem.engine.internal.code.world.Worlds;
import dev.tandem.engine.internal.shipment.Shipment;
import java.util.List;

/// What brings the replacement of a worker to where the lost one was.
///
/// A group holds it as long as it lives, and ends when nobody can reach its [WorkerGroup]. So it is made of shipments, in which
/// there is no way back to the group, and of nothing else. Thread-safe.
public sealed interface Restoration {
    /// Nothing is kept on the workers.
    Restoration NOTHING = new Listed(List.of());

    /// The tasks for a worker, in their order.
    List<Shipment> of(int worker);

    /// The group has ended.
    void ended();

    /// The same tasks for all workers, or some for each.
    final class Listed implements Restoration {
        private volatile List<List<Shipment>> tasks;

        private Listed(List<List<Shipment>> tasks) {
            this.tasks = tasks;
        }

        /// @param tasks for each worker by its number
        public static Listed each(List<List<Shipment>> tasks) {
            return new Listed(tasks.stream().map(List::copyOf).toList());
        }

        public static Listed all(List<Shipment> tasks) {
            return each(List.of(tasks));
        }

        /// Gives other tasks to those that are replaced from now on.
        public void replaceBy(List<Shipment> all) {
            tasks = List.of(List.copyOf(all));
        }

        @Override
        public List<Shipment> of(int worker) {
            List<List<Shipment>> present = tasks;
            return present.isEmpty() ? List.of() : present.get(present.size() == 1 ? 0 : worker);
        }

        @Override
        public void ended() {
            // Who made the shipments closes them.
        }
    }

    /// What a pool has pushed to its workers and not removed.
    record Kept(Worlds worlds) implements Restoration {
        @Override
        public List<Shipment> of(int worker) {
            return worlds.restore(worker);
        }

        @Override
        public void ended() {
            worlds.end();
        }
    }
}
