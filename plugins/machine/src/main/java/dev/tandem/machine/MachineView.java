package dev.tandem.machine;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Usage;
import dev.tandem.plugin.Workers;
import dev.tandem.toolkit.Plural;
import dev.tandem.toolkit.Sight;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What this machine has, how much of it is taken, and what Tandem's workers on it take of that; as fresh as the snapshots. The
/// machine is asked on a thread of its own, once at a time, and only while the view can be seen. Of the window's thread.
final class MachineView extends ScrollPane {
    private static final double GIGABYTE = 1 << 30;

    private final MachineCard cores = new MachineCard("cores", "Cores");
    private final MachineCard memory = new MachineCard("memory", "Memory");
    private final MachineCard swap = new MachineCard("swap", "Swap");
    private final MachineCard disk = new MachineCard("disk", "Disk for temporary files");
    private final MachineCard tandem = new MachineCard("tandem", "Workers of Tandem on it");
    private final Workers workers;
    private boolean asked;

    MachineView(Workers workers) {
        this.workers = workers;
        VBox cards = new VBox(cores, memory, swap, disk, tandem);
        cards.getStyleClass().add("machine");
        setContent(cards);
        setFitToWidth(true);
        setAccessibleText("Machine");
        getStylesheets().add(MachineView.class.getResource("machine.css").toExternalForm());
        workers.onSnapshot(_ -> {
            if (Sight.isShown(this)) {
                look();
            }
        });
        look();
    }

    private void look() {
        if (!asked) {
            asked = true;
            Thread.ofVirtual().name("tandem-machine").start(() -> {
                MachineFigures figures = MachineFigures.now();
                Platform.runLater(() -> {
                    asked = false;
                    show(figures, workers.snapshot());
                });
            });
        }
    }

    private void show(MachineFigures now, RuntimeSnapshot snapshot) {
        cores.show(Double.isNaN(now.busy()) ? Integer.toString(now.cores()) : text("%.1f of %d busy", now.busy(), now.cores()),
                Double.isNaN(now.load()) ? "" : text("load %.2f over the last minute", now.load()), now.busy() / now.cores());
        memory.show(text("%.1f GB free", now.freeMemory() / GIGABYTE), text("of %.1f GB", now.totalMemory() / GIGABYTE),
                taken(now.freeMemory(), now.totalMemory()));
        swap.show(now.totalSwap() == 0 ? "none" : text("%.1f GB free", now.freeSwap() / GIGABYTE),
                now.totalSwap() == 0 ? "programs that need more than the memory are ended" : text("of %.1f GB", now.totalSwap() / GIGABYTE),
                taken(now.freeSwap(), now.totalSwap()));
        disk.show(now.totalDisk() < 0 ? "unknown" : text("%.1f GB free", now.freeDisk() / GIGABYTE),
                now.totalDisk() < 0 ? "" + now.temporary() : text("of %.1f GB in %s", now.totalDisk() / GIGABYTE, now.temporary()),
                taken(now.freeDisk(), now.totalDisk()));
        showTandem(now, snapshot);
    }

    private void showTandem(MachineFigures now, RuntimeSnapshot snapshot) {
        long here = workersHere(snapshot.roots().stream()).count();
        Usage all = Stream.concat(workersHere(snapshot.roots().stream()).map(RuntimeSnapshot.Worker::process),
                snapshot.spares().stream().map(RuntimeSnapshot.Spare::process)).map(workers::usage).reduce(Usage.UNKNOWN, Usage::plus);
        String waiting = snapshot.spares().isEmpty() ? "" : " and " + Plural.of(snapshot.spares().size(), "spare");
        tandem.show(Plural.of(here, "worker") + waiting, here == 0 && waiting.isEmpty() ? "" : text("%s, %s of memory",
                all.cpu() < 0 ? "unknown share of the cores" : text("%.1f cores", all.cpu()),
                all.memory() < 0 ? "unknown amount" : text("%.2f GB", all.memory() / GIGABYTE)),
                all.memory() < 0 ? Double.NaN : (double) all.memory() / now.totalMemory());
    }

    private static Stream<RuntimeSnapshot.Worker> workersHere(Stream<RuntimeSnapshot.Scope> scopes) {
        return scopes.flatMap(scope -> Stream.concat(workersHere(scope.scopes().stream()),
                scope.groups().stream().flatMap(group -> group.workers().stream())
                        .filter(worker -> worker.host() == null && worker.pid() > 0)));
    }

    private static double taken(long free, long total) {
        return total <= 0 ? Double.NaN : 1 - (double) free / total;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
