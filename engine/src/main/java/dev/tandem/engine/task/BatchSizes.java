package dev.tandem.engine.task;

/// Chooses how many tasks travel together, by how long those before took: so many that the way there and back does
/// not count, so few that the workers stay evenly busy. Not thread-safe.
final class BatchSizes {
    private static final long TARGET_NANOS = 1_000_000;
    private static final int LARGEST = 1024;
    private static final int GROWTH = 4;
    /// What takes less than this part of the target costs less than waking another worker for it.
    private static final int TRIFLE = 50;
    /// Tasks that take less than this part of the target together have begun as soon as they are on their way. Only of small queues: whoever puts
    /// into a longer one is better woken when there is room for many.
    private static final int AT_ONCE = 10;
    private static final int FEW = 4;

    private int most = 1;

    /// @param waiting how many tasks could be sent
    int next(int waiting, int workers) {
        return Math.clamp(Math.max(Math.ceilDiv(waiting, workers), most / TRIFLE), 1, most);
    }

    /// Whether so many tasks, if they are as those before, have begun before anybody could ask.
    boolean beginAtOnce(int tasks) {
        return tasks <= FEW && tasks * AT_ONCE <= most;
    }

    void returned(int tasks, long nanos) {
        if (tasks > 0) {
            long wanted = TARGET_NANOS / Math.max(1, nanos / tasks);
            most = (int) Math.clamp(wanted, 1, Math.min(LARGEST, (long) most * GROWTH));
        }
    }
}
