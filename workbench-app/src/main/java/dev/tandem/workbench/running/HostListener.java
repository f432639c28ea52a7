package dev.tandem.workbench.running;

import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.List;

/// Hears what becomes of the texts that run. Called on the thread that runs them.
public interface HostListener {
    /// A text begins.
    ///
    /// @param quiet whether nobody wants to see the values of its statements
    default void started(SourceText source, boolean quiet) {}

    /// A whole file begins to run, after the text was told; what its last run has opened has ended.
    ///
    /// @param file tells it from others
    default void fileStarted(String file) {}

    /// It has ended.
    ///
    /// @param whole whether it came to its end
    default void fileFinished(String file, boolean whole) {}

    /// A text is another file from now on.
    default void fileMoved(String from, String to) {}

    /// A statement has ended.
    default void happened(StatementOutcome outcome) {}

    /// A command such as `/vars` prints.
    default void said(String text) {}

    /// A text has ended, in whatever way.
    default void finished(SourceText source) {}

    /// These texts do not run, since they were waiting when something came between.
    ///
    /// @param what came between, such as `Stop was pressed`
    default void dropped(List<SourceText> texts, String what) {}

    /// Everything typed has been forgotten.
    default void reset() {}

    /// Code that a stop has left behind runs on, or has ended.
    default void behind(boolean runsOn) {}

    default void changed(HostState state) {}
}
