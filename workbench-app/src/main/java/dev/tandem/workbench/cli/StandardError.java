package dev.tandem.workbench.cli;

import java.io.IOException;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/// What standard error is connected to.
final class StandardError {
    private static final int USUAL_WIDTH = 80;

    private StandardError() {}

    /// The columns of the terminal.
    static int width() {
        try {
            int width = TerminalProvider.load("ffm").systemStreamWidth(SystemStream.Error);
            return width > 0 ? width : USUAL_WIDTH;
        } catch (IOException | LinkageError e) {
            return USUAL_WIDTH;
        }
    }

    /// Whether a person may be looking at it; the console of the JDK tells of standard input and output only.
    static boolean isTerminal() {
        try {
            return !"dumb".equals(System.getenv("TERM")) && TerminalProvider.load("ffm").isSystemStream(SystemStream.Error);
        } catch (IOException | LinkageError e) {
            return false;
        }
    }
}
