package dev.tandem.cluster.node;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.CarrierSettings;
import dev.tandem.cluster.client.NodeFacts;
import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.join.Joining;
import dev.tandem.cluster.join.OtherPart;
import dev.tandem.cluster.key.KeyFile;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.system.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/// Starts a node of this machine.
public final class NodeMain {
    private NodeMain() {}

    /// What it is told.
    ///
    /// @param name of it among those of its host
    /// @param join further addresses where others are
    /// @param workers for how many it has room
    /// @param memory that counts for them, in bytes; 0 for all of the machine
    public record Wish(KeyFile key, String name, List<InetSocketAddress> join, int workers, long memory) {
        /// @throws IllegalArgumentException for what cannot be
        public Wish {
            if (workers < 1 || memory < 0) {
                throw new IllegalArgumentException("a node needs at least one worker: workers=" + workers + ", memory=" + memory);
            }
            if (memory > 0 && memory < WorkerShare.least(workers)) {
                throw new IllegalArgumentException("too little memory for so many workers: memory=" + memory + ", workers=" + workers + ", needed="
                        + WorkerShare.least(workers));
            }
        }
    }

    /// Joins the cluster, or begins it where this machine is one of those where members meet and none is there.
    public static NodeServer start(Wish wish) {
        ContentStore store = ContentStore.ofUser();
        // What this program has need not come.
        store.ownClassPath();
        NodeSettings settings = new NodeSettings(wish.workers(), wish.memory(), store, store.ownBuild());
        OtherPart other = new OtherPart(wish.key().meeting(), wish.key().security());
        return NodeServer.start(settings, other::goesOn, listener -> joined(wish, listener));
    }

    private static Carrier joined(Wish wish, Carrier.Listener listener) {
        List<InetSocketAddress> meeting = new ArrayList<>(wish.join());
        meeting.addAll(wish.key().meeting());
        InetSocketAddress own = wish.key().meeting().stream().filter(each -> isOurs(each.getAddress())).filter(NodeMain::isFree).findFirst()
                .orElseGet(() -> new InetSocketAddress(wish.key().here(), 0));
        NodeFacts facts = new NodeFacts(HostName.here(), wish.name(), wish.workers(), own.getPort() == 0 ? "" : OtherPart.text(own));
        return Joining.join(new CarrierSettings(own, meeting, facts.encode(), wish.key().security()), listener);
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
