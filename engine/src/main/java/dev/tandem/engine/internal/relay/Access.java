package dev.tandem.engine.internal.relay;

import dev.tandem.engine.internal.relay.traffic.Road;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.Order;
import java.nio.file.Path;
import java.util.List;

/// One relay as its client reaches it, wherever that is. Opened once; thread-safe.
public interface Access {
    /// Hears of it. Called by threads of the access, which must not be made to wait.
    interface Client {
        /// Messages of a worker come in their order, and so do those of control.
        void frame(int kind, long id, byte[] payload);

        /// It is of no use any more; nothing comes after it. May be told more than once.
        void lost(String why);
    }

    /// Opens the way and waits until the relay is ready.
    ///
    /// @throws dev.tandem.engine.TandemException when it does not come up; nothing is left then
    Road open(Client client);

    /// What [dev.tandem.engine.worker.Worker#host()] says behind it.
    String host();

    /// Which relay it is, for people, as `relay=4711`.
    String text();

    /// The same entries of a class path as they are called there. May wait, where they have to be brought there first.
    default List<Path> carried(List<Path> classPath) {
        return classPath;
    }

    /// Has room kept there for a worker, where several programs have theirs. May wait.
    ///
    /// @param worker the number of its link
    /// @throws dev.tandem.engine.TandemException when there is none; names the machine and what it has
    default void claim(long worker, Order order) {}

    /// The room of a worker is free again, or was not wanted. Does not wait.
    default void release(long worker) {}

    /// It was asked to end, since it has no more workers: waits a moment for that and ends it in any case.
    void end();

    /// Ends it and its workers. Does not wait.
    void giveUp(EndCause why);
}
