package dev.tandem.cluster.node;

import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.content.Item;

/// What a node has for each of its clients.
///
/// @param workers for how many there is room
/// @param memory of the machine that counts for workers, in bytes; 0 for all
/// @param store gets the jars of clients
/// @param build its Tandem, by content
public record NodeSettings(int workers, long memory, ContentStore store, Item build) {}
