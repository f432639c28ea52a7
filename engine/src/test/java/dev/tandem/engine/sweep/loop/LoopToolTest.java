package dev.tandem.engine.sweep.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.store.RowStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeavesNothing.class)
class LoopToolTest {
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final String YAML = """
            name: membranes
            defaults: {area: 100}
            loops:
              - build: {kind: [RO, NF]}
              - initialise: {temperature: [20, 25.5]}
            sweep:
              flow: {type: linear, from: 1, to: 3, count: 3, units: m3/h, bounds: [0, 5]}
              heat: {type: values, values: [7]}
            """;

    @TempDir
    private Path folder;

    private static Sweep sweep(LoopOptions options) {
        double area = options.number("area");
        double temperature = options.number("temperature");
        boolean isTight = options.text("kind").equals("RO");
        return Sweep.named("inner").output("y", p -> {
            CALLS.incrementAndGet();
            return p.get("flow") * area + temperature + (isTight ? 0.5 : 0);
        });
    }

    private static LoopTool tool(String yaml) {
        return LoopTool.parse(yaml, "loops.yaml");
    }

    @Test
    void loopsAreNestedTheLastOneFastest() {
        assertThat(tool(YAML).options()).extracting(LoopOptions::build, LoopOptions::initialise).containsExactly(
                org.assertj.core.groups.Tuple.tuple(Map.of("kind", "RO"), Map.of("temperature", 20)),
                org.assertj.core.groups.Tuple.tuple(Map.of("kind", "RO"), Map.of("temperature", 25.5)),
                org.assertj.core.groups.Tuple.tuple(Map.of("kind", "NF"), Map.of("temperature", 20)),
                org.assertj.core.groups.Tuple.tuple(Map.of("kind", "NF"), Map.of("temperature", 25.5)));
    }

    @Test
    void whatIsDoneIsNotDoneAgainUnlessItIsForced() throws Exception {
        try (WorkerPool pool = WorkerPool.sequential()) {
            CALLS.set(0);
            List<LoopResult> first = tool(YAML).run(pool, folder, LoopToolTest::sweep);
            assertThat(first).hasSize(4).noneMatch(LoopResult::wasDone);
            assertThat(first.get(1).table().column("y")).containsExactly(126, 226, 326);
            assertThat(CALLS.getAndSet(0)).isEqualTo(12);

            Files.delete(first.get(2).table().file().orElseThrow());
            List<LoopResult> second = tool(YAML).run(pool, folder, LoopToolTest::sweep);
            assertThat(second).extracting(LoopResult::wasDone).containsExactly(true, true, false, true);
            assertThat(second.get(1).table().column("y")).containsExactly(126, 226, 326);
            assertThat(CALLS.getAndSet(0)).isEqualTo(3);

            assertThatThrownBy(() -> tool(YAML.replace("count: 3", "count: 4")).run(pool, folder, LoopToolTest::sweep))
                    .hasMessageContaining("differs=[samples of flow]");
            tool(YAML).rerun(pool, folder, LoopToolTest::sweep);
            assertThat(CALLS.getAndSet(0)).isEqualTo(12);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".backup-1"))).hasSize(4);
        }
    }

    @Test
    void whatAKilledRunHasLeftIsKeptWhole() throws Exception {
        try (WorkerPool pool = WorkerPool.sequential()) {
            Path first = tool(YAML).run(pool, folder, LoopToolTest::sweep).getFirst().table().file().orElseThrow();
            Files.writeString(RowStore.log(first), "left");
            tool(YAML).rerun(pool, folder, LoopToolTest::sweep);
            assertThat(RowStore.log(first.resolveSibling(first.getFileName() + ".backup-1"))).hasContent("left");

            // Killed before anything was in it: nothing to go on with.
            Files.write(first, new byte[0]);
            LoopResult again = tool(YAML).run(pool, folder, LoopToolTest::sweep).getFirst();
            assertThat(again.wasDone()).isFalse();
            assertThat(again.table().isComplete()).isTrue();
        }
    }

    @Test
    void mistakesAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> tool(YAML + "extra: 1\n")).isInstanceOf(TandemException.class)
                .hasMessageContaining("unknown keys: place=loops.yaml, keys=[extra]");
        assertThatThrownBy(() -> tool(YAML.replace("- build:", "- bild:"))).hasMessageContaining("loops.yaml.loops[0]")
                .hasMessageContaining("keys=[bild]");
        assertThatThrownBy(() -> tool(YAML.replace("from: 1", "form: 1"))).hasMessageContaining("loops.yaml.sweep.flow")
                .hasMessageContaining("keys=[form]");
        assertThatThrownBy(() -> tool(YAML.replace("from: 1", "from: 1, seed: 3"))).hasMessageContaining("keys=[seed]");
        assertThatThrownBy(() -> tool(YAML.replace("values: [7]", "values: [7], count: 1"))).hasMessageContaining("keys=[count]");
        assertThatThrownBy(() -> tool(YAML.replace("type: linear", "type: linaer"))).hasMessageContaining("type=linaer");
        assertThatThrownBy(() -> tool(YAML.replace("count: 3", "count: many"))).hasMessageContaining("flow.count, value=many");
        assertThatThrownBy(() -> tool("name: [")).hasMessageContaining("not a YAML file");
        assertThatThrownBy(() -> tool("name: empty\n")).hasMessageContaining("loops.yaml.sweep");
        assertThatThrownBy(() -> LoopTool.read(folder.resolve("none.yaml"))).hasMessageContaining("none.yaml");
    }
}
