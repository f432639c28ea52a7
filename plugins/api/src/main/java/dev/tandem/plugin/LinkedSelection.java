package dev.tandem.plugin;

import java.util.Optional;
import java.util.function.Consumer;

/// What the user has chosen in one view, so that others can show it too: the row of a worker in the processes is its lane in the timeline.
/// One for each window. To be used on the window's thread, on which listeners are called until the window is closed or the plugin is gone.
public interface LinkedSelection {
    /// Of a window in which nothing can be chosen.
    record None() implements LinkedSelection {
        @Override
        public Optional<Item> item() {
            return Optional.empty();
        }

        @Override
        public void select(Item item) {
            // There is nobody to be told.
        }

        @Override
        public void onChange(Consumer<? super Optional<Item>> listener) {
            // It never changes.
        }
    }

    /// Something that can be chosen.
    sealed interface Item {
        /// All workers of a group.
        record Group(long groupId) implements Item {}

        /// One worker number of a group, whichever process has it.
        record Worker(long groupId, int number) implements Item {}

        /// A sweep, by its name.
        record Sweep(String name) implements Item {}
    }

    /// What is chosen now.
    Optional<Item> item();

    /// Chooses something else, and tells all listeners when it is something else, whoever has chosen it among them.
    ///
    /// @param item null for nothing
    void select(Item item);

    void onChange(Consumer<? super Optional<Item>> listener);
}
