package dev.tandem.cluster.node;

import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.content.Item;

/// What a node is and offers.
///
/// @param name of it among those of its host
/// @param workers for how many it has room
/// @param store gets the jars of clients
/// @param build its Tandem, by content
/// @param memory of the machine that counts for them, in bytes; 0 for all
public record NodeSettings(String name, int workers, long memory, ContentStore store, Item build) {
    /// @throws IllegalArgumentException for what cannot be
    public NodeSettings {
        if (workers < 1 || memory < 0) {
            throw new IllegalArgumentException("a node needs at least one worker: workers=" + workers + ", memory=" + memory);
        }
    }
}
