package dev.tandem.workbench.cli;

import dev.tandem.engine.internal.process.Spares;
import dev.tandem.engine.log.RunLog;
import dev.tandem.workbench.outside.Door;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Evaluates what is typed, or piped in, statement by statement.
@Command(name = "shell", description = "Starts an interactive session.", mixinStandardHelpOptions = true)
final class ShellCommand implements Callable<Integer> {
    @Mixin
    private PlaceOption place;

    @Override
    public Integer call() throws IOException {
        place.use();
        try (SweepBar bar = SweepBar.onTerminal()) {
            return evaluate(bar);
        }
    }

    private static int evaluate(SweepBar bar) throws IOException {
        ScriptContext context = ScriptContext.withoutWindow(List.of(), ScriptContext.standardOutput());
        try (WorkerLines _ = WorkerLines.show(System.out, System.err, bar.line());
                RunLog log = RunLog.open("shell", StandardError::tell);
                Door _ = Door.open("shell");
                Plugins plugins = new Plugins();
                Session session = Session.open(plugins.addTo(SessionOptions.standard().onStart(context::enter), System.err))) {
            log.placesBy(session::placed);
            Supplier<List<String>> news = plugins.followedBy(session);
            if (System.console() == null || !System.console().isTerminal()) {
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
                return new PipedShell(session, context, in, news).run(System.out, System.err);
            }
            Spares.keep(Runtime.getRuntime().availableProcessors());
            try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
                return new Shell(session, context, terminal, Shell.userHistory(), bar::begin, bar::settle).following(news).run();
            }
        }
    }
}
