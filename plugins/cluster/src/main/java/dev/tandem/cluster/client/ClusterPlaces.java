package dev.tandem.cluster.client;

import dev.tandem.cluster.carrier.Carrier;
import dev.tandem.cluster.carrier.CarrierSettings;
import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.join.Joining;
import dev.tandem.cluster.key.KeyFile;
import dev.tandem.cluster.key.KeyFileException;
import dev.tandem.engine.internal.relay.DealtPlace;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.PlaceProvider;
import dev.tandem.engine.place.PlaceWord;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The clusters that this program knows, by their key files: each is joined once, when somebody wants a worker there. Thread-safe.
public final class ClusterPlaces {
    private static final String WORD = "cluster";
    private static final Duration LONGEST_TELL = Duration.ofSeconds(2);
    private static final int STOP_TRIES = 200;
    private static final int STOP_LOOK = 100;
    /// Guarded by the class.
    private static final Map<Path, ClusterPlaces> KNOWN = new HashMap<>();

    private final KeyFile key;
    /// Written under this; null until it is joined, and ended when the cluster has gone on without this program.
    private volatile ClusterMember member;
    /// Whether it is left when the program ends. Guarded by this.
    private boolean guarded;

    private ClusterPlaces(KeyFile key) {
        this.key = key;
    }

    /// Found by the words for places.
    public static final class Provider implements PlaceProvider {
        @Override
        public String word() {
            return WORD;
        }

        @Override
        public String form() {
            return WORD + ":FILE";
        }

        @Override
        public Place open(PlaceWord word) {
            if (word.rest() == null) {
                throw new IllegalArgumentException("a cluster needs a key file: place=" + word.text() + ", expected=" + form());
            }
            try {
                return of(Path.of(word.rest()));
            } catch (KeyFileException e) {
                throw new IllegalArgumentException("no such cluster: place=" + word.text() + ", cause=" + e.getMessage(), e);
            }
        }
    }

    /// The place of a key file.
    public static Place of(Path keyFile) {
        ClusterPlaces place = known(keyFile);
        return new DealtPlace(WORD + ":" + keyFile, place::usableNodes, place::knownNodes);
    }

    /// What its nodes are called, for how many workers each has room, and how many of other programs are there. Waits a moment for
    /// nodes to tell.
    public static List<String> nodes(Path keyFile) {
        return texts(known(keyFile).usableNodes());
    }

    private static List<String> texts(List<ClusterNode> nodes) {
        return nodes.stream().map(node -> node.host() + ": room for " + node.offered() + (node.offered() == 1 ? " worker" : " workers")
                + ", of others=" + node.others()).sorted().toList();
    }

    /// Tells all nodes to end, and waits a while for that.
    ///
    /// @return those that have not ended
    public static List<String> stopNodes(Path keyFile) throws InterruptedException {
        ClusterPlaces place = known(keyFile);
        place.nodesNow().forEach(ClusterNode::stop);
        for (int i = 0; i < STOP_TRIES && !place.nodesNow().isEmpty(); i++) {
            Thread.sleep(STOP_LOOK);
        }
        return texts(place.nodesNow());
    }

    /// Leaves the cluster, if it was joined; what has workers there loses them.
    public static void leave(Path keyFile) {
        ClusterPlaces left;
        synchronized (ClusterPlaces.class) {
            left = KNOWN.remove(keyFile.toAbsolutePath().normalize());
        }
        if (left != null) {
            left.close();
        }
    }

    private synchronized void close() {
        if (member != null) {
            member.close();
            member = null;
        }
    }

    private static synchronized ClusterPlaces known(Path keyFile) {
        return KNOWN.computeIfAbsent(keyFile.toAbsolutePath().normalize(), file -> new ClusterPlaces(KeyFile.read(file)));
    }

    private List<ClusterNode> knownNodes() {
        ClusterMember now = member;
        return now == null ? List.of() : now.nodes();
    }

    /// Those that are there; when all are gone, those that somebody finds who joins anew.
    private synchronized List<ClusterNode> usableNodes() {
        if (member != null && member.isAlone()) {
            close();
        }
        return nodesNow();
    }

    private synchronized List<ClusterNode> nodesNow() {
        if (member == null || member.isEnded()) {
            member = ClusterMember.join(ContentStore.ofUser(), this::joined);
            member.awaitLoads(LONGEST_TELL);
            if (!guarded) {
                guarded = true;
                Runtime.getRuntime().addShutdownHook(new Thread(this::close, "tandem-cluster-end"));
            }
        }
        return member.nodes();
    }

    private Carrier joined(Carrier.Listener listener) {
        InetSocketAddress own = new InetSocketAddress(key.here(), 0);
        return Joining.join(new CarrierSettings(own, key.meeting(), Map.of("client", Long.toString(ProcessHandle.current().pid())), key.security()),
                listener);
    }
}
