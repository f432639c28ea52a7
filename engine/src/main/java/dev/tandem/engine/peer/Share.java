package dev.tandem.engine.peer;

import java.util.function.IntConsumer;

/// The part of all samples that one process works on.
///
/// @param first the index of its first sample among all
record Share(Work work, int first, Object[] parameters) {
    /// What came of a share.
    ///
    /// @param result what the execution returned, if there is no error
    /// @param sample the index of the sample that was read last, or -1 when none was
    /// @param building whether it failed before the execution
    /// @param error what was thrown, or null
    record Outcome(Object result, int sample, boolean building, Throwable error) {
        /// The error in words.
        String said(int worker) {
            String what = building ? "build failed" : "execution failed";
            return what + ": sample=" + sample + ", worker=" + worker + ", error=" + error;
        }
    }

    /// @param progress hears of each sample that is read
    Outcome compute(IntConsumer progress) {
        return compute(work::build, progress);
    }

    // The boundary to the user's functions: what they throw is told with the sample.
    Outcome compute(java.util.concurrent.Callable<?> build, IntConsumer progress) {
        Object built;
        try {
            built = build.call();
        } catch (Throwable e) {
            return new Outcome(null, first, true, e);
        }
        ReadParameters read = new ReadParameters(parameters, first, progress);
        try {
            return new Outcome(work.execute(read, built), read.last(), false, null);
        } catch (Throwable e) {
            return new Outcome(null, read.last(), false, e);
        }
    }
}
