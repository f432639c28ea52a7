package dev.tandem.workbench.cli;

import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.OwnLines;
import dev.tandem.workbench.shell.NoWindowException;
import dev.tandem.workbench.shell.WindowApplication;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;

/// What `scripts/tandem` starts: the window when no command is given.
///
/// Knows no word of the parser of command lines, [TandemCommand]: the JVM does not keep the parser's classes, which are of an old
/// format, in its start cache, and opens all jars to find them.
public final class Main {
    private Main() {}

    /// Exits as soon as the command is done, also while threads of a script still run.
    public static void main(String[] args) {
        int code = ExitStatus.BROKEN.code();
        try {
            UserCache.guardNatives();
            UserCache.guardWindow();
            OwnLines.install();
            code = execute(args);
        } catch (Throwable e) {
            // The last boundary: whatever it is must not look like the end of a script.
            OwnFailure.tell(e, System.err);
        } finally {
            System.exit(code);
        }
    }

    /// What most people type has nothing to parse.
    static int execute(String[] args) {
        if (args.length == 0) {
            return window(List.of());
        }
        ScriptRun plain = ScriptRun.plain(args);
        if (plain != null) {
            try {
                return plain.run();
            } catch (CharacterCodingException e) {
                // No text: told as all that is wrong with a command line.
            } catch (IOException e) {
                return OwnFailure.tell(e, System.err).code();
            }
        }
        return TandemCommand.execute(args);
    }

    /// Opens the window with some scripts, and returns when it is closed.
    ///
    /// @return the exit code
    static int window(List<Path> files) {
        if (Display.isMissing()) {
            return noWindow(Display.problem().orElseThrow());
        }
        try {
            WindowApplication.open(files.stream().map(Path::toString).toArray(String[]::new));
        } catch (NoWindowException e) {
            return noWindow(Display.problem().orElseGet(() -> "No window can be opened: cause=" + e.getCause() + "."));
        }
        return ExitStatus.DONE.code();
    }

    private static int noWindow(String why) {
        System.err.println("tandem: " + why);
        System.err.println("tandem: Without a window there are tandem shell, tandem run, tandem demo --off-screen and tandem snapshot;"
                + " see tandem --help.");
        return ExitStatus.MISSING.code();
    }
}
