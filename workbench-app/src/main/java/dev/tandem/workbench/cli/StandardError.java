package dev.tandem.workbench.cli;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/// What standard error is connected to.
final class StandardError {
    private StandardError() {}

    /// Whether a person may be looking at it; the console of the JDK tells of standard input and output only.
    static boolean isTerminal() {
        try {
            return !"dumb".equals(System.getenv("TERM")) && TerminalProvider.load("ffm").isSystemStream(SystemStream.Error);
        } catch (IOException | LinkageError e) {
            return false;
        }
    }
}
