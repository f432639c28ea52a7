package dev.tandem.workbench.outside;

import com.google.gson.GsonBuilder;
import dev.tandem.engine.TandemException;
import dev.tandem.workbench.outside.Listing.Group;
import dev.tandem.workbench.outside.Listing.Worker;
import dev.tandem.workbench.script.AlignedRows;
import dev.tandem.workbench.script.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the running Tandems of this user with their workers.
@Command(name = "ps", description = "Lists the Tandems of this user that run, with their workers.", mixinStandardHelpOptions = true)
public final class PsCommand implements Callable<Integer> {
    private static final long PERIOD = 1000;
    private static final String CLEAR = "\033[H\033[2J";
    private static final List<String> TITLES = List.of("ID", "PID", "STATE", "TASK", "FOR", "DONE", "FAILED", "CPU", "MEMORY", "RESTARTS");
    /// Their columns: what is no name, state or task.
    private static final Set<Integer> NUMBERS = Set.of(1, 4, 5, 6, 7, 8, 9);
    private static final int LONGEST_TASK = 40;

    private final Neighbours neighbours = new Neighbours(DoorFolder.ofUser());

    @Option(names = "--watch", description = "again each second, until Ctrl-C")
    private boolean watches;

    @Option(names = "--json", description = "as JSON, for programs: an array of Tandems, with their groups and workers; times in seconds, memory in bytes")
    private boolean isJson;

    @Override
    public Integer call() throws InterruptedException {
        try {
            print();
            while (watches) {
                Thread.sleep(PERIOD);
                if (System.console() != null && System.console().isTerminal() && !isJson) {
                    System.out.print(CLEAR);
                }
                print();
            }
            return ExitStatus.DONE.code();
        } catch (TandemException e) {
            System.err.println("tandem: " + e.getMessage());
            return ExitStatus.FAILED.code();
        }
    }

    private void print() {
        List<Listing> all = neighbours.all();
        if (isJson) {
            System.out.println(new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(all));
        } else if (all.isEmpty()) {
            System.out.println("No Tandem of this user runs.");
        } else {
            System.out.println(text(all));
        }
    }

    static String text(List<Listing> all) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        for (Listing tandem : all) {
            for (Group group : tandem.groups()) {
                for (Worker worker : group.workers()) {
                    rows.add(row(new Named(tandem, group, worker).id(all), worker));
                }
            }
        }
        List<String> aligned = AlignedRows.of(rows, NUMBERS).stream().map(line -> "  " + line).toList();
        List<String> lines = new ArrayList<>();
        int next = 1;
        for (Listing tandem : all) {
            lines.add(heading(tandem));
            int count = tandem.count();
            if (count > 0) {
                lines.add(aligned.getFirst());
                lines.addAll(aligned.subList(next, next + count));
                next += count;
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String heading(Listing tandem) {
        if (tandem.problem() != null) {
            return tandem.pid() + "  " + tandem.problem();
        }
        int count = tandem.count();
        return tandem.pid() + "  " + tandem.what() + ", for " + time(tandem.seconds()) + ", "
                + (count == 0 ? "no workers" : count == 1 ? "1 worker" : count + " workers")
                + (tandem.spares() == 0 ? "" : tandem.spares() == 1 ? ", 1 spare" : ", " + tandem.spares() + " spares");
    }

    private static List<String> row(String id, Worker worker) {
        String task = worker.task() == null ? "" : worker.task().replaceAll("\\p{Cntrl}", " ");
        return List.of(id, (worker.host() == null ? "" : worker.host() + " ") + (worker.pid() < 0 ? "-" : Long.toString(worker.pid())),
                worker.state(),
                task.length() <= LONGEST_TASK ? task : task.substring(0, LONGEST_TASK - 1) + "\u2026",
                worker.seconds() == null ? "" : time(worker.seconds()),
                Long.toString(worker.done()), Long.toString(worker.failed()), worker.cpu() == null ? "" : time(worker.cpu()),
                worker.bytes() < 0 ? "" : (worker.bytes() >> 20) + " MB", Integer.toString(worker.restarts()));
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return seconds < 60 ? String.format(Locale.ROOT, "%.1f s", seconds)
                : whole < 3600 ? whole / 60 + " min " + whole % 60 + " s" : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
