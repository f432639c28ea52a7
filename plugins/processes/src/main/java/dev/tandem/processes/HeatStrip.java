package dev.tandem.processes;

import dev.tandem.engine.worker.WorkerState;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// All workers of a group in one row: a cell for each, full while it is busy, the stronger the more processor it takes, hollow while it waits,
/// its lower half while it starts, its upper half while it ends, a bar where somebody has halted it. Cells get smaller and stand in several
/// lines until all have room. Used on the window's thread.
final class HeatStrip extends Pane {
    private static final double WIDEST = 14;
    private static final double HIGH = 20;
    private static final double NARROW = 5;
    private static final int MOST_LINES = 4;
    private static final double FAINT = 0.4;

    private final Tooltip hint = new Tooltip();
    private List<ProcessNode> workers = List.of();

    /// @param chosen told the worker that was clicked
    HeatStrip(Consumer<ProcessNode> chosen) {
        getStyleClass().add("heat-strip");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinSize(0, HIGH);
        setPrefHeight(HIGH);
        setMaxHeight(HIGH);
        Tooltip.install(this, hint);
        setOnMouseMoved(mouse -> {
            int cell = cellAt(mouse.getX(), mouse.getY());
            hint.setText(cell < 0 ? getAccessibleText() : words(workers.get(cell)));
        });
        setOnMouseClicked(mouse -> {
            int cell = cellAt(mouse.getX(), mouse.getY());
            if (cell >= 0 && mouse.getButton() == MouseButton.PRIMARY) {
                chosen.accept(workers.get(cell));
                mouse.consume();
            }
        });
    }

    void show(ProcessNode group) {
        workers = group.workers().toList();
        while (getChildren().size() < workers.size()) {
            Region cell = new Region();
            cell.getStyleClass().add("heat");
            cell.setManaged(false);
            getChildren().add(cell);
        }
        getChildren().remove(workers.size(), getChildren().size());
        for (int i = 0; i < workers.size(); i++) {
            dress(getChildren().get(i), workers.get(i));
        }
        setAccessibleText(ProcessText.workers(workers.size()) + ": " + ProcessText.state(group));
        requestLayout();
    }

    private static void dress(Node cell, ProcessNode worker) {
        StateLooks.dress(cell, worker);
        double cpu = worker.usage().cpu();
        cell.setOpacity(!worker.stopped() && worker.state() == WorkerState.BUSY && cpu >= 0 ? FAINT + (1 - FAINT) * Math.min(1, cpu) : 1);
    }

    private static String words(ProcessNode worker) {
        String task = ProcessText.task(worker);
        String cpu = ProcessText.cpu(worker.usage().cpu());
        return worker.name() + ": " + ProcessText.state(worker) + (task.isEmpty() ? "" : ", " + task)
                + (worker.age() == null ? "" : " for " + ProcessText.age(worker.age())) + (cpu.isEmpty() ? "" : ", " + cpu + " CPU")
                + (worker.restarts() == 0 ? "" : "\nrestarted " + ProcessText.restarts(worker));
    }

    /// In how many lines the cells stand.
    private int lines() {
        for (int lines = 1; lines < MOST_LINES; lines++) {
            if (getWidth() / Math.ceil((double) workers.size() / lines) >= NARROW + 1) {
                return lines;
            }
        }
        return MOST_LINES;
    }

    private double cellWidth(int lines) {
        return Math.max(2, Math.min(WIDEST, Math.floor(getWidth() / Math.ceil((double) workers.size() / lines))));
    }

    private int cellAt(double x, double y) {
        if (workers.isEmpty()) {
            return -1;
        }
        int lines = lines();
        int perLine = (int) Math.ceil((double) workers.size() / lines);
        int column = (int) Math.floor(x / cellWidth(lines));
        int line = (int) Math.floor(y / (HIGH / lines));
        int cell = line * perLine + column;
        return column >= perLine || line >= lines || cell >= workers.size() ? -1 : cell;
    }

    @Override
    protected void layoutChildren() {
        if (workers.isEmpty()) {
            return;
        }
        int lines = lines();
        int perLine = (int) Math.ceil((double) workers.size() / lines);
        double width = cellWidth(lines);
        double height = Math.floor(HIGH / lines);
        for (int i = 0; i < getChildren().size(); i++) {
            getChildren().get(i).resizeRelocate(i % perLine * width, i / perLine * height, width - 1, height - 1);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return workers.size() * WIDEST;
    }
}
