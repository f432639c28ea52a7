package dev.tandem.engine.internal.task;

import dev.tandem.engine.internal.worker.ManyOutcomes;

/// What came of the first tasks of a batch that had not been told before.
///
/// @param outcomes the forms of results, or [TaskFailure]s
/// @param surrendered how many of the last tasks of the batch are handed back, not begun
/// @param nanos how long the tasks took to compute
public record BatchAnswer(Object[] outcomes, int surrendered, long nanos) implements ManyOutcomes {
    @Override
    public int failures() {
        int count = 0;
        for (Object outcome : outcomes) {
            if (outcome instanceof TaskFailure) {
                count++;
            }
        }
        return count;
    }
}
