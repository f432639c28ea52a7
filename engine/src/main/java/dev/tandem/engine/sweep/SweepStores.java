package dev.tandem.engine.sweep;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.internal.code.digest.Fingerprint;
import dev.tandem.engine.internal.point.Design;
import dev.tandem.engine.internal.point.Parameter;
import dev.tandem.engine.internal.store.RowStore;
import dev.tandem.engine.internal.table.Table;
import dev.tandem.engine.sweep.point.SetMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/// What a sweep writes about itself into its file, and whether a file is of this sweep.
final class SweepStores {
    private static final String PRINT = "print ";
    private static final String KIND = "kind";
    private static final String SIZE = "size";
    private static final String SWEEP = "sweep";
    private static final String SAMPLES = "samples of ";
    /// How many numbers are digested at once.
    private static final int CHUNK = 1 << 13;

    private SweepStores() {}

    /// The file of a new run.
    ///
    /// @param kind what it is a file of, a plain sweep or another
    static RowStore describe(SweepPlan plan, Design design, String kind, Table table, Path file) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(SWEEP, plan.name());
        facts.put(KIND, kind);
        facts.put(SIZE, String.valueOf(design.size()));
        facts.put("created", Instant.now().toString());
        prints(plan, design).forEach((label, digest) -> facts.put(PRINT + label, digest));
        return new RowStore(file, table.marks(), facts);
    }

    /// Digests of all that the table depends on, by what the user calls it.
    private static Map<String, String> prints(SweepPlan plan, Design design) {
        Map<String, String> prints = new LinkedHashMap<>();
        for (int k = 0; k < plan.parameters().size(); k++) {
            Parameter parameter = plan.parameters().get(k);
            prints.put(SAMPLES + parameter.name(), digest(parameter.mode(), design.values()[k], design.values()[k].length));
        }
        prints.put("parameters", plan.parameterNames() + " joint=" + design.joint());
        prints.put("outputs", plan.outputs().stream().map(output -> output.name() + " " + output.kind()).toList().toString());
        prints.put("seed", String.valueOf(plan.steps().seed()));
        plan.outputs().forEach(output -> add(prints, "output " + output.name(), output.function()));
        add(prints, "build", plan.steps().build());
        add(prints, "initialise", plan.steps().initialise());
        add(prints, "probe", plan.steps().probe());
        return prints;
    }

    private static void add(Map<String, String> prints, String name, Object function) {
        try {
            prints.putAll(function == null ? Map.of(name, "none") : Fingerprint.of(name, function));
        } catch (CannotShipException e) {
            // It runs in this process only; no other can ever have the same.
            prints.put(name, UUID.randomUUID().toString());
        }
    }

    /// @param count how many of the values
    private static String digest(SetMode mode, double[] values, int count) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(mode.name().getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Double.BYTES);
            for (int first = 0; first < count; first += CHUNK) {
                int some = Math.min(CHUNK, count - first);
                bytes.clear().asDoubleBuffer().put(values, first, some);
                digest.update(bytes.limit(some * Double.BYTES));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// @throws TandemException when a file is of another sweep or of a kind that cannot be resumed; names what differs
    static void requireSame(RowStore found, RowStore wanted, SweepPlan plan, Design design) {
        TreeSet<String> differing = differing(found, wanted);
        boolean isLonger = differing.stream().allMatch(label -> label.startsWith(SAMPLES)) && firstOf(found, plan, design);
        requireNoOther(found, wanted, differing, isLonger ? ", its rows=" + found.facts().get(SIZE) + " are the first of points="
                + design.size() + ": extend(pool, file) adds the others" : "");
    }

    /// @return the file as it is to be
    /// @throws TandemException when a file is of another sweep, its points set aside, or those are not the first of the design
    static RowStore requireFirst(RowStore found, RowStore wanted, SweepPlan plan, Design design) {
        TreeSet<String> differing = differing(found, wanted);
        if (firstOf(found, plan, design)) {
            differing.removeIf(label -> label.startsWith(SAMPLES));
        }
        requireNoOther(found, wanted, differing, ", rows=" + found.facts().get(SIZE) + ", points=" + design.size()
                + "; points are added to uniform, normal, drawn, Halton and Sobol samples, or at the end of a grid's first parameter");
        Map<String, String> facts = new LinkedHashMap<>(found.facts());
        wanted.facts().forEach((name, value) -> facts.computeIfPresent(name, (same, old) -> name.startsWith(PRINT) ? value : old));
        facts.put(SIZE, String.valueOf(design.size()));
        return new RowStore(found.file(), found.columns(), facts);
    }

    /// Whether the rows of a file are the first ones of a design.
    private static boolean firstOf(RowStore found, SweepPlan plan, Design design) {
        int rows = Integer.parseInt(found.facts().get(SIZE));
        int rest = design.joint() || design.size() == 0 ? 1 : design.size() / design.values()[0].length;
        if (rows > design.size() || rows % rest != 0) {
            return false;
        }
        Map<String, String> before = prints(found);
        return IntStream.range(0, plan.parameters().size()).allMatch(k -> {
            int count = design.joint() || k == 0 ? rows / rest : design.values()[k].length;
            Parameter parameter = plan.parameters().get(k);
            return digest(parameter.mode(), design.values()[k], count).equals(before.get(SAMPLES + parameter.name()));
        });
    }

    private static TreeSet<String> differing(RowStore found, RowStore wanted) {
        Map<String, String> before = prints(found);
        Map<String, String> now = prints(wanted);
        TreeSet<String> differing = new TreeSet<>(before.keySet());
        differing.addAll(now.keySet());
        differing.removeIf(label -> before.getOrDefault(label, "").equals(now.get(label)));
        return differing;
    }

    private static void requireNoOther(RowStore found, RowStore wanted, TreeSet<String> differing, String more) {
        String kind = found.facts().getOrDefault(KIND, Rounds.PLAIN);
        if (!kind.equals(Rounds.PLAIN)) {
            throw new TandemException("a " + kind + " cannot be resumed, nothing was changed: path=" + found.file()
                    + ", sweep=" + wanted.facts().get(SWEEP));
        }
        if (!differing.isEmpty()) {
            throw new TandemException("not the sweep of that file, nothing was changed: path=" + found.file()
                    + ", sweep=" + wanted.facts().get(SWEEP) + ", differs=" + differing + more);
        }
    }

    private static Map<String, String> prints(RowStore store) {
        Map<String, String> prints = new LinkedHashMap<>();
        store.facts().forEach((name, value) -> {
            if (name.startsWith(PRINT)) {
                prints.put(name.substring(PRINT.length()), value);
            }
        });
        return prints;
    }

    /// Puts the finished rows of a file into a table.
    ///
    /// @return those that failed
    static List<SweepFailure> restore(RowStore store, Table table) {
        List<SweepFailure> failures = new ArrayList<>();
        store.read(row -> {
            table.restore(row);
            if (row.error() != null) {
                failures.add(new SweepFailure(row.row(), new TaskFailedException(row.error(), row.worker(), null)));
            }
        });
        return failures;
    }

    /// The table that a file is of, without its rows.
    static Table table(RowStore store) {
        return Table.empty(store.columns(), Integer.parseInt(store.facts().get(SIZE)));
    }

    /// What the sweep of a file is called.
    static String name(RowStore store) {
        return store.facts().get(SWEEP);
    }
}
