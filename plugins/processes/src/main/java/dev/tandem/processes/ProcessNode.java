package dev.tandem.processes;

import dev.tandem.engine.worker.WorkerState;
import dev.tandem.plugin.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One row of the tree: a scope, a group, a worker, a spare or a node, with the totals of what is in it.
///
/// @param key tells this row from all others, also in later trees
/// @param kind what it is
/// @param name what it is called
/// @param groupId of a group or worker, else -1
/// @param number of a worker, else -1
/// @param pid of a worker or spare, or -1
/// @param state of a worker, else null
/// @param stopped whether somebody has halted its process
/// @param task what a worker computes, or what a node is good for, or null
/// @param repeated whether that is computed again when the worker is lost
/// @param age for how long, or null
/// @param restarts how many processes of a worker were lost
/// @param predecessor how the last of them ended, or null
/// @param failed calls among those done or not
/// @param memoryLimit of what a worker may have in memory for itself, or -1
/// @param children rows inside it
public record ProcessNode(String key, Kind kind, String name, long groupId, int number, long pid, WorkerState state,
        boolean stopped, int restarts, String predecessor, String task, boolean repeated, Duration age, long done, long failed,
        Usage usage, long memoryLimit, List<ProcessNode> children) {
    /// What a row stands for.
    public enum Kind { SCOPE, GROUP, WORKER, SPARES, SPARE, NODES, NODE }

    /// The key of a group's row.
    static String keyOfGroup(long groupId) {
        return "group " + groupId;
    }

    /// The key of a worker's row.
    static String keyOfWorker(long groupId, int number) {
        return "worker " + groupId + "/" + number;
    }

    public ProcessNode {
        children = List.copyOf(children);
    }

    /// Those rows that have a text in what they say, with all that is in them and all that they are in; totals stay those of everything.
    ///
    /// @param wanted in lower case; nothing for all
    public static List<ProcessNode> filtered(List<ProcessNode> rows, String wanted) {
        return wanted.isEmpty() ? rows : rows.stream().map(row -> row.says(wanted) ? row : row.with(filtered(row.children, wanted)))
                .filter(row -> row.says(wanted) || !row.children.isEmpty()).toList();
    }

    private boolean says(String wanted) {
        return Stream
                .of(name, pid < 0 ? "" : Long.toString(pid), children.isEmpty() ? ProcessText.state(this) : "",
                        children.isEmpty() ? ProcessText.task(this) : "")
                .anyMatch(each -> each != null && each.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /// With other rows in it; its totals stay.
    ProcessNode with(List<ProcessNode> others) {
        return new ProcessNode(key, kind, name, groupId, number, pid, state, stopped, restarts, predecessor, task, repeated, age, done, failed, usage,
                memoryLimit, others);
    }

    /// All rows in it, itself included.
    public Stream<ProcessNode> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ProcessNode::all));
    }

    /// All worker rows in it, itself included.
    public Stream<ProcessNode> workers() {
        return kind == Kind.WORKER ? Stream.of(this) : children.stream().flatMap(ProcessNode::workers);
    }

    /// All group rows in it, itself included.
    public Stream<ProcessNode> groups() {
        return kind == Kind.GROUP ? Stream.of(this) : children.stream().flatMap(ProcessNode::groups);
    }

    /// How many of its workers are in a state, and not halted in it.
    public long count(WorkerState wanted) {
        return workers().filter(worker -> worker.state == wanted && !worker.stopped).count();
    }

    /// How many of its workers are halted.
    public long stoppedCount() {
        return workers().filter(ProcessNode::stopped).count();
    }

    /// Whether calls are made to it, or to what is in it.
    public boolean isCalled() {
        return kind == Kind.SCOPE || kind == Kind.GROUP || kind == Kind.WORKER;
    }

    public boolean isEmpty() {
        return workers().findAny().isEmpty();
    }
}
