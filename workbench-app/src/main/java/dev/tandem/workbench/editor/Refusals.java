package dev.tandem.workbench.editor;

import dev.tandem.workbench.status.Notices;
import java.util.function.Consumer;

/// Tells which files could not be opened, and why. The status line has room for one of those that were to be opened at once, and may
/// have other news a moment later; so each is told where it stays. Used on the window's thread.
final class Refusals {
    private final Notices notices;
    private final Consumer<String> lasting;
    private int count;

    /// @param lasting given each of them, to be shown where nothing takes its place
    Refusals(Notices notices, Consumer<String> lasting) {
        this.notices = notices;
        this.lasting = lasting;
    }

    /// Those that follow were to be opened at once.
    void begin() {
        count = 0;
    }

    /// @param text a sentence with the file and the reason
    void add(String text) {
        count++;
        lasting.accept(text);
        notices.set(count == 1 ? text : count + " files were not opened; the console says which, and why.");
    }
}
