package dev.tandem.processes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What each process took of the machine in the last two minutes. Used on the window's thread.
final class UsageHistory {
    /// Two each second.
    private static final int MOST = 240;

    /// Of one process: oldest first, NaN where it was not known.
    static final class Track {
        private double[] cpu = new double[0];
        private double[] memory = new double[0];

        double[] cpu() {
            return cpu;
        }

        double[] memory() {
            return memory;
        }

        private void add(double cores, double bytes) {
            cpu = longer(cpu, cores < 0 ? Double.NaN : cores);
            memory = longer(memory, bytes < 0 ? Double.NaN : bytes);
        }

        private static double[] longer(double[] all, double next) {
            double[] more = all.length < MOST ? Arrays.copyOf(all, all.length + 1) : Arrays.copyOfRange(all, 1, MOST + 1);
            more[more.length - 1] = next;
            return more;
        }
    }

    private final Map<String, Track> tracks = new HashMap<>();

    /// Takes in a snapshot; what is gone is forgotten.
    void add(List<ProcessNode> rows) {
        List<ProcessNode> processes = rows.stream().flatMap(ProcessNode::all).filter(node -> node.pid() >= 0).toList();
        Set<String> present = processes.stream().map(UsageHistory::key).collect(Collectors.toSet());
        tracks.keySet().retainAll(present);
        processes.forEach(node -> tracks.computeIfAbsent(key(node), _ -> new Track()).add(node.usage().cpu(), node.usage().memory()));
    }

    /// Null where there is none.
    Track of(ProcessNode node) {
        return tracks.get(key(node));
    }

    /// A successor begins anew.
    private static String key(ProcessNode node) {
        return node.key() + " " + node.pid();
    }
}
