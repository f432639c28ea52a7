package dev.tandem.plugin;

import java.util.concurrent.CompletableFuture;

/// Work that takes longer than the window's thread may, shown at the foot of the window with a button that ends it; that it failed is told there
/// and in the console. Any thread.
public interface Background {
    /// Work of a plugin. It should end soon once it is interrupted.
    ///
    /// @param <T> what it finds
    @FunctionalInterface
    interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    /// Where work says how far it is. Any thread.
    interface Progress {
        /// @param share from 0 to 1, or less than 0 where nobody can say
        void at(double share, String text);
    }

    /// Runs work on a thread of its own.
    ///
    /// @param title what the user reads
    /// @return done when it has ended; its stages that should see the window belong on its thread. Cancelling interrupts the work
    <T> CompletableFuture<T> run(String title, Work<T> work);
}
