package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.run;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.event.EventChannel;
import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
@Timeout(60)
class WorkerOutputTest {
    @TempDir
    private Path folder;

    @Test
    void whatATaskPrintsIsThereBeforeItsResult() {
        try (WorkerGroup group = group(1)) {
            for (int i = 0; i < 100; i++) {
                String line = "line " + i;
                run(group, 0, () -> {
                    System.out.println(line);
                    System.err.print(line + " without end");
                    return 0;
                });
                assertThat(group.log(0)).contains(line, line + " without end");
            }
        }
    }

    @Test
    void linesAreEventsAndABrokenListenerHarmsNobody() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (EventChannel.Subscription _ = RuntimeEvents.subscribe(event -> {
            throw new IllegalStateException("broken");
        }); EventChannel.Subscription _ = RuntimeEvents.subscribe(event -> {
            if (event instanceof RuntimeEvent.WorkerOutput output) {
                lines.add(output.worker() + " " + output.text());
            }
        }); WorkerGroup group = group(2)) {
            run(group, 1, () -> {
                System.out.println("ünïcode");
                return 0;
            });
            Await.until("line came", () -> lines.contains("1 ünïcode"));
        }
    }

    @Test
    void whatATaskPrintsWithoutAnEndOfLineIsToldWhileItRuns() throws Exception {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        try (EventChannel.Subscription _ = RuntimeEvents.subscribe(event -> {
            switch (event) {
                case RuntimeEvent.WorkerPrinting printing -> told.add("printing " + printing.text());
                case RuntimeEvent.WorkerOutput output -> told.add("line " + output.text());
                default -> {}
            }
        }); WorkerGroup group = group(1)) {
            String gate = folder.resolve("gate").toString();
            var call = send(group, 0, () -> {
                System.out.print("half ");
                System.out.print("a line");
                while (!Files.exists(Path.of(gate))) {
                    Thread.sleep(2);
                }
                System.out.println(", whole");
                System.out.print("last");
                return 0;
            });
            Await.until("half a line", () -> told.contains("printing half a line"));
            assertThat(told).noneMatch(each -> each.startsWith("line"));
            Files.createFile(Path.of(gate));
            call.get();
            Await.until("the last line", () -> told.contains("line last"));
            assertThat(told).containsSubsequence("printing half a line", "line half a line, whole", "line last");
        }
    }

    /// Each worker's JVM writes such lines; they are in its log, and told as what they are.
    @Test
    void notesOfItsJvmAreInTheLogOfAWorkerButNotInErrors() {
        List<RuntimeEvent.WorkerOutput> told = Collections.synchronizedList(new ArrayList<>());
        WorkerOptions options =
                WorkerOptions.DEFAULT.withEnvironment(Map.of("JDK_JAVA_OPTIONS", "-Da=1", "JAVA_TOOL_OPTIONS", "-Db=1", "_JAVA_OPTIONS",
                        "-Dc=1"));
        try (EventChannel.Subscription _ = RuntimeEvents.subscribe(Set.of(RuntimeEvent.WorkerOutput.class),
                event -> told.add((RuntimeEvent.WorkerOutput) event));
                WorkerGroup group = WorkerGroup.open(GroupSpec.of("noted", 1).withOptions(options))) {
            Await.until("three notes", () -> told.size() == 3);
            assertThat(told).allMatch(RuntimeEvent.WorkerOutput::isNote);
            assertThat(group.log(0)).hasSize(3).allMatch(line -> line.contains("Picked up"));
            assertThatThrownBy(() -> run(group, 0, () -> {
                Runtime.getRuntime().halt(3);
                return 0;
            })).hasMessageContaining("exitCode=3").hasMessageNotContaining("Picked up");
        }
    }

    @Test
    void whatChildrenPrintIsLogged() {
        try (WorkerGroup group = group(1)) {
            run(group, 0, () -> new ProcessBuilder("echo", "from a child").inheritIO().start().waitFor());
            Await.until("line came", () -> group.log(0).contains("from a child"));
        }
    }

    @Test
    void taskThatPrintsWithoutEndCanBeEndedAndFillsNothing() {
        try (WorkerGroup group = group(1)) {
            send(group, 0, () -> {
                while (true) {
                    System.out.println("again and again");
                }
            });
            Await.until("much was printed", () -> group.snapshot().workers().getFirst().bytesReceived() > 10_000_000);
            assertThat(group.log(0).size()).isLessThanOrEqualTo(1000);
        }
    }

    @Test
    void aTaskThatClosesItsStreamsDoesNotSilenceTheNextOne() {
        try (WorkerGroup group = group(1)) {
            run(group, 0, () -> {
                System.out.println("before");
                System.out.close();
                System.err.close();
                System.in.close();
                return 0;
            });
            run(group, 0, () -> {
                System.out.println("after");
                System.err.println("after, too");
                return 0;
            });
            assertThat(group.log(0)).containsSubsequence("before", "after", "after, too");
        }
    }

    @Test
    void longLinesFillNothingEither() {
        try (WorkerGroup group = group(1)) {
            run(group, 0, () -> {
                for (int i = 0; i < 400; i++) {
                    System.out.println(i + " ".repeat(8_000));
                }
                return 0;
            });
            assertThat(group.log(0)).hasSizeBetween(100, 200).last().asString().startsWith("399");
            assertThat(group.log(0).stream().mapToLong(String::length).sum()).isLessThanOrEqualTo(1 << 20);
        }
    }

    @Test
    void standardInputIsEmpty() {
        try (WorkerGroup group = group(1)) {
            assertThat(run(group, 0, () -> System.in.read())).isEqualTo(-1);
        }
    }
}
