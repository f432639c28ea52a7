package dev.tandem.workbench.editor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Asks the user what the editors have to know. No method waits; an answer may never come.
public interface Dialogs {
    /// One way to go on.
    record Answer(String label, Runnable action) {}

    /// Asks for a file to open.
    ///
    /// @param folder where to begin, or null
    void open(Path folder, Consumer<Path> taker);

    /// Asks where to save; whoever answers has been asked before another file is replaced.
    ///
    /// @param folder where to begin, or null
    void place(Path folder, String proposed, Consumer<Path> taker);

    /// Asks how to go on; besides the answers, all can be left as it is.
    ///
    /// @param answers the first is what most people want
    void choose(String heading, String text, List<Answer> answers);

    /// Asks for one of many, which can be none of them.
    ///
    /// @param heading what is asked
    void pick(String heading, List<String> choices, Consumer<String> taker);
}
