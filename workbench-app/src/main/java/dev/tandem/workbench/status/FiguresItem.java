package dev.tandem.workbench.status;

import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.plugin.Workers;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Subprocesses of the limit and the heap of this process, at the right of the status line.
public final class FiguresItem extends HBox {
    private static final PseudoClass OVER_LIMIT = PseudoClass.getPseudoClass("over-limit");

    /// In a line that is narrower, the bar makes room: what it shows is beside it in figures.
    private static final double NARROW = 960;

    private final Label subprocesses = new Label();
    private final Label heap = new Label();
    private final ProgressBar heapBar = new ProgressBar(0);

    public FiguresItem(Workers workers) {
        getStyleClass().add("status-figures");
        subprocesses.setId("status-subprocesses");
        subprocesses.setMinWidth(USE_PREF_SIZE);
        heap.setMinWidth(USE_PREF_SIZE);
        heapBar.getStyleClass().add("heap");
        heapBar.setMinWidth(USE_PREF_SIZE);
        heapBar.managedProperty().bind(heapBar.visibleProperty());
        heapBar.visibleProperty().bind(parentProperty().flatMap(line -> ((Region) line).widthProperty())
                .map(width -> width.doubleValue() >= NARROW).orElse(true));
        getChildren().addAll(subprocesses, new Separator(Orientation.VERTICAL), heap, heapBar);
        workers.onSnapshot(this::show);
        show(workers.snapshot());
    }

    private void show(RuntimeSnapshot snapshot) {
        Runtime runtime = Runtime.getRuntime();
        StatusModel model = StatusModel.of(snapshot, runtime.totalMemory() - runtime.freeMemory(), runtime.maxMemory());
        subprocesses.setText(model.subprocesses());
        subprocesses.pseudoClassStateChanged(OVER_LIMIT, model.overLimit());
        heap.setText(model.heap());
        heapBar.setProgress(model.heapShare());
    }
}
