package dev.tandem.timeline;

import java.util.ArrayList;
import java.util.List;

/// One worker number over time: a row of the timeline. Written by the timeline's thread; what it shows is copied by it.
final class WorkerLane {
    /// More lives of one number are not told apart.
    private static final int MOST_LIVES = 2_000;

    /// Which worker it is.
    ///
    /// @param host null for this machine
    record Key(long groupId, int worker, String host) {}

    /// One process of that number, in seconds.
    ///
    /// @param ready when it could take calls; NaN when it never could
    /// @param end NaN while it lives
    /// @param wasLost whether it died by itself, or another one took its place
    /// @param reason why it ended, or null
    record Life(double begin, double ready, double end, boolean wasLost, String reason) {
        boolean isOver() {
            return !Double.isNaN(end);
        }
    }

    private final Key key;
    private final String group;
    private final List<Life> lives = new ArrayList<>();
    /// Why it is being ended; null while it is not.
    private String why;

    WorkerLane(Key key, String group) {
        this.key = key;
        this.group = group;
    }

    /// The same on a host.
    WorkerLane at(String host) {
        WorkerLane lane = new WorkerLane(new Key(key.groupId(), key.worker(), host), group);
        lane.lives.addAll(lives);
        return lane;
    }

    Key key() {
        return key;
    }

    String group() {
        return group;
    }

    /// Such as `pool-1/2`, and where it is when that is not here.
    String name() {
        return group + "/" + key.worker() + (key.host() == null ? "" : " · " + key.host());
    }

    List<Life> lives() {
        return List.copyOf(lives);
    }

    /// Another process of that number: the one before, if any, was lost.
    void begin(double at) {
        if (lives.size() < MOST_LIVES) {
            if (!lives.isEmpty()) {
                Life before = lives.removeLast();
                lives.add(new Life(before.begin(), before.ready(), Double.isNaN(before.end()) ? at : before.end(), true, before.reason()));
            }
            lives.add(new Life(at, Double.NaN, Double.NaN, false, null));
            why = null;
        }
    }

    void ready(double at) {
        if (isAlive() && Double.isNaN(lives.getLast().ready())) {
            Life life = lives.removeLast();
            lives.add(new Life(life.begin(), at, Double.NaN, false, null));
        }
    }

    /// It is being ended.
    void stop(String reason) {
        why = reason;
    }

    void end(double at, String reason) {
        if (isAlive()) {
            Life life = lives.removeLast();
            lives.add(new Life(life.begin(), life.ready(), at, why == null, why == null ? reason : why));
        }
    }

    private boolean isAlive() {
        return !lives.isEmpty() && !lives.getLast().isOver();
    }
}
