package dev.tandem.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeSnapshot.Group;
import dev.tandem.engine.event.RuntimeSnapshot.Scope;
import dev.tandem.engine.event.RuntimeSnapshot.Worker;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.engine.worker.WorkerHost;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.engine.worker.WorkerUsage;
import dev.tandem.plugin.Usage;
import dev.tandem.toolkit.TaskLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {
    private static Worker worker(int number, long pid, WorkerState state, long done, long failed) {
        String task = state == WorkerState.BUSY ? "map" : null;
        return new Worker(number, pid, "pid " + pid, state, task, task == null ? null : Duration.ofSeconds(3), 0, done, failed, 0, 0, 0);
    }

    private static List<ProcessNode> tree(Scope... roots) {
        Map<RuntimeSnapshot.Process, Usage> usages = Map.of(new RuntimeSnapshot.Process(null, 11), new Usage(0.5, 100, 7, 9),
                new RuntimeSnapshot.Process(null, 12), new Usage(-1, 50, -1, 9));
        return ProcessTree.of(new RuntimeSnapshot(Instant.EPOCH, 2, 128, List.of(roots)),
                process -> usages.getOrDefault(process, Usage.UNKNOWN));
    }

    private static Scope scopeWithAGroup() {
        Group group = new Group(7, "pool", List.of(worker(0, 11, WorkerState.BUSY, 4, 1), worker(1, 12, WorkerState.IDLE, 2, 0)));
        return new Scope(1, "root", List.of(new Scope(2, "inner", List.of(), List.of(group))), List.of());
    }

    @Test
    void rowsAddUpWhatIsInThem() {
        ProcessNode root = tree(scopeWithAGroup()).getFirst();
        assertThat(root.done()).isEqualTo(6);
        assertThat(root.failed()).isEqualTo(1);
        assertThat(root.usage()).isEqualTo(new Usage(0.5, 150, 7, -1));
        assertThat(ProcessText.state(root)).isEqualTo("1 busy, 1 idle");
        assertThat(root.groups().map(ProcessNode::name)).containsExactly("pool");
    }

    @Test
    void haltedWorkersAreShownAsStopped() {
        Worker busy = worker(0, 11, WorkerState.BUSY, 0, 0);
        Worker halted = new Worker(0, null, 11, "", WorkerState.BUSY, "map", true, Duration.ZERO, 0, 0, 0, 0, 0, 2, 0,
                new WorkerUsage(1, Duration.ZERO, 1, true), "signal=SIGKILL");
        ProcessNode root = tree(new Scope(1, "root", List.of(), List.of(new Group(7, "pool", List.of(busy, halted))))).getFirst();
        assertThat(ProcessText.state(root)).isEqualTo("1 stopped, 1 busy");
        ProcessNode worker = root.workers().toList().get(1);
        assertThat(ProcessText.state(worker)).isEqualTo("stopped");
        assertThat(ProcessText.restarts(worker)).isEqualTo("2: signal=SIGKILL");
    }

    /// Two machines may give the same number to processes.
    @Test
    void workersOfOtherMachinesHaveTheirHostAndTheirOwnFigures() {
        Worker here = worker(0, 11, WorkerState.BUSY, 0, 0);
        Worker there = new Worker(1, "far/node", 11, "", WorkerState.BUSY, "map", true, Duration.ZERO, 0, 0, 0, 0, 0, 0, 0,
                WorkerUsage.UNKNOWN, null);
        Scope scope = new Scope(1, "root", List.of(), List.of(new Group(7, "pool", List.of(here, there))));
        Map<RuntimeSnapshot.Process, Usage> usages = Map.of(here.process(), new Usage(0.5, 100, 7, 9), there.process(), new Usage(0.25, 50, 3, 4));
        ProcessNode root = ProcessTree
                .of(new RuntimeSnapshot(Instant.EPOCH, 2, 128, List.of(scope)), process -> usages.getOrDefault(process, Usage.UNKNOWN)).getFirst();
        assertThat(root.workers().map(ProcessNode::name)).containsExactly("worker 0", "worker 1 at far/node");
        assertThat(root.usage()).isEqualTo(new Usage(0.75, 150, 10, -1));
    }

    @Test
    void sparesAreARowOfTheirOwnAndNoWorkers() {
        var spare = new RuntimeSnapshot.Spare(5, WorkerUsage.UNKNOWN);
        var snapshot = new RuntimeSnapshot(Instant.EPOCH, 0, 128, List.of(), List.of(spare), new RuntimeSnapshot.SharedMemory(0, 0, 0), List.of());
        ProcessNode row = ProcessTree.spares(snapshot, _ -> Usage.UNKNOWN).getFirst();
        assertThat(ProcessText.state(row)).isEqualTo("1 ready");
        assertThat(row.isEmpty()).isTrue();
        KillPlan plan = KillPlan.all(List.of(), 1);
        assertThat(plan.consequence()).isEqualTo("None of them is computing. Also ended: 1 spare.");
        assertThat(plan.replaced()).isEmpty();
    }

    @Test
    void nodesAreRowsThatSayWhatIsThere() {
        var snapshot = new RuntimeSnapshot(Instant.EPOCH, 0, 128, List.of(), List.of(), new RuntimeSnapshot.SharedMemory(0, 0, 0),
                List.of(new WorkerHost("far/one", 2, 1, 0), new WorkerHost("far/two", 1, 0, 3)));
        ProcessNode row = ProcessTree.nodes(snapshot).getFirst();
        assertThat(ProcessText.state(row)).isEqualTo("2 up");
        assertThat(row.isEmpty()).isTrue();
        assertThat(row.children()).extracting(ProcessNode::name).containsExactly("far/one", "far/two");
        assertThat(row.children()).extracting(ProcessText::task).containsExactly("1 of 2 workers", "0 of 1 worker, 3 of other programs");
        assertThat(row.children()).extracting(ProcessText::done).as("a node computes nothing itself").containsOnly("");
        assertThat(ProcessText.done(row) + ProcessText.failed(row)).isEmpty();
        assertThat(tree()).isEmpty();
    }

    @Test
    void leavesOutRootsInWhichNothingLives() {
        assertThat(tree(new Scope(1, "empty", List.of(), List.of()))).isEmpty();
    }

    @Test
    void tellsScopesOfTheSameNameApartAlsoWhenOneIsGone() {
        Scope first = scope(1, "twin", 7);
        Scope second = scope(2, "twin", 8);
        List<ProcessNode> both = tree(first, second);
        assertThat(both.get(0).key()).isNotEqualTo(both.get(1).key());
        assertThat(tree(second).getFirst().key()).isEqualTo(both.get(1).key());
    }

    private static Scope scope(long id, String name, long group) {
        return new Scope(id, name, List.of(), List.of(new Group(group, "pool", List.of(worker(0, 11, WorkerState.IDLE, 0, 0)))));
    }

    @Test
    void aPlanSaysWhoDiesAndWhatIsLost() {
        ProcessNode root = tree(scopeWithAGroup()).getFirst();
        KillPlan plan = KillPlan.of(root, "");
        assertThat(plan.what()).isEqualTo("scope root");
        assertThat(plan.victims()).extracting(KillPlan.Victim::pid).containsExactly(11L, 12L);
        assertThat(plan.victims()).extracting(KillPlan.Victim::state)
                .isEqualTo(root.workers().map(ProcessText::state).toList()).doesNotContain("");
        assertThat(plan.groups()).containsExactly(7L);
        assertThat(plan.consequence()).isEqualTo("One running task fails.");
        KillPlan single = KillPlan.of(root.workers().findFirst().orElseThrow(), "pool");
        assertThat(single.what()).isEqualTo("worker 0 of pool");
        assertThat(single.replaced()).hasSize(1);
        assertThat(plan.replaced()).isEmpty();
        assertThat(killed("apply", false)).isEqualTo("Its running task is lost. Another process takes its place.");
        assertThat(killed(null, false)).isEqualTo("It is not computing. Another process takes its place.");
        assertThat(killed("map 553", true)).isEqualTo("What it computes runs again. Another process takes its place.");
        assertThat(killed("rows 3-7 of bowl", true))
                .isEqualTo("What it computes runs again. Finished rows of sweeps are kept. Another process takes its place.");
        assertThat(killed("task 3", false)).isEqualTo("Its running task is lost. Another process takes its place.");
    }

    private static String killed(String task, boolean repeated) {
        return new KillPlan("worker 0 of pool", List.of(new KillPlan.Victim(7, "pool", 0, 11, "busy", task, repeated)), List.of(), false, 0)
                .consequence();
    }

    @Test
    void aFilterKeepsWhatSaysItWithAllAroundIt() {
        List<ProcessNode> roots = tree(scope(1, "one", 7), scope(2, "two", 8), scopeWithAGroup());
        assertThat(ProcessNode.filtered(roots, "two")).containsExactly(roots.get(1));
        List<ProcessNode> busy = ProcessNode.filtered(roots, "busy");
        assertThat(busy).hasSize(1).allSatisfy(root -> {
            assertThat(root.name()).isEqualTo("root");
            assertThat(root.workers()).hasSize(1);
            assertThat(root.done()).isEqualTo(roots.get(2).done());
        });
        assertThat(ProcessNode.filtered(roots, "12").stream().flatMap(ProcessNode::workers)).extracting(ProcessNode::pid).containsExactly(12L);
        assertThat(ProcessNode.filtered(roots, "nobody")).isEmpty();
        assertThat(ProcessNode.filtered(roots, "")).isSameAs(roots);
    }

    @Test
    void severalRowsAreOneQuestionInWhichNobodyDiesTwice() {
        List<ProcessNode> roots = tree(scope(1, "one", 7), scope(2, "two", 8), scope(3, "three", 9));
        List<ProcessNode> workers = roots.stream().flatMap(ProcessNode::workers).toList();
        ProcessNode whole = roots.get(1);
        KillPlan plan = KillPlan.of(List.of(workers.get(0), workers.get(1), whole, workers.get(2)), _ -> "pool");
        assertThat(plan.what()).isEqualTo("1 group and 2 workers");
        assertThat(plan.victims()).extracting(KillPlan.Victim::groupId).containsExactlyInAnyOrder(7L, 8L, 9L);
        assertThat(plan.groups()).containsExactly(8L);
        assertThat(plan.replaced()).extracting(KillPlan.Victim::groupId).containsExactly(7L, 9L);
        assertThat(plan.consequence()).isEqualTo("None of them is computing. Other processes take their places.");
        assertThat(KillPlan.of(List.of(whole, workers.get(1)), _ -> "pool")).isEqualTo(KillPlan.of(whole, "pool"));
        List<KillPlan.Victim> busy =
                List.of(new KillPlan.Victim(7, "a", 0, 11, "busy", "map 1", true), new KillPlan.Victim(7, "a", 1, 12, "busy", "put", false),
                        new KillPlan.Victim(8, "b", 0, 13, "busy", "apply", false));
        assertThat(new KillPlan("", busy, List.of(8L), false, 0).consequence())
                .isEqualTo("One running task fails. One running task is lost. One task runs again. Other processes take their places.");
    }

    @Test
    void aProcessThatHasEndedMeanwhileIsToldAndItsSuccessorIsLeftAlone() {
        KillProgress progress = new KillProgress(
                new KillPlan("worker 0 of pool", List.of(new KillPlan.Victim(Long.MAX_VALUE, "pool", 0, 11, "busy", null, false)), List.of(), false,
                        0),
                Instant.EPOCH);
        progress.start();
        assertThat(progress.headline()).isEqualTo("Already ended: worker 0 of pool");
        assertThat(progress.isOver()).isTrue();
    }

    @Test
    void sparesThatEndAreCountedAndNoWorkersAre() {
        assertThat(new KillProgress(KillPlan.all(List.of(), 2), Instant.EPOCH).headline()).isEqualTo("Ended 2 spares");
    }

    @Test
    void tasksAreCalledInWords() {
        assertThat(List.of("map 553", "map 10-19", "task 3", "tasks 3-9", "sample 4", "row 43 of bowl", "rows 3-7 of bowl", "apply", "eval_nodiff",
                "push"))
                .extracting(TaskLabel::words).containsExactly(
                        "item 553 of a map", "items 10 to 19 of a map", "task 3", "tasks 3 to 9", "sample 4", "row 43 of bowl", "rows 3 to 7 of bowl",
                        "apply", "evaluation", "receives data");
    }

    @Test
    void progressIsOverWhenTheLastIsGone() {
        KillProgress progress = new KillProgress(KillPlan.all(tree(scopeWithAGroup()), 0), Instant.EPOCH);
        progress.take(List.of(step(0, KillStep.ASKED, 1), step(0, KillStep.GONE, 5), step(1, KillStep.KILLED, 7)));
        assertThat(progress.headline()).isEqualTo("Killing everything: 1 of 2 gone");
        assertThat(progress.take(List.of(step(1, KillStep.GONE, 9), step(1, KillStep.GONE, 12)))).isTrue();
        assertThat(progress.headline()).isEqualTo("Killed everything: 2 workers gone after 9 ms");
        assertThat(progress.take(List.of(step(1, KillStep.GONE, 15)))).isFalse();
    }

    @Test
    void whatIsNotThereAnyMoreIsGoneAlsoWhenNobodyHasToldAndWhatStaysIsNamed() {
        List<ProcessNode> root = tree(scopeWithAGroup());
        List<ProcessNode> both = root.getFirst().workers().toList();
        KillProgress progress = new KillProgress(KillPlan.all(root, 0), Instant.EPOCH);
        assertThat(progress.look(List.of(), Instant.EPOCH.plusMillis(500))).as("may be a look from before").isFalse();
        assertThat(progress.share()).isZero();
        assertThat(progress.look(both.subList(1, 2), Instant.EPOCH.plusSeconds(3))).isTrue();
        assertThat(progress.headline()).isEqualTo("Killing everything: 1 of 2 gone");
        assertThat(progress.share()).isEqualTo(0.5);
        assertThat(progress.stuck(Instant.EPOCH.plusSeconds(4))).isEmpty();
        assertThat(progress.stuck(Instant.EPOCH.plusSeconds(9))).extracting(KillPlan.Victim::pid).containsExactly(both.get(1).pid());
        assertThat(progress.look(List.of(), Instant.EPOCH.plusSeconds(10))).isTrue();
        assertThat(progress.isOver()).isTrue();
        assertThat(progress.share()).isEqualTo(1);
        assertThat(progress.stuck(Instant.EPOCH.plusSeconds(60))).isEmpty();
    }

    private static RuntimeEvent step(int worker, KillStep step, long millis) {
        return new RuntimeEvent.WorkerEnding(Instant.EPOCH.plusMillis(millis), 7, "pool", worker, step);
    }

    @Test
    void timesAndSizesAreReadable() {
        assertThat(ProcessText.age(Duration.ofMillis(2140))).isEqualTo("2.1 s");
        assertThat(ProcessText.age(Duration.ofSeconds(75))).isEqualTo("1:15 min");
        assertThat(ProcessText.elapsed(Duration.ofMillis(894))).isEqualTo("894 ms");
        assertThat(ProcessText.elapsed(Duration.ofMillis(4908))).isEqualTo("4.9 s");
        assertThat(ProcessText.memory(1L << 30)).isEqualTo("1.0 GB");
        assertThat(ProcessText.memory(-1)).isEmpty();
        assertThat(ProcessText.cpu(1.98)).isEqualTo("198 %");
    }
}
