package dev.tandem.workbench.shell.docking;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;

/// Parts beside each other, or above each other.
final class DockSplit extends DockPart {
    private final Orientation orientation;
    private final List<DockPart> parts = new ArrayList<>();

    DockSplit(Orientation orientation, double share, DockPart... parts) {
        super(share);
        this.orientation = orientation;
        this.parts.addAll(List.of(parts));
    }

    Orientation orientation() {
        return orientation;
    }

    /// From left to right, or from top to bottom.
    List<DockPart> parts() {
        return parts;
    }
}
