package dev.tandem.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What part of another's time a row of [PeersBench] is to take.
///
/// @param ratio at most so much of it
/// @param peer whose, or null for whoever is the quickest
/// @param row of another row of Tandem's own, or null
record PeerGoal(double ratio, String peer, String row) {
    private static final String NUMPY = "numpy in one process";
    private static final String PIPES = "a pipe to each process";

    private static final Map<String, List<PeerGoal>> GOALS = Map.ofEntries(
            Map.entry("a trivial call", best(0.2)),
            Map.entry("a trivial call to both", best(0.5)),
            Map.entry("operator of two, n = 10", beside(0.5, PIPES)),
            Map.entry("operator of two, n = 1000000", List.of(new PeerGoal(0.15, PIPES, null), new PeerGoal(1, NUMPY, null))),
            Map.entry("operator of two, n = 10000000", List.of(new PeerGoal(0.15, PIPES, null), new PeerGoal(1, NUMPY, null))),
            Map.entry("80 MB to both, changed each time", best(0.4)),
            Map.entry("80 MB to one and back", best(0.8)),
            Map.entry("map of 10,000, in chunks", best(0.5)),
            Map.entry("map of 10,000, one at a time", best(0.4)),
            Map.entry("2,000 tasks put and got, default queue", best(0.4)),
            Map.entry("2,000 tasks put and got, queue of 1000", best(0.09)),
            Map.entry("sweep of 1000 points", List.of(new PeerGoal(1.2, "Tandem", "bare map of 1000 points"))),
            Map.entry("sweep of 100000 points", List.of(new PeerGoal(1.2, "Tandem", "bare map of 100000 points"))),
            Map.entry("pool of 2, start to first result", beside(0.7, "joblib with loky")),
            Map.entry("worker killed, caller knows", beside(1, "ProcessPoolExecutor")),
            Map.entry("run of one line", beside(0.5, "jshell")));

    /// Those of a row; a row that has no goal is compared with whoever is the quickest, and to be as quick.
    static List<PeerGoal> of(String row) {
        return GOALS.getOrDefault(row, best(1));
    }

    static Set<String> rows() {
        return GOALS.keySet();
    }

    private static List<PeerGoal> best(double ratio) {
        return List.of(new PeerGoal(ratio, null, null));
    }

    private static List<PeerGoal> beside(double ratio, String peer) {
        return List.of(new PeerGoal(ratio, peer, null));
    }
}
