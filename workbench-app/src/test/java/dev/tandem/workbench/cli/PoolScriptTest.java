package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.support.LeavesNothing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The first example on every kind of pool and with other numbers of workers: the same lines, typed into one session.
@Tag("long")
@ExtendWith(LeavesNothing.class)
class PoolScriptTest {
    private static final List<String> POOLS = List.of("sequential()", "threads(1)", "threads(3)", "threads(12)", "processes(1)",
            "processes(5)");

    @TempDir
    private Path folder;

    /// The example on another pool: what it expects of three workers is told by the rule for their number.
    private static String variation(String example, String pool) {
        String text = example.replace("WorkerPool.processes(3)", "WorkerPool." + pool)
                .replace("check(pool.size() == 3);", "int n = pool.size();")
                .replace("equals(List.of(0, 1, 2))", "equals(IntStream.range(0, n).boxed().toList())")
                .replace("Worker.number(), 2) == 2", "Worker.number(), n - 1) == n - 1")
                .replace("List.of(8.0, 8.0, 8.0)", "Collections.nCopies(n, 8.0)")
                .replace("List.of(4, 4, 2)",
                        "IntStream.range(0, n).map(w -> Math.clamp(10 - w * Math.ceilDiv(10, n), 0, Math.ceilDiv(10, n))).boxed().toList()")
                .replace("List.of(\"ab\", \"cd\", \"e\")",
                        "IntStream.range(0, n).mapToObj(w -> \"abcde\".substring(Math.min(5, w * Math.ceilDiv(5, n)), "
                                + "Math.min(5, (w + 1) * Math.ceilDiv(5, n)))).toList()");
        return pool.startsWith("processes") ? text.replace("size() == 3 &&", "size() == n &&")
                : text.lines().filter(line -> !line.contains("pid")).collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void theExampleHoldsOnEveryKindAndNumberOfWorkers() throws Exception {
        String example = Files.readString(Path.of("..", "scripts", "examples", "01-pool.jsh"));
        String all = POOLS.stream().map(pool -> variation(example, pool)).collect(Collectors.joining("\n"));
        assertThat(all).doesNotContain("processes(3)", "== 3", "List.of(4, 4, 2)");
        Files.writeString(folder.resolve("a.jsh"), all + "System.out.println(\"checked \" + n);\n");
        LaunchedMain.Result result = LaunchedMain.start(folder, "", "run", "a.jsh").end(Duration.ofMinutes(3));
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("checked 5");
    }
}
