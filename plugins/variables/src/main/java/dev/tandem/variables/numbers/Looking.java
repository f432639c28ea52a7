package dev.tandem.variables.numbers;

import dev.tandem.plugin.Background.Progress;
import java.util.concurrent.CancellationException;

/// A walk over many numbers that tells how far it is and ends soon when its thread is interrupted. Of one thread.
public final class Looking {
    private static final int OFTEN = 1 << 16;

    private final Progress progress;
    private final double all;
    private long done;

    /// @param all how many numbers there are
    public Looking(Progress progress, double all) {
        this.progress = progress;
        this.all = all;
    }

    /// One more.
    ///
    /// @throws CancellationException when interrupted
    void step() {
        step(1);
    }

    /// Some more.
    ///
    /// @throws CancellationException when interrupted
    void step(int numbers) {
        long before = done / OFTEN;
        done += numbers;
        if (done / OFTEN > before) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("ended by the user");
            }
            progress.at(done / all, "");
        }
    }
}
