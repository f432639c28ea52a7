package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.store.NotBegunException;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    /// In bytes; names of files may have 255.
    private static final int LONGEST_STEM = 200;

    private final String name;
    private final Map<String, Object> defaults;
    private final List<LoopAxis> loops;
    private final YamlNode parameters;

    private LoopTool(YamlNode root) {
        root.requireKeys("name", "defaults", "loops", "sweep");
        name = root.get("name").text();
        defaults = new LinkedHashMap<>();
        root.get("defaults").entries().forEach((key, node) -> defaults.put(key, node.plain()));
        loops = root.get("loops").isMissing() ? List.of() : LoopAxis.of(root.get("loops"));
        parameters = root.get("sweep");
        if (parameters.entries().isEmpty()) {
            throw parameters.wrong("a map with a parameter");
        }
        Sweep sweep = named(root.get("name"));
        for (Map.Entry<String, YamlNode> parameter : parameters.entries().entrySet()) {
            sweep = YamlSamples.add(sweep, parameter.getKey(), parameter.getValue());
        }
    }

    private static Sweep named(YamlNode node) {
        try {
            return Sweep.named(node.text());
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
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
        return new LoopTool(YamlNode.parse(yaml, place));
    }

    /// All choices, in the order in which they run.
    public List<LoopOptions> options() {
        List<LoopOptions> options = new ArrayList<>();
        int count = LoopAxis.count(loops);
        for (int choice = 0; choice < count; choice++) {
            Map<String, Map<String, Object>> chosen = new LinkedHashMap<>();
            int rest = count;
            for (LoopAxis axis : loops) {
                rest /= axis.values().size();
                chosen.computeIfAbsent(axis.kind(), kind -> new LinkedHashMap<>())
                        .put(axis.option(), axis.values().get(choice / rest % axis.values().size()));
            }
            options.add(new LoopOptions(chosen.getOrDefault("build", Map.of()), chosen.getOrDefault("initialise", Map.of()),
                    chosen.getOrDefault("optimise", Map.of()), defaults));
        }
        return List.copyOf(options);
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
        String stem = (name + chosen).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        while (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST_STEM) {
            stem = stem.substring(0, stem.length() - 1);
        }
        return stem + "-" + number + ".duckdb";
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
