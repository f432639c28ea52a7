package dev.tandem.workbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.spi.SystemStream;
import org.jline.terminal.spi.TerminalProvider;

/// What standard error is connected to.
final class StandardError {
    private static final int USUAL_WIDTH = 80;
    private static final Path OPEN_FILE = Path.of("/proc/self/fd/2");

    private StandardError() {}

    /// Says something of Tandem's own, in a line.
    static void tell(String sentence) {
        System.err.println("tandem: " + sentence);
    }

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
        return !"dumb".equals(System.getenv("TERM")) && (Files.isSymbolicLink(OPEN_FILE) ? namesTerminal() : isTerminalOfSystem());
    }

    /// Where the system tells what it is by a name, which takes no time: linking a native function takes a tenth of a short script's.
    private static boolean namesTerminal() {
        try {
            String device = Files.readSymbolicLink(OPEN_FILE).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return isTerminalOfSystem();
        }
    }

    private static boolean isTerminalOfSystem() {
        try {
            return TerminalProvider.load("ffm").isSystemStream(SystemStream.Error);
        } catch (IOException | LinkageError e) {
            return false;
        }
    }
}
