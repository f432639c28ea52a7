package dev.tandem.workbench.shell.docking;

import java.util.Arrays;

/// How long the tabs of a row are when there is no room for their titles: the longest are cut first, down to a least length. What is
/// longer even so is moved so far that the tab in front can be seen. Stateless.
final class TabWidths {
    private TabWidths() {}

    /// @param wanted with their whole titles
    /// @param least with less there is nothing of a title but its dots
    static double[] fit(double[] wanted, double room, double least) {
        if (Arrays.stream(wanted).sum() <= room) {
            return wanted.clone();
        }
        double[] sorted = wanted.clone();
        Arrays.sort(sorted);
        double left = room;
        double most = least;
        for (int i = 0; i < sorted.length && left > 0; i++) {
            most = Math.floor(left / (sorted.length - i));
            if (sorted[i] > most) {
                break;
            }
            left -= sorted[i];
        }
        double cut = Math.min(room, Math.max(least, most));
        return Arrays.stream(wanted).map(each -> Math.min(each, cut)).toArray();
    }

    /// How far all are moved back.
    ///
    /// @param front which one is to be seen; less than 0 for none
    static double moved(double[] widths, int front, double room) {
        double end = Arrays.stream(widths, 0, front + 1).sum();
        return front < 0 ? 0 : Math.max(0, end - room);
    }
}
