package dev.tandem.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.CallFacts;
import dev.tandem.engine.event.CallFacts.Outcome;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.event.RuntimeHistory;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.engine.worker.WorkerOptions;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.plugin.Usage;
import dev.tandem.processes.ProcessNode.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetailsTextTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProcessNode WORKER = new ProcessNode("worker 7/1", Kind.WORKER, "worker 1", 7, 1, 4242, WorkerState.IDLE, false, 1,
            "killed on request", null, false, null, 3, 1, Usage.UNKNOWN, 2L << 30, List.of());

    private static RuntimeEvent call(int number, Outcome outcome, long retryOf, int items) {
        return new RuntimeEvent.CallFinished(NOW, 7, "pool-1", 1, number, "map " + number, outcome == Outcome.FAILED ? "no data" : null,
                new CallFacts(outcome, 4242, null, items, retryOf, 0, 0, 0, 0, 12_000_000, 0, 0, 1, 1));
    }

    private static String text(WorkerDetails details, PastOfWorkers past) {
        StringBuilder all = new StringBuilder();
        DetailsText.of(WORKER, details, past.calls(7, 1), past.ends(7, 1))
                .forEach(section -> all.append(section.title()).append(": ").append(String.join(" | ", section.lines())).append('\n'));
        return all.toString();
    }

    @Test
    void tellsAllThatIsKnownAndNoSecret() {
        PastOfWorkers past = new PastOfWorkers();
        List<RuntimeEvent> events = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            events.add(call(i, i == 11 ? Outcome.FAILED : Outcome.DONE, i == 12 ? 4 : 0, 1));
        }
        events.add(call(99, Outcome.DONE, 0, 0));
        events.add(new RuntimeEvent.ProcessChanged(NOW, 7, "pool-1", 1, 4141, WorkerState.STOPPING, "killed on request"));
        events.add(new RuntimeEvent.ProcessChanged(NOW, 7, "pool-1", 1, -1, WorkerState.GONE, "signal=SIGKILL"));
        events.add(new RuntimeEvent.ProcessChanged(NOW, 7, "pool-1", 1, -1, WorkerState.STARTING, "replaces a lost worker"));
        events.add(new RuntimeEvent.ProcessChanged(NOW, 7, "pool-1", 1, 4142, WorkerState.IDLE, "ready"));
        events.add(new RuntimeEvent.ProcessChanged(NOW, 7, "pool-1", 1, -1, WorkerState.GONE, "exitCode=3"));
        events.add(new RuntimeEvent.ProcessChanged(NOW, 7, "pool-1", 0, 4140, WorkerState.GONE, "of another"));
        past.take(new RuntimeHistory.Part(events, 20, true));
        assertThat(past.next()).isEqualTo(20);
        WorkerOptions options =
                WorkerOptions.DEFAULT.withHeap(1L << 30).withEnvironment(Map.of("TOKEN", "very secret")).withJvmArguments(List.of("-Xss2m"))
                        .withClassPath(List.of(Path.of("/some/lib.jar")));
        String text = text(new WorkerDetails(options, List.of("REPL.A", "REPL.B"), List.of(8_000_000L, 1_000_000L),
                List.of(new WorkerDetails.Segment("2f", 8 << 20, 77)), List.of("first", "last")), past);
        assertThat(text).contains("item 12 of a map, 12 ms, again", "item 11 of a map, 12 ms, failed: no data", "item 5 of a map",
                "process 4142: exitCode=3 | ", "process 4141: killed on request (signal=SIGKILL)", "first | last", "2 objects, 9 MB",
                "8 MB, segment 2f of process 77",
                "2 typed classes: REPL.A | REPL.B",
                "memory limit 2.0 GB, heap 1.0 GB", "-Xss2m", "environment TOKEN", "/some/lib.jar")
                .doesNotContain("very secret", "item 4 of", "item 99", "of another");
    }

    @Test
    void manyClassesAreCounted() {
        List<String> names = IntStream.range(0, 500).mapToObj(i -> "C" + i).toList();
        assertThat(text(new WorkerDetails(WorkerOptions.DEFAULT, names, List.of(), List.of(), List.of()), new PastOfWorkers()))
                .contains("500 typed classes", "and 440 more").doesNotContain("Recent calls", "Shared memory", "Kept on it");
    }
}
