package dev.tandem.workbench.capabilities;

import java.util.ArrayList;
import java.util.List;

/// What contributors want to have done when the window closes, or they are gone. Used on the window's thread.
public final class Closing {
    private record End(String contributor, Runnable action) {}

    private final List<End> ends = new ArrayList<>();

    void add(String contributor, Runnable action) {
        ends.add(new End(contributor, action));
    }

    /// Does what a contributor wanted, the last first.
    public void end(String contributor) {
        for (End each : ends.stream().filter(end -> end.contributor.equals(contributor)).toList().reversed()) {
            ends.remove(each);
            each.action.run();
        }
    }

    /// Does what all of them wanted.
    public void endAll() {
        while (!ends.isEmpty()) {
            end(ends.getLast().contributor);
        }
    }
}
