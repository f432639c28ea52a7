package dev.tandem.processes;

import dev.tandem.processes.ProcessNode.Kind;
import java.util.List;

/// Who dies when the user says yes.
///
/// @param what the row in words
/// @param victims the workers
/// @param groups ids of the groups that end, none when only one worker is replaced
/// @param everything whether the spares end too
/// @param spares how many there are
public record KillPlan(String what, List<Victim> victims, List<Long> groups, boolean everything, long spares) {
    /// A worker that dies.
    ///
    /// @param state what it is in; said where there is no task
    /// @param task what it computes, or null
    /// @param repeated whether that is computed again when the worker is lost
    public record Victim(long groupId, String group, int number, long pid, String state, String task, boolean repeated) {}

    /// Everything in a row.
    ///
    /// @param groupName of the group that a worker's row belongs to
    public static KillPlan of(ProcessNode node, String groupName) {
        if (node.kind() == Kind.WORKER) {
            return new KillPlan(node.name() + " of " + groupName, List.of(victim(node, groupName)), List.of(), false, 0);
        }
        String what = (node.kind() == Kind.SCOPE ? "scope " : "group ") + node.name();
        return new KillPlan(what, victims(List.of(node)), groups(List.of(node)), false, 0);
    }

    /// Everything there is.
    public static KillPlan all(List<ProcessNode> roots, long spares) {
        return new KillPlan("everything", victims(roots), groups(roots), true, spares);
    }

    public long busy() {
        return victims.stream().filter(victim -> victim.task() != null).count();
    }

    public boolean replacesWorker() {
        return groups.isEmpty() && !everything;
    }

    /// What the user has to know before saying yes.
    public String consequence() {
        String tasks = busy() == 0 ? "None of them is computing." : busy() == 1 ? "One running task fails."
                : busy() + " running tasks fail.";
        if (spares > 0) {
            tasks += " Also ended: " + ProcessText.spares(spares) + ".";
        }
        return replacesWorker() ? lost() + " Another process takes its place." : tasks;
    }

    private String lost() {
        Victim victim = victims.getFirst();
        return victim.task() == null ? "It is not computing."
                : victim.repeated() ? "What it computes runs again." : "Its running task is lost.";
    }

    private static List<Victim> victims(List<ProcessNode> roots) {
        return roots.stream().flatMap(ProcessNode::groups)
                .flatMap(group -> group.workers().map(worker -> victim(worker, group.name()))).toList();
    }

    private static List<Long> groups(List<ProcessNode> roots) {
        return roots.stream().flatMap(ProcessNode::groups).map(ProcessNode::groupId).toList();
    }

    private static Victim victim(ProcessNode worker, String group) {
        return new Victim(worker.groupId(), group, worker.number(), worker.pid(), ProcessText.state(worker), worker.task(),
                worker.repeated());
    }
}
