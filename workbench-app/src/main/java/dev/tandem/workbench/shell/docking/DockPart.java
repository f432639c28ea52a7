package dev.tandem.workbench.shell.docking;

/// A part of the window: one row of tabs with the view in front, or a split. Used on the window's thread.
abstract sealed class DockPart permits DockRow, DockSplit {
    private static final double LEAST = 0.01;

    private double share;

    DockPart(double share) {
        this.share = Math.clamp(share, LEAST, 1);
    }

    /// How much of the split it takes, 0 to 1, beside others that can be seen and are not folded.
    final double share() {
        return share;
    }

    final void share(double fresh) {
        share = Math.clamp(fresh, LEAST, 1);
    }
}
