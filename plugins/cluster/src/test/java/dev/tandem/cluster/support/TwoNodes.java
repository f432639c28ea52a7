package dev.tandem.cluster.support;

import dev.tandem.cluster.client.ClusterPlaces;
import dev.tandem.cluster.key.KeyMaker;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A cluster of two nodes of this machine, with a key of its own.
public final class TwoNodes implements AutoCloseable {
    private final Path folder;
    private final Path key;
    private final int workers;
    private StartedNode one;
    private StartedNode two;

    private TwoNodes(int workers, List<InetAddress> addresses) throws IOException {
        this.workers = workers;
        folder = Files.createTempDirectory("two-nodes");
        key = folder.resolve("key");
        List<InetSocketAddress> meeting = new ArrayList<>();
        for (InetAddress address : addresses) {
            meeting.add(new InetSocketAddress(address, freePort(address)));
        }
        KeyMaker.make(meeting).write(key);
        one = StartedNode.start(folder, key, "one", workers).awaitUp();
        two = StartedNode.start(folder, key, "two", workers).awaitUp();
        // Joined now, so that what is left after a test is the test's.
        ClusterPlaces.nodes(key);
    }

    /// Starts it.
    ///
    /// @param workers for how many each has room
    public static TwoNodes start(int workers) {
        return start(workers, List.of(InetAddress.getLoopbackAddress()));
    }

    /// Starts it.
    ///
    /// @param addresses of this machine at which its members meet; each node takes one of them while there are any
    public static TwoNodes start(int workers, List<InetAddress> addresses) {
        try {
            return new TwoNodes(workers, addresses);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort(InetAddress address) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, address)) {
            return socket.getLocalPort();
        }
    }

    /// The number of a worker on a node.
    ///
    /// @param node its name
    public static int workerOn(WorkerPool pool, String node) {
        List<String> hosts = pool.apply(() -> Worker.host());
        return IntStream.range(0, hosts.size()).filter(each -> hosts.get(each).endsWith("/" + node)).findFirst().orElseThrow();
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

    /// The first one, at which all meet, has ended, and comes again.
    public void restartOne() {
        one.close();
        one = StartedNode.start(folder, key, "one", workers).awaitUp();
    }

    /// The second one has ended, and comes again.
    public void restartTwo() {
        two.close();
        two = StartedNode.start(folder, key, "two", workers).awaitUp();
    }

    /// Those that have ended come again.
    public void restartLost() {
        if (!one.process().isAlive()) {
            restartOne();
        }
        if (!two.process().isAlive()) {
            restartTwo();
        }
    }

    @Override
    public void close() {
        ClusterPlaces.leave(key);
        two.close();
        one.close();
        UserCache.remove(folder);
    }
}
