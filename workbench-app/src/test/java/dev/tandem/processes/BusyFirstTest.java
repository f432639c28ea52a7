package dev.tandem.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.plugin.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.TreeItem;
import org.junit.jupiter.api.Test;

class BusyFirstTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private static List<ProcessNode> rows(WorkerState... states) {
        List<RuntimeSnapshot.Group> groups = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            groups.add(new RuntimeSnapshot.Group(i, "pool-" + i,
                    List.of(new RuntimeSnapshot.Worker(0, 100 + i, "process", states[i], null, null, 0, 100L - i, 0, 0, 0, 0))));
        }
        return ProcessTree.of(new RuntimeSnapshot(NOW, states.length, 128, List.of(new RuntimeSnapshot.Scope(1, "session", List.of(), groups))),
                _ -> Usage.UNKNOWN);
    }

    private static List<String> names(List<ProcessNode> rows) {
        return rows.stream().flatMap(ProcessNode::groups).map(ProcessNode::name).toList();
    }

    @Test
    void whatWorksStandsBeforeWhatWaitsAfterAMoment() {
        BusyFirst busy = new BusyFirst();
        List<ProcessNode> rows = rows(WorkerState.IDLE, WorkerState.BUSY, WorkerState.IDLE, WorkerState.STARTING);
        assertThat(names(busy.order(rows, NOW, false))).as("just opened").containsExactly("pool-0", "pool-1", "pool-2", "pool-3");
        assertThat(names(busy.order(rows, NOW.plusSeconds(4), false))).containsExactly("pool-1", "pool-3", "pool-0", "pool-2");
        List<ProcessNode> later = rows(WorkerState.IDLE, WorkerState.IDLE, WorkerState.BUSY, WorkerState.IDLE);
        assertThat(names(busy.order(later, NOW.plusSeconds(5), true))).as("under the mouse").containsExactly("pool-1", "pool-3", "pool-0", "pool-2");
        assertThat(names(busy.order(later, NOW.plusSeconds(5), false))).as("idle for a second only").containsExactly("pool-1", "pool-2", "pool-3",
                "pool-0");
        assertThat(names(busy.order(later, NOW.plusSeconds(9), false))).containsExactly("pool-2", "pool-0", "pool-1", "pool-3");
    }

    @Test
    void groupsThatWaitLongAreFoldedUnlessTheUserHasSaid() {
        ProcessItems items = new ProcessItems();
        BusyFirst busy = new BusyFirst();
        Folding folding = new Folding(items, busy);
        TreeItem<ProcessRow> root = new TreeItem<>();
        List<ProcessNode> idle = rows(WorkerState.IDLE, WorkerState.IDLE);
        look(idle, items, busy, folding, root, 0, List.of());
        assertThat(expanded(items)).containsExactly(true, true);
        TreeItem<ProcessRow> marked = items.of("group 1").orElseThrow().getChildren().getFirst();
        look(idle, items, busy, folding, root, 21, List.of(marked));
        assertThat(expanded(items)).as("what is marked stays in sight").containsExactly(false, true);
        look(rows(WorkerState.BUSY, WorkerState.IDLE), items, busy, folding, root, 22, List.of());
        assertThat(expanded(items)).containsExactly(true, false);
        items.of("group 1").orElseThrow().setExpanded(true);
        look(idle, items, busy, folding, root, 60, List.of());
        assertThat(expanded(items)).as("the user has unfolded it").containsExactly(false, true);
    }

    private static void look(List<ProcessNode> rows, ProcessItems items, BusyFirst busy, Folding folding, TreeItem<ProcessRow> root, int seconds,
            List<TreeItem<ProcessRow>> marked) {
        items.update(root, busy.order(rows, NOW.plusSeconds(seconds), false));
        folding.look(rows.stream().flatMap(ProcessNode::groups).toList(), NOW.plusSeconds(seconds), marked);
    }

    private static List<Boolean> expanded(ProcessItems items) {
        return List.of(items.of("group 0").orElseThrow().isExpanded(), items.of("group 1").orElseThrow().isExpanded());
    }

    @Test
    void rowsOfEachParentAreSortedForThemselves() {
        List<ProcessNode> rows = rows(WorkerState.IDLE, WorkerState.BUSY, WorkerState.IDLE);
        assertThat(names(RowOrder.sorted(rows, Comparator.comparing(ProcessNode::done)))).containsExactly("pool-2", "pool-1", "pool-0");
        assertThat(RowOrder.of(List.of())).isNull();
    }
}
