package dev.tandem.workbench.cli;

import dev.tandem.workbench.script.ErrorReport;
import dev.tandem.workbench.script.ExitStatus;
import dev.tandem.workbench.script.ScriptContext;
import dev.tandem.workbench.script.ScriptRunner;
import dev.tandem.workbench.session.Assistance;
import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// The shell without a terminal: evaluates its input as it comes, halting at the first error.
final class PipedShell {
    private static final int LONGEST_PEEK = 10_000;

    private final Session session;
    private final ScriptContext context;
    private final BufferedReader in;
    private final Supplier<List<String>> news;
    private int linesRead;

    /// @param news asked before each statement for what is to be told then
    PipedShell(Session session, ScriptContext context, BufferedReader in, Supplier<List<String>> news) {
        this.news = news;
        this.session = session;
        this.context = context;
        this.in = in;
    }

    /// @return the exit code
    int run(PrintStream out, PrintStream err) throws IOException {
        ScriptRunner runner = new ScriptRunner(session, context, outcome -> tell(outcome, out, err), out::println);
        Interruption interruption = Interruption.install(runner);
        OptionalInt code = OptionalInt.empty();
        while (code.isEmpty()) {
            int before = linesRead;
            String statement = read();
            if (statement == null) {
                return interruption.codeOr(ExitStatus.DONE.code());
            }
            news.get().forEach(err::println);
            // Blank lines in front, so that messages name the right line.
            code = runner.run(new SourceText("stdin", "\n".repeat(before) + statement));
        }
        return interruption.codeOr(code.getAsInt());
    }

    /// The lines up to the end of a statement; null at the end of the input.
    private String read() throws IOException {
        StringBuilder text = new StringBuilder();
        String line;
        while ((line = in.readLine()) != null) {
            linesRead++;
            text.append(line).append('\n');
            if (line.startsWith("/") || !(session.assistance().isIncomplete(text.toString()) || isContinued(text.toString()))) {
                return text.toString();
            }
        }
        return text.isEmpty() ? null : text.toString();
    }

    /// Looks at the next line if it is there already; never waits for one.
    private boolean isContinued(String text) throws IOException {
        if (!in.ready()) {
            return false;
        }
        in.mark(LONGEST_PEEK);
        char[] next = new char[200];
        int length = in.read(next);
        in.reset();
        return length > 0 && Assistance.goesOn(text, new String(next, 0, length).stripLeading());
    }

    private static void tell(StatementOutcome outcome, PrintStream out, PrintStream err) {
        ErrorReport.lines(outcome).forEach(err::println);
        Feedback.lines(outcome).forEach(out::println);
    }
}
