package dev.tandem.engine.pool;

import java.util.Objects;

/// How a map is dealt out and who follows it.
///
/// @param chunkSize how many items travel together, or 0 to choose by how long they take
/// @param listener hears of values as they come
public record MapOptions<R>(int chunkSize, MapListener<R> listener) {
    public MapOptions {
        if (chunkSize < 0) {
            throw new IllegalArgumentException("a chunk needs at least one item: chunkSize=" + chunkSize);
        }
        Objects.requireNonNull(listener, "nobody to follow the map: listener=null");
    }

    /// Chunks of a size that follows from how long items take; nobody listens.
    public static <R> MapOptions<R> automatic() {
        return new MapOptions<>(0, MapListener.none());
    }

    /// Chunks of so many items, the last one may be smaller. While they are so quick that a worker would mostly wait for the next, up to
    /// eight travel together to it and back; nobody else sees this.
    ///
    /// @throws IllegalArgumentException when the size is not at least 1
    public static <R> MapOptions<R> ofChunks(int size) {
        if (size == 0) {
            throw new IllegalArgumentException("a chunk needs at least one item: chunkSize=0");
        }
        return new MapOptions<>(size, MapListener.none());
    }

    public MapOptions<R> withListener(MapListener<R> follows) {
        return new MapOptions<>(chunkSize, follows);
    }
}
