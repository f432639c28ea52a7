package dev.tandem.machine;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.ViewArea;
import dev.tandem.plugin.ViewContext;
import dev.tandem.plugin.ViewContribution;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// A tab with the machine's cores, load and memory, as fresh as the snapshots that it is told.
public final class MachineView implements ViewContribution {
    private static final PseudoClass HIGH = PseudoClass.getPseudoClass("high");
    private static final double NEARLY_ALL = 0.9;
    private static final double GIGABYTE = 1 << 30;

    @Override
    public String id() {
        return "tandem.machine";
    }

    @Override
    public String title() {
        return "Machine";
    }

    @Override
    public ViewArea area() {
        return ViewArea.RIGHT;
    }

    @Override
    public Node create(ViewContext context) {
        Card cores = new Card("cores", "Cores");
        Card load = new Card("load", "Load, last minute");
        Card memory = new Card("memory", "Memory");
        VBox cards = new VBox(cores, load, memory);
        cards.getStyleClass().add("machine");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.getStylesheets().add(MachineView.class.getResource("machine.css").toExternalForm());
        context.workers().onSnapshot(snapshot -> show(snapshot, cores, load, memory));
        show(context.workers().snapshot(), cores, load, memory);
        return scroll;
    }

    private static void show(RuntimeSnapshot snapshot, Card cores, Card load, Card memory) {
        int workers = snapshot.subprocesses();
        String share = workers == 0 ? "no worker processes" : workers == 1 ? "for 1 worker process" : "for " + workers + " worker processes";
        cores.show(Integer.toString(Machine.cores()), share, (double) workers / Machine.cores());
        double average = Machine.load();
        load.show(Double.isNaN(average) ? "unknown" : text("%.2f", average), "of " + Machine.cores() + " cores",
                average / Machine.cores());
        long free = Machine.freeMemory();
        long total = Machine.totalMemory();
        memory.show(text("%.1f GB", free / GIGABYTE) + " free", text("of %.1f GB", total / GIGABYTE), 1 - (double) free / total);
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /// One figure, what it is compared with, and a bar that shows how much of it is taken.
    private static final class Card extends VBox {
        private final Label value = new Label();
        private final Label detail = new Label();
        private final ProgressBar bar = new ProgressBar(0);

        Card(String id, String title) {
            Label caption = new Label(title);
            caption.getStyleClass().add("caption");
            value.setId("machine-" + id);
            value.getStyleClass().add("value");
            detail.getStyleClass().add("detail");
            bar.setMaxWidth(Double.MAX_VALUE);
            getStyleClass().add("card-of-machine");
            getChildren().addAll(caption, value, bar, detail);
        }

        /// @param taken 1 when all of it is; NaN when not known
        void show(String figure, String comparison, double taken) {
            value.setText(figure);
            detail.setText(comparison);
            bar.setVisible(!Double.isNaN(taken));
            bar.setProgress(Double.isNaN(taken) ? 0 : Math.clamp(taken, 0, 1));
            bar.pseudoClassStateChanged(HIGH, taken > NEARLY_ALL);
        }
    }
}
