package dev.tandem.processes;

import dev.tandem.engine.worker.WorkerState;
import dev.tandem.processes.ProcessNode.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts groups in which something happens before those that wait, and knows which have waited for long. What has just become idle stays where
/// it is for a moment, and nothing moves while it must not. Used on the window's thread.
final class BusyFirst {
    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofSeconds(20);

    /// When something happened in a group last, by its key.
    private final Map<String, Instant> lastBusy = new HashMap<>();
    /// Those that stand in front.
    private Set<String> front = new HashSet<>();

    /// @param still whether no row may move
    List<ProcessNode> order(List<ProcessNode> rows, Instant now, boolean still) {
        List<ProcessNode> groups = rows.stream().flatMap(ProcessNode::groups).toList();
        lastBusy.keySet().retainAll(groups.stream().map(ProcessNode::key).toList());
        for (ProcessNode group : groups) {
            if (isBusy(group) || !lastBusy.containsKey(group.key())) {
                lastBusy.put(group.key(), now);
            }
        }
        if (!still) {
            front = new HashSet<>();
            groups.stream().filter(group -> waits(group, now).compareTo(MOMENT) < 0).forEach(group -> front.add(group.key()));
        }
        return rows.stream().map(this::ordered).toList();
    }

    private ProcessNode ordered(ProcessNode row) {
        if (row.kind() != Kind.SCOPE) {
            return row;
        }
        List<ProcessNode> children = new ArrayList<>(row.children().stream().map(this::ordered).toList());
        // Scopes stay behind the groups of the scope that they are in.
        children.sort(Comparator.comparingInt(child -> child.kind() != Kind.GROUP ? 2 : front.contains(child.key()) ? 0 : 1));
        return row.with(children);
    }

    /// Whether nothing has happened in a group for long.
    boolean waitsLong(ProcessNode group, Instant now) {
        return waits(group, now).compareTo(LONG) >= 0;
    }

    private Duration waits(ProcessNode group, Instant now) {
        return Duration.between(lastBusy.getOrDefault(group.key(), now), now);
    }

    private static boolean isBusy(ProcessNode group) {
        return group.workers().anyMatch(worker -> worker.stopped() || worker.state() != WorkerState.IDLE);
    }
}
