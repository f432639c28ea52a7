package dev.tandem.processes;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Usage;
import dev.tandem.processes.ProcessNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The rows for a state of the engine. Root scopes in which nothing lives are left out.
public final class ProcessTree {
    private final Function<RuntimeSnapshot.Process, Usage> usages;

    private ProcessTree(Function<RuntimeSnapshot.Process, Usage> usages) {
        this.usages = usages;
    }

    /// What workers are in; see [#spares] and [#nodes] for the rest.
    ///
    /// @param usages what processes take of the machine
    public static List<ProcessNode> of(RuntimeSnapshot snapshot, Function<RuntimeSnapshot.Process, Usage> usages) {
        return new ProcessTree(usages).scopes(snapshot.roots()).stream()
                .filter(root -> !root.children().isEmpty()).toList();
    }

    /// The row of the processes that wait to become workers; none without any.
    public static List<ProcessNode> spares(RuntimeSnapshot snapshot, Function<RuntimeSnapshot.Process, Usage> usages) {
        List<ProcessNode> rows = snapshot.spares().stream().map(spare -> new ProcessNode("spare " + spare.pid(),
                Kind.SPARE, "spare", -1, -1, spare.pid(), null, spare.usage().stopped(), 0, null, null, false, null, 0, 0,
                usages.apply(spare.process()), -1, List.of())).toList();
        return rows.isEmpty() ? List.of() : List.of(total("spares", Kind.SPARES, "spares", -1, rows));
    }

    /// The row of the other machines on which workers are or can be; none without any. Their workers are in their groups.
    public static List<ProcessNode> nodes(RuntimeSnapshot snapshot) {
        List<ProcessNode> rows = snapshot.nodes().stream().map(node -> new ProcessNode("node " + node.name(), Kind.NODE,
                node.name(), -1, -1, -1, null, false, 0, null, ProcessText.room(node), false, null, 0, 0, Usage.UNKNOWN, -1, List.of())).toList();
        return rows.isEmpty() ? List.of() : List.of(total("nodes", Kind.NODES, "nodes", -1, rows));
    }

    private List<ProcessNode> scopes(List<RuntimeSnapshot.Scope> scopes) {
        List<ProcessNode> rows = new ArrayList<>();
        for (RuntimeSnapshot.Scope scope : scopes) {
            List<ProcessNode> children = new ArrayList<>(scope.groups().stream().map(this::group).toList());
            children.addAll(scopes(scope.scopes()));
            rows.add(total("scope " + scope.id(), Kind.SCOPE, scope.name(), -1, children));
        }
        return rows;
    }

    private ProcessNode group(RuntimeSnapshot.Group group) {
        List<ProcessNode> workers = group.workers().stream().map(worker -> worker(group, worker)).toList();
        return total(ProcessNode.keyOfGroup(group.id()), Kind.GROUP, group.name(), group.id(), workers);
    }

    private ProcessNode worker(RuntimeSnapshot.Group group, RuntimeSnapshot.Worker worker) {
        return new ProcessNode(ProcessNode.keyOfWorker(group.id(), worker.number()), Kind.WORKER,
                "worker " + worker.number() + (worker.host() == null ? "" : " at " + worker.host()),
                group.id(), worker.number(), worker.pid(), worker.state(), worker.usage().stopped(),
                worker.restarts(), worker.predecessor(), worker.task(), worker.repeated(), worker.age(),
                worker.done(), worker.failed(), usages.apply(worker.process()), worker.usage().limit(), List.of());
    }

    private static ProcessNode total(String key, Kind kind, String name, long groupId, List<ProcessNode> children) {
        long done = children.stream().mapToLong(ProcessNode::done).sum();
        long failed = children.stream().mapToLong(ProcessNode::failed).sum();
        Usage usage = children.stream().map(ProcessNode::usage).reduce(Usage.UNKNOWN, Usage::plus);
        return new ProcessNode(key, kind, name, groupId, -1, -1, null, false,
                children.stream().mapToInt(ProcessNode::restarts).sum(), null, null, false, null, done, failed, usage,
                -1, children);
    }
}
