package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.store.NotBegunException;
import dev.tandem.engine.sweep.store.RowStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Runs a sweep for each choice of options that nested loops make, as a YAML file describes them. Immutable.
///
/// ```
/// name: membranes
/// defaults: {area: 100}
/// loops:                                    # the last loop runs fastest
///   - build: {kind: [RO, NF]}
///   - initialise: {temperature: [20, 25]}
///   - optimise: {objective: [cost]}
/// sweep:
///   flow: {type: linear, from: 1, to: 10, count: 5}
/// ```
///
/// Each sweep has a file of its own in a folder. One that is there is gone on with, which is nothing when it is
/// complete; a forced run keeps it as a backup and begins anew.
public final class LoopTool {
    private static final List<String> KINDS = List.of("build", "initialise", "optimise");

    private final String name;
    private final Map<String, Object> defaults;
    private final List<YamlNode> loops;
    private final YamlNode parameters;

    private LoopTool(YamlNode root) {
        root.requireKeys("name", "defaults", "loops", "sweep");
        name = root.get("name").text();
        defaults = plain(root.get("defaults"));
        loops = root.get("loops").value() == null ? List.of() : root.get("loops").items();
        loops.forEach(loop -> loop.requireKeys(KINDS.toArray(String[]::new)));
        parameters = root.get("sweep");
        if (parameters.entries().isEmpty()) {
            throw parameters.wrong("a map with a parameter");
        }
        options();
        parameters.entries().forEach((parameter, node) -> YamlSamples.add(Sweep.named(name), parameter, node));
    }

    /// Reads a file.
    ///
    /// @throws TandemException when it is wrong; names the place and unknown keys
    public static LoopTool read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new TandemException("file not read: path=" + file + ", cause=" + e, e);
        }
    }

    static LoopTool parse(String yaml, String place) {
        try {
            return new LoopTool(new YamlNode(place, new Load(LoadSettings.builder().build()).loadFromString(yaml)));
        } catch (YamlEngineException e) {
            throw new TandemException("not a YAML file: path=" + place + ", cause=" + e.getMessage(), e);
        }
    }

    private static Map<String, Object> plain(YamlNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.entries().forEach((key, inner) -> values.put(key, inner.value()));
        return values;
    }

    /// All choices, in the order in which they run.
    public List<LoopOptions> options() {
        List<Map<String, Map<String, Object>>> choices = List.of(Map.of());
        for (YamlNode loop : loops) {
            for (Map.Entry<String, YamlNode> kind : loop.entries().entrySet()) {
                for (Map.Entry<String, YamlNode> option : kind.getValue().entries().entrySet()) {
                    choices = meshed(choices, kind.getKey(), option.getKey(), option.getValue().items());
                }
            }
        }
        return choices.stream().map(choice -> new LoopOptions(choice.getOrDefault("build", Map.of()),
                choice.getOrDefault("initialise", Map.of()), choice.getOrDefault("optimise", Map.of()), defaults)).toList();
    }

    private static List<Map<String, Map<String, Object>>> meshed(List<Map<String, Map<String, Object>>> choices, String kind,
            String option, List<YamlNode> values) {
        List<Map<String, Map<String, Object>>> more = new ArrayList<>();
        for (Map<String, Map<String, Object>> choice : choices) {
            for (YamlNode value : values) {
                Map<String, Map<String, Object>> wider = new LinkedHashMap<>(choice);
                Map<String, Object> chosen = new LinkedHashMap<>(choice.getOrDefault(kind, Map.of()));
                chosen.put(option, value.value());
                wider.put(kind, chosen);
                more.add(wider);
            }
        }
        return more;
    }

    /// Runs what is missing.
    ///
    /// @param folder where the files are; must exist
    /// @param sweep the sweep for some options, without the parameters, which come from the file
    /// @throws TandemException when a file there is of another sweep; names what differs
    public List<LoopResult> run(WorkerPool pool, Path folder, Function<LoopOptions, Sweep> sweep) {
        return run(pool, folder, sweep, false);
    }

    /// Runs everything anew; files that are there become backups: `NAME.backup-1` and so on.
    public List<LoopResult> rerun(WorkerPool pool, Path folder, Function<LoopOptions, Sweep> sweep) {
        return run(pool, folder, sweep, true);
    }

    private List<LoopResult> run(WorkerPool pool, Path folder, Function<LoopOptions, Sweep> sweep, boolean isForced) {
        List<LoopResult> results = new ArrayList<>();
        for (LoopOptions options : options()) {
            Sweep whole = sweep.apply(options);
            for (Map.Entry<String, YamlNode> parameter : parameters.entries().entrySet()) {
                whole = YamlSamples.add(whole, parameter.getKey(), parameter.getValue());
            }
            Path file = folder.resolve(fileName(results.size() + 1, options));
            if (Files.exists(file) && (isForced || !isBegun(file))) {
                keep(file);
            }
            boolean isThere = Files.exists(file);
            boolean wasDone = isThere && SweepResult.open(file).isComplete();
            results.add(new LoopResult(options, isThere ? whole.resume(pool, file) : whole.runInto(pool, file), wasDone));
        }
        return List.copyOf(results);
    }

    private static boolean isBegun(Path file) {
        try {
            RowStore.open(file);
            return true;
        } catch (NotBegunException e) {
            return false;
        }
    }

    private String fileName(int number, LoopOptions options) {
        String chosen = List.of(options.build(), options.initialise(), options.optimise()).stream()
                .flatMap(map -> map.entrySet().stream().sorted(Map.Entry.comparingByKey()))
                .map(entry -> "-" + entry.getKey() + "-" + entry.getValue()).collect(Collectors.joining());
        return (name + chosen).replaceAll("[^\\p{L}\\p{N}._-]+", "-") + "-" + number + ".duckdb";
    }

    /// A killed run has left a part of its rows in the log, which belongs to the file.
    private static void keep(Path file) {
        int number = 1;
        while (Files.exists(backup(file, number))) {
            number++;
        }
        try {
            if (Files.exists(RowStore.log(file))) {
                Files.move(RowStore.log(file), RowStore.log(backup(file, number)));
            }
            Files.move(file, backup(file, number));
        } catch (IOException e) {
            throw new TandemException("no backup made: path=" + file + ", cause=" + e, e);
        }
    }

    private static Path backup(Path file, int number) {
        return file.resolveSibling(file.getFileName() + ".backup-" + number);
    }
}
