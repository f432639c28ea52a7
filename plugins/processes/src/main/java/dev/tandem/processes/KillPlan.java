package dev.tandem.processes;

import dev.tandem.processes.ProcessNode.Kind;
import dev.tandem.toolkit.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who dies when the user says yes.
///
/// @param what the row in words
/// @param victims the workers
/// @param groups ids of the groups that end; workers of others are replaced
/// @param everything whether the spares end too
/// @param spares how many there are
public record KillPlan(String what, List<Victim> victims, List<Long> groups, boolean everything, long spares) {
    private static final Pattern ROWS = Pattern.compile("rows? \\d.* of .*");

    /// A worker that dies.
    ///
    /// @param state what it is in; said where there is no task
    /// @param task what it computes, or null
    /// @param repeated whether that is computed again when the worker is lost
    public record Victim(long groupId, String group, int number, long pid, String state, String task, boolean repeated) {}

    /// Everything in some rows; what is in another one of them counts once.
    ///
    /// @param rows at least one
    /// @param groupName of the group that a worker's row belongs to
    public static KillPlan of(List<ProcessNode> rows, Function<ProcessNode, String> groupName) {
        List<ProcessNode> outer = rows.stream().filter(row -> rows.stream().noneMatch(other -> other != row && other.all().anyMatch(row::equals)))
                .toList();
        if (outer.size() == 1) {
            return of(outer.getFirst(), groupName.apply(outer.getFirst()));
        }
        List<ProcessNode> workers = outer.stream().filter(row -> row.kind() == Kind.WORKER).toList();
        List<ProcessNode> whole = outer.stream().filter(row -> row.kind() != Kind.WORKER).toList();
        List<Victim> victims = new ArrayList<>(victims(whole));
        workers.forEach(row -> victims.add(victim(row, groupName.apply(row))));
        List<Long> groups = groups(whole);
        String what =
                Stream.of(groups.isEmpty() ? "" : Plural.of(groups.size(), "group"), workers.isEmpty() ? "" : ProcessText.workers(workers.size()))
                        .filter(each -> !each.isEmpty()).collect(Collectors.joining(" and "));
        return new KillPlan(what, victims, groups, false, 0);
    }

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

    /// Those that are replaced, since their groups go on.
    public List<Victim> replaced() {
        return everything ? List.of() : victims.stream().filter(victim -> !groups.contains(victim.groupId())).toList();
    }

    /// What the user has to know before saying yes.
    public String consequence() {
        List<Victim> replaced = replaced();
        List<String> told = new ArrayList<>();
        if (victims.size() == 1 && replaced.size() == 1) {
            told.add(fate(replaced.getFirst()));
        } else {
            long again = replaced.stream().filter(victim -> victim.task() != null && victim.repeated()).count();
            long lost = replaced.stream().filter(victim -> victim.task() != null && !victim.repeated()).count();
            long failing = busy() - again - lost;
            told.add(busy() == 0 ? "None of them is computing." : "");
            told.add(failing == 0 ? "" : failing == 1 ? "One running task fails." : failing + " running tasks fail.");
            told.add(lost == 0 ? "" : lost == 1 ? "One running task is lost." : lost + " running tasks are lost.");
            told.add(again == 0 ? "" : again == 1 ? "One task runs again." : again + " tasks run again.");
        }
        told.add(victims.stream().anyMatch(victim -> victim.task() != null && ROWS.matcher(victim.task()).matches())
                ? "Finished rows of sweeps are kept."
                : "");
        told.add(spares == 0 ? "" : "Also ended: " + ProcessText.spares(spares) + ".");
        told.add(replaced.isEmpty() ? "" : replaced.size() == 1 ? "Another process takes its place." : "Other processes take their places.");
        return told.stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String fate(Victim victim) {
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
