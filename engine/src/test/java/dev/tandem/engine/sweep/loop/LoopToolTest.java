package dev.tandem.engine.sweep.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.sweep.Sweep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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

    private static void refused(String yaml, String... names) {
        assertThatThrownBy(() -> tool(yaml)).isInstanceOf(TandemException.class).hasMessageContainingAll(names);
    }

    @Test
    void optionsAreNumbersTextsAndTruthValues() {
        for (String value : List.of("null", "~", "[a]", "{a: b}", "!!binary YQ==")) {
            refused(YAML.replace("[RO, NF]", "[" + value + ", pump]"), "not a number, a text or a truth value",
                    "loops.yaml.loops[0].build.kind[0]", "line=4");
        }
        refused(YAML.replace("[RO, NF]", "[]"), "not a list with a value", "loops[0].build.kind", "line=4");
        refused(YAML.replace("[RO, NF]", "RO"), "not a list", "value=RO", "line=4");
        refused(YAML.replace("[RO, NF]", "[RO, NF, RO]"), "value used twice", "loops[0].build.kind[2]", "line=4");
        refused(YAML.replace("area: 100", "area: ~"), "loops.yaml.defaults.area", "line=2");
        refused(YAML.replace("area: 100", "area: [1]"), "loops.yaml.defaults.area", "value=a list", "line=2");
        refused(YAML.replace("{kind: [RO, NF]}", "{}"), "not a map with an option", "line=4");
        refused(YAML.replace("- build: {kind: [RO, NF]}", "-"), "loops.yaml.loops[0]", "value=nothing");
        refused(YAML.replace("values: [7]", "values: [7, null]"), "not a number", "heat.values[1]", "line=8");
        assertThat(tool(YAML.replace("[RO, NF]", "[true, +1, .5, text]")).options()).extracting(options -> options.get("kind"))
                .containsExactly(true, true, 1, 1, 0.5, 0.5, "text", "text");
    }

    @Test
    void anOptionIsInOneLoop() {
        refused(YAML.replace("  - initialise:", "  - build: {age: [1, 2], kind: [A]}\n  - initialise:"),
                "option in two loops: option=kind, kind=build",
                "lines=4 and 5");
        refused(YAML.replace("  - initialise: {temperature", "  - initialise: {a: [1]}\n  - initialise: {a"), "option=a", "kind=initialise");
        refused(YAML.replace("{kind: [RO, NF]}", "{kind: [RO], kind: [NF]}"), "key used twice", "loops[0].build.kind", "lines=4 and 4");
        refused(YAML + "name: again\n", "key used twice", "lines=1 and 9");
        LoopOptions both = tool(YAML.replace("- initialise: {temperature", "- optimise: {kind: [x], temperature")).options().getFirst();
        assertThat(both.build().get("kind")).isEqualTo("RO");
        assertThat(both.optimise().get("kind")).isEqualTo("x");
        assertThatThrownBy(() -> both.get("kind")).hasMessageContaining("loops of several kinds");
    }

    @Test
    void nestingWithoutEndIsRefused() {
        refused(YAML.replace("[RO, NF]", "&a [*a]"), "loops[0].build.kind[0]", "value=a list", "line=4");
        refused(YAML.replace("{area: 100}", "&d {area: *d}"), "loops.yaml.defaults.area", "value=a map", "line=2");
        refused(YAML.replace("{kind: [RO, NF]}", "&k {kind: *k}"), "not a list", "line=4");
        for (String deep : List.of("[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000) + "x")) {
            refused("name: a\nsweep: " + (deep.startsWith("-") ? "\n" : "") + deep, "nested too deep", "line=");
        }
        StringBuilder laughs = new StringBuilder("name: a\nsweep: {x: {type: values, values: [1]}}\nloops:\n  - build:\n      l0: &l0 [1, 2]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("      l").append(i).append(": &l").append(i).append(" [*l").append(i - 1).append(", *l").append(i - 1).append("]\n");
        }
        refused(laughs.toString(), "loops.yaml");
        assertThat(tool(YAML.replace("[RO, NF]", "&a [RO, NF]").replace("[20, 25.5]", "*a")).options()).hasSize(4);
    }

    @Test
    void hugeCountsAreRefused() {
        String many = "[" + String.join(", ", IntStream.range(0, 50).mapToObj(String::valueOf).toList()) + "]";
        String loops = YAML.replace("[RO, NF]", many).replace("  - initialise", "  - build: {b: " + many + ", c: " + many + "}\n  - optimise: {d: "
                + many + "}\n  - initialise");
        refused(loops, "too many choices of options: choices=12500000, limit=100000", "line=4");
        for (String count : List.of("5000000000", "-1", "1e20", "99999999999999999999", "2.5", ".inf", ".nan", "many")) {
            refused(YAML.replace("count: 3", "count: " + count), "loops.yaml.sweep.flow.count", "line=7");
        }
        refused(YAML.replace("count: 3", "count: 2147483647"), "too many samples for the memory", "loops.yaml.sweep.flow", "line=7");
        refused(YAML.replace("from: 1", "from: .inf"), "not a finite number: from=Infinity", "line=7");
        refused(YAML.replace("[0, 5]", "[5, 0]"), "no values between: lower=5.0, upper=0.0", "line=7");
        refused(YAML.replace("heat:", "'':"), "not a name", "line=8");
    }

    @Test
    void longNamesOfOptionsStillMakeAFile() throws Exception {
        try (WorkerPool pool = WorkerPool.sequential()) {
            List<LoopResult> results = tool(YAML.replace("RO, NF", "RO, " + "ü".repeat(400))).run(pool, folder, LoopToolTest::sweep);
            assertThat(results).extracting(result -> result.table().file().orElseThrow()).doesNotHaveDuplicates().allMatch(Files::exists);
        }
    }

    @Test
    void mistakesAreNamedWithTheirPlace() {
        assertThatThrownBy(() -> tool(YAML + "extra: 1\n")).isInstanceOf(TandemException.class)
                .hasMessageContaining("unknown keys: place=loops.yaml, line=9, keys=[extra]");
        assertThatThrownBy(() -> tool(YAML.replace("- build:", "- bild:"))).hasMessageContaining("loops.yaml.loops[0]")
                .hasMessageContaining("keys=[bild]");
        assertThatThrownBy(() -> tool(YAML.replace("from: 1", "form: 1"))).hasMessageContaining("loops.yaml.sweep.flow")
                .hasMessageContaining("keys=[form]");
        assertThatThrownBy(() -> tool(YAML.replace("from: 1", "from: 1, seed: 3"))).hasMessageContaining("keys=[seed]");
        assertThatThrownBy(() -> tool(YAML.replace("values: [7]", "values: [7], count: 1"))).hasMessageContaining("keys=[count]");
        assertThatThrownBy(() -> tool(YAML.replace("type: linear", "type: linaer"))).hasMessageContaining("kind=linaer")
                .hasMessageContaining("flow.type, line=");
        assertThatThrownBy(() -> tool(YAML.replace("count: 3", "count: many"))).hasMessageContaining("flow.count, value=many");
        assertThatThrownBy(() -> tool("name: [")).hasMessageContaining("not a YAML file");
        assertThatThrownBy(() -> tool("name: empty\n")).hasMessageContaining("loops.yaml.sweep");
        assertThatThrownBy(() -> LoopTool.read(folder.resolve("none.yaml"))).hasMessageContaining("none.yaml");
    }
}
