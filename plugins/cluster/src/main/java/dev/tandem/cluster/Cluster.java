package dev.tandem.cluster;

import dev.tandem.cluster.client.ClusterPlaces;
import dev.tandem.engine.place.Place;
import java.nio.file.Path;
import java.util.List;

/// Workers on several machines, for scripts. Nodes are started by `scripts/tandem node`, one on each machine, with the same key
/// file; see `docs/cluster.md`. Thread-safe; what is joined is left when the program ends.
public final class Cluster {
    private Cluster() {}

    /// The nodes of the cluster that a key file belongs to, as a place for `ParallelExecutionManager.on(place)`. Joins when the first
    /// worker is wanted.
    ///
    /// @throws dev.tandem.cluster.key.KeyFileException when it is no key, or others can read it
    public static Place connect(Path keyFile) {
        return ClusterPlaces.of(keyFile);
    }

    /// As [#connect(Path)].
    public static Place connect(String keyFile) {
        return connect(Path.of(keyFile));
    }

    /// The nodes that are there now, as `HOST/NODE: workers=2`.
    public static List<String> nodes(String keyFile) {
        return ClusterPlaces.nodes(Path.of(keyFile));
    }
}
