package dev.tandem.benchmarks;

import dev.tandem.engine.internal.cache.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What users would take instead, side by side: scripts of Tandem, of the JDK's jshell tool and of Python, each in a process of
/// its own, one after the other in turn, so that they meet the same machine. Peers that are not installed are named.
final class PeersBench {
    private static final long LONGEST_MINUTES = 5;
    private static final String TANDEM = "Tandem";
    private static final String LINE = "run of one line";
    /// By the words of peers.py.
    private static final Map<String, String> PYTHON = Map.of("pool", "multiprocessing.Pool", "executor", "ProcessPoolExecutor",
            "loky", "joblib with loky", "mpi", "mpi4py.futures", "pipes", "a pipe to each process", "queues", "multiprocessing.Queue",
            "numpy", "numpy in one process");

    private final Path home;
    private final Path folder;
    /// For each row, and each who has it, what each turn measured.
    private final Map<String, Map<String, List<Times>>> rows = new LinkedHashMap<>();
    private final Map<String, String> absent = new LinkedHashMap<>();

    private PeersBench(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /// @param turns how often all are measured, one after the other
    static void run(int turns) throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("tandem.home", ".")).toAbsolutePath();
        Path folder = Files.createTempDirectory("tandem-peers-");
        try {
            PeersBench bench = new PeersBench(home, folder);
            for (int turn = 1; turn <= turns; turn++) {
                System.err.println("turn " + turn + " of " + turns);
                bench.turn();
            }
            System.out.print(bench.table());
        } finally {
            UserCache.remove(folder);
        }
    }

    private void turn() throws IOException, InterruptedException {
        Path scripts = home.resolve("benchmarks/peers");
        String tandem = home.resolve("scripts/tandem").toString();
        measure(TANDEM, List.of(tandem, "run", scripts.resolve("tandem.jsh").toString()));
        for (String peer : PYTHON.keySet().stream().sorted().toList()) {
            String name = PYTHON.get(peer);
            if (!absent.containsKey(name)) {
                measure(name, python(peer, scripts.resolve("peers.py").toString()));
            }
        }
        Path line = Files.writeString(folder.resolve("line.jsh"), "System.out.println(1 + 1)\n");
        clock(TANDEM, List.of(tandem, "run", line.toString()));
        clock("jshell", List.of(Path.of(System.getProperty("java.home"), "bin", "jshell").toString(), "-s",
                Files.writeString(folder.resolve("exit.jsh"), "System.out.println(1 + 1)\n/exit\n").toString()));
    }

    private static List<String> python(String peer, String script) {
        return peer.equals("mpi") ? List.of("mpiexec", "-n", "3", "python3", "-m", "mpi4py.futures", script, peer) : List.of("python3", script, peer);
    }

    /// Takes the rows that a program prints.
    private void measure(String who, List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process;
        try {
            process = start(command, out, err);
        } catch (IOException e) {
            absent.put(who, "no " + command.getFirst());
            return;
        }
        int code = end(process, who);
        for (String each : Files.readAllLines(out)) {
            String[] parts = each.split("\t");
            if (parts.length == 5) {
                note(parts[0], who, new Times(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
            }
        }
        if (code != 0) {
            absent.put(who, Files.readString(err).strip().lines().reduce("exit code " + code, (_, last) -> last));
        }
    }

    private void clock(String who, List<String> command) throws IOException, InterruptedException {
        double[] seconds = new double[5];
        for (int i = 0; i < seconds.length; i++) {
            long begin = System.nanoTime();
            Process process = start(command, folder.resolve("out"), folder.resolve("err"));
            if (end(process, who) != 0) {
                absent.put(who + ", " + LINE, Files.readString(folder.resolve("err")).strip());
                return;
            }
            seconds[i] = (System.nanoTime() - begin) / 1e9;
        }
        double first = seconds[0];
        Arrays.sort(seconds);
        note(LINE, who, new Times(first, seconds[seconds.length / 2]));
    }

    private Process start(List<String> command, Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        // Three processes of Open MPI also where there are two cores; others do not know this.
        builder.environment().putIfAbsent("OMPI_MCA_rmaps_base_oversubscribe", "true");
        return builder.start();
    }

    private int end(Process process, String who) throws InterruptedException {
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            absent.put(who, "ended after " + LONGEST_MINUTES + " minutes");
            return -1;
        }
        return process.exitValue();
    }

    private void note(String row, String who, Times times) {
        rows.computeIfAbsent(row, _ -> new LinkedHashMap<>()).computeIfAbsent(who, _ -> new ArrayList<>()).add(times);
    }

    /// Each row with Tandem's times, those of whom it is compared with, and the ratio of the two, medians over the turns.
    private String table() {
        StringBuilder text = new StringBuilder(
                "| what | Tandem, first | then | beside | first | then | ratio | goal | |\n|---|---|---|---|---|---|---|---|---|\n");
        int met = 0;
        int compared = 0;
        for (String row : rows.keySet()) {
            for (PeerGoal goal : PeerGoal.of(row)) {
                Times own = typical(row, TANDEM);
                String beside = goal.peer() == null ? best(row) : goal.peer();
                Times other = goal.row() == null ? typical(row, beside) : typical(goal.row(), TANDEM);
                if (own != null && other != null) {
                    double ratio = own.then() / other.then();
                    compared++;
                    met += ratio <= goal.ratio() ? 1 : 0;
                    text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s | %s | %.2f | %s | %s |\n", row, time(own.first()),
                            time(own.then()),
                            goal.row() == null ? beside : "Tandem's " + goal.row(), time(other.first()), time(other.then()), ratio, goal.ratio(),
                            ratio <= goal.ratio() ? "met" : "missed"));
                }
            }
        }
        text.append("met: ").append(met).append(" of ").append(compared).append('\n');
        absent.forEach((who, why) -> text.append("not measured: ").append(who).append(" (").append(why).append(")\n"));
        return text.toString();
    }

    /// Who is the quickest at a row but for Tandem, and who burns no processor while it waits; null when there is none.
    private String best(String row) {
        return rows.get(row).keySet().stream().filter(each -> !each.equals(TANDEM) && !each.equals(PYTHON.get("mpi")))
                .min(Comparator.comparingDouble(each -> typical(row, each).then())).orElse(null);
    }

    /// Null when it was not measured.
    private Times typical(String row, String who) {
        List<Times> all = rows.getOrDefault(row, Map.of()).get(who);
        return all == null ? null : new Times(median(all.stream().map(Times::first)), median(all.stream().map(Times::then)));
    }

    private static double median(Stream<Double> values) {
        double[] sorted = values.mapToDouble(each -> each).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String time(double seconds) {
        return seconds < 1e-3 ? String.format(Locale.ROOT, "%.1f µs", seconds * 1e6)
                : String.format(Locale.ROOT, seconds < 1 ? "%.3g ms" : "%.0f ms", seconds * 1e3);
    }

    /// What one turn measured, in seconds: the first round, and the median of the later ones.
    private record Times(double first, double then) {}
}
