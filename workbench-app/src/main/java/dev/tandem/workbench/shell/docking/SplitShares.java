package dev.tandem.workbench.shell.docking;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/// Gives the parts of a split pane their shares, also when it has another size: a window that was made small and is large again looks
/// as before. The split pane itself gives each part as many pixels more, and forgets what it had to take from one that could be no
/// smaller. What is folded is a strip; what holds the centre gets what the others leave. Used on the window's thread.
final class SplitShares {
    /// One part that can be seen.
    ///
    /// @param node what shows it
    record Slot(DockPart part, Region node, Supplier<Boolean> folded) {
        private boolean isFolded() {
            return folded.get();
        }
    }

    private final SplitPane pane;
    private List<Slot> slots = List.of();
    private double laidOut = -1;

    /// @param pressed told of the slots on both sides of a divider that is pressed
    /// @param dragged called when a person has given the parts other shares
    SplitShares(SplitPane pane, Consumer<Slot> pressed, Runnable dragged) {
        this.pane = pane;
        pane.addEventFilter(MouseEvent.MOUSE_PRESSED, press -> {
            int divider = divider(press);
            if (divider >= 0) {
                slots.subList(divider, divider + 2).stream().filter(Slot::isFolded).toList().forEach(pressed);
            }
        });
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, release -> {
            if (divider(release) >= 0 && !release.isStillSincePress()) {
                learn();
                dragged.run();
            }
        });
    }

    /// Has other parts.
    void show(List<Slot> fresh) {
        slots = List.copyOf(fresh);
        refresh();
    }

    /// Gives all their shares with the next layout.
    void refresh() {
        laidOut = -1;
        pane.requestLayout();
    }

    /// To be called amid a layout: has the parts laid out once more when dividers are to stand elsewhere. Twice, since where a divider may
    /// go depends on where the next one has been.
    void place(Runnable layout) {
        if (size() != laidOut && slots.size() > 1) {
            laidOut = size();
            for (int i = 0; i < 2; i++) {
                pane.setDividerPositions(positions());
                layout.run();
            }
        }
    }

    private double[] positions() {
        double bar = bar();
        double room = size() - bar * (slots.size() - 1);
        double strips = slots.stream().filter(Slot::isFolded).mapToDouble(this::strip).sum();
        double open = open();
        boolean hasMain = slots.stream().anyMatch(slot -> DockPlan.isMain(slot.part()));
        double rest = room - strips
                - slots.stream().filter(slot -> !slot.isFolded() && !DockPlan.isMain(slot.part())).mapToDouble(slot -> slot.part().share() * room)
                        .sum();
        double[] positions = new double[slots.size() - 1];
        double at = 0;
        for (int i = 0; i < positions.length; i++) {
            Slot slot = slots.get(i);
            if (slot.isFolded()) {
                at += strip(slot);
            } else if (!hasMain) {
                at += (room - strips) * slot.part().share() / open;
            } else {
                at += DockPlan.isMain(slot.part()) ? Math.max(0, rest) : slot.part().share() * room;
            }
            positions[i] = (at + bar * i + bar / 2) / size();
        }
        return positions;
    }

    /// What the parts that are not folded have together.
    private double open() {
        return slots.stream().filter(slot -> !slot.isFolded()).mapToDouble(slot -> slot.part().share()).sum();
    }

    /// Takes the shares from where the dividers are.
    private void learn() {
        double[] positions = pane.getDividerPositions();
        double bar = bar();
        double room = size() - bar * (slots.size() - 1);
        double[] sizes = new double[slots.size()];
        double all = 0;
        for (int i = 0; i < sizes.length; i++) {
            double from = i == 0 ? 0 : positions[i - 1] * size() + bar / 2;
            double to = i == positions.length ? size() : positions[i] * size() - bar / 2;
            sizes[i] = slots.get(i).isFolded() ? 0 : Math.max(1, to - from);
            all += sizes[i];
        }
        double open = open();
        boolean hasMain = slots.stream().anyMatch(slot -> DockPlan.isMain(slot.part()));
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] > 0) {
                slots.get(i).part().share(hasMain ? sizes[i] / room : open * sizes[i] / all);
            }
        }
    }

    private double strip(Slot slot) {
        return isRow() ? slot.node().minWidth(-1) : slot.node().minHeight(-1);
    }

    private double size() {
        return isRow() ? pane.getWidth() : pane.getHeight();
    }

    private boolean isRow() {
        return pane.getOrientation() == Orientation.HORIZONTAL;
    }

    /// How thick a divider is: its skin calls that the width, whichever way it lies.
    private double bar() {
        return dividers().stream().mapToDouble(bar -> bar.prefWidth(-1)).findFirst().orElse(0);
    }

    private List<Node> dividers() {
        return pane.getChildrenUnmodifiable().stream().filter(node -> node.getStyleClass().contains("split-pane-divider")).toList();
    }

    /// Which divider of this pane is meant, from the left or the top; less than 0 for none.
    private int divider(MouseEvent event) {
        for (Node node = event.getTarget() instanceof Node at ? at : null; node != null && node != pane; node = node.getParent()) {
            if (node.getParent() == pane && node.getStyleClass().contains("split-pane-divider")) {
                Node pressed = node;
                return (int) dividers().stream().filter(other -> isRow() ? other.getLayoutX() < pressed.getLayoutX()
                        : other.getLayoutY() < pressed.getLayoutY()).count();
            }
        }
        return -1;
    }
}
