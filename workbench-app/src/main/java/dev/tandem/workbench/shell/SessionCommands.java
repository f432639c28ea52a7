package dev.tandem.workbench.shell;

import dev.tandem.plugin.Command;
import dev.tandem.toolkit.Plural;
import dev.tandem.workbench.editor.Dialogs;
import dev.tandem.workbench.running.HostState;
import dev.tandem.workbench.running.ScriptHost;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.shell.command.BundledCommand;
import java.nio.file.Path;
import java.util.List;

/// The commands for the session as a whole. Used on the window's thread; what they do takes place in the session.
///
/// @param saved told when there is another script
record SessionCommands(ScriptHost host, WindowDialogs dialogs, Runnable saved) {
    private static final String AGAIN = "/reload -restore -declarations -quiet";

    List<Command> all() {
        return List.of(
                new BundledCommand("tandem.run.stop", "Stop", "Run", "Shortcut+Period", host::stop),
                new BundledCommand("tandem.run.reset", "Reset session…", "Run", "", this::reset),
                new BundledCommand("tandem.run.classes", "Class path…", "Run", "", this::classPath),
                new BundledCommand("tandem.run.save", "Save what was run as a script…", "File", "", this::save));
    }

    /// A session in which nothing was typed has nothing to lose.
    private void reset() {
        int typed = host.typed();
        if (typed == 0) {
            host.reset();
            return;
        }
        dialogs.choose("Reset the session?", "What runs ends, workers end, and variables lose their values. "
                + Plural.of(typed, "statement") + (typed == 1 ? " was" : " were")
                + " run since the session began; what declares something can be run again, in the same order.",
                List.of(
                        new Dialogs.Answer("Reset", host::reset),
                        new Dialogs.Answer("Reset and declare again", this::resetAndDeclare)));
    }

    private void resetAndDeclare() {
        host.reset().thenRun(() -> host.run(new SourceText("reset", AGAIN)));
    }

    private void classPath() {
        ClassPathPane pane = new ClassPathPane(host.classPath(), host.state() == HostState.RUNNING, dialogs, this::use);
        dialogs.page("Class path", "class-path-page", pane, 640, 420);
    }

    private void use(String path) {
        host.run(new SourceText("class path", "/env -class-path \"" + path + "\""));
    }

    private void save() {
        dialogs.place(null, "session.jsh", this::saveTo);
    }

    private void saveTo(Path file) {
        host.run(new SourceText("save", "/save \"" + file + "\"")).thenRun(saved);
    }
}
