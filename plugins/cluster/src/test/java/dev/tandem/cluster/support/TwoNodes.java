package dev.tandem.cluster.support;

import dev.tandem.cluster.client.ClusterPlaces;
import dev.tandem.cluster.key.KeyMaker;
import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A cluster of two nodes of this machine, with a key of its own.
public final class TwoNodes implements AutoCloseable {
    private final Path folder;
    private final Path key;
    private final StartedNode one;
    private final int workers;
    private StartedNode two;

    private TwoNodes(int workers) throws IOException {
        this.workers = workers;
        folder = Files.createTempDirectory("two-nodes");
        key = folder.resolve("key");
        KeyMaker.make(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort()))).write(key);
        one = StartedNode.start(folder, key, "one", workers).awaitUp();
        two = StartedNode.start(folder, key, "two", workers).awaitUp();
        // Joined now, so that what is left after a test is the test's.
        ClusterPlaces.nodes(key);
    }

    /// Starts it.
    ///
    /// @param workers for how many each has room
    public static TwoNodes start(int workers) {
        try {
            return new TwoNodes(workers);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// The word for its place.
    public String word() {
        return "cluster:" + key;
    }

    public Path key() {
        return key;
    }

    /// In which the nodes' logs are.
    public Path folder() {
        return folder;
    }

    public StartedNode one() {
        return one;
    }

    public StartedNode two() {
        return two;
    }

    /// The second one has ended, and comes again.
    public void restartTwo() {
        two.close();
        two = StartedNode.start(folder, key, "two", workers).awaitUp();
    }

    @Override
    public void close() {
        ClusterPlaces.leave(key);
        two.close();
        one.close();
        UserCache.remove(folder);
    }
}
