package dev.tandem.workbench.plots;

/// A plot in its tab.
///
/// @param tab tells the tab from others
/// @param file whose run has made it, or null for a plot of the console or a plugin
/// @param run of that file, by a running number
/// @param place among the plots of that run
/// @param isPinned whether it stays when the file runs again
/// @param isEarlier whether the file has run again since and has not made it anew
record ShownPlot(long tab, Plot plot, String file, int run, int place, boolean isPinned, boolean isEarlier) {
    ShownPlot with(Plot other) {
        return new ShownPlot(tab, other, file, run, place, isPinned, isEarlier);
    }

    ShownPlot of(String otherFile) {
        return new ShownPlot(tab, plot, otherFile, run, place, isPinned, isEarlier);
    }

    ShownPlot pinned(boolean pinned, int latest) {
        return new ShownPlot(tab, plot, file, run, place, pinned, !pinned && file != null && run < latest);
    }

    boolean isOf(String ofFile) {
        return ofFile.equals(file);
    }
}
