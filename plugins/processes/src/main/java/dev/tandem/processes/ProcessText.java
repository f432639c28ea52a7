package dev.tandem.processes;

import dev.tandem.engine.worker.WorkerHost;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.processes.ProcessNode.Kind;
import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.TaskLabel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How the values of a row read. What is not known or means nothing is an empty text.
public final class ProcessText {
    /// By a signal or a debugger, whatever it was doing.
    private static final String STOPPED = "stopped";
    private static final double KILO = 1024;

    private ProcessText() {}

    public static String pid(ProcessNode node) {
        return node.pid() < 0 ? "" : Long.toString(node.pid());
    }

    /// A worker's state; of anything else how many workers are in which state.
    public static String state(ProcessNode node) {
        if (node.stopped()) {
            return STOPPED;
        }
        if (node.state() != null) {
            return lower(node.state());
        }
        if (node.kind() == Kind.NODE || node.kind() == Kind.NODES) {
            return node.kind() == Kind.NODE ? "up" : node.children().size() + " up";
        }
        if (node.kind() == Kind.SPARE || node.kind() == Kind.SPARES) {
            return node.kind() == Kind.SPARE ? "ready" : node.children().size() + " ready";
        }
        List<String> parts = new ArrayList<>();
        if (node.stoppedCount() > 0) {
            parts.add(node.stoppedCount() + " " + STOPPED);
        }
        for (WorkerState state : List.of(WorkerState.BUSY, WorkerState.IDLE, WorkerState.STARTING, WorkerState.STOPPING)) {
            long count = node.count(state);
            if (count > 0) {
                parts.add(count + " " + lower(state));
            }
        }
        return parts.isEmpty() ? "empty" : String.join(", ", parts);
    }

    public static String task(ProcessNode node) {
        return node.task() == null ? "" : TaskLabel.words(node.task());
    }

    /// How often a worker was replaced, and why the last time.
    public static String restarts(ProcessNode node) {
        return node.restarts() == 0 ? "" : node.restarts() + (node.predecessor() == null ? "" : ": " + node.predecessor());
    }

    public static String age(Duration age) {
        if (age == null) {
            return "";
        }
        long seconds = age.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", age.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600 ? String.format("%d:%02d min", seconds / 60, seconds % 60)
                : String.format("%d:%02d h", seconds / 3600, seconds / 60 % 60);
    }

    /// How long something took that is mostly done in less than a second.
    public static String elapsed(Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : age(time);
    }

    public static String cpu(double cores) {
        return cores < 0 ? "" : Math.round(cores * 100) + " %";
    }

    public static String memory(long bytes) {
        if (bytes < 0) {
            return "";
        }
        double megabytes = bytes / KILO / KILO;
        return megabytes < 1000 ? Math.round(megabytes) + " MB" : String.format(Locale.ROOT, "%.1f GB", megabytes / KILO);
    }

    /// Calls that were done; nothing where none are made.
    public static String done(ProcessNode node) {
        return node.isCalled() ? count(node.done()) : "";
    }

    /// Calls that failed; nothing where none are made.
    public static String failed(ProcessNode node) {
        return node.isCalled() ? count(node.failed()) : "";
    }

    public static String count(long number) {
        return String.format("%,d", number);
    }

    public static String spares(long count) {
        return Plural.of(count, "spare");
    }

    /// What is on another machine, and how much room it has.
    public static String room(WorkerHost node) {
        return node.workers() + " of " + workers(node.room()) + (node.others() == 0 ? "" : ", " + node.others() + " of other programs");
    }

    public static String workers(long count) {
        return Plural.of(count, "worker");
    }

    private static String lower(WorkerState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
