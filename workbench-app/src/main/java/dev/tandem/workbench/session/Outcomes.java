package dev.tandem.workbench.session;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// Turns the events of JShell into outcomes. Guarded by the interpreter's compiler lock.
final class Outcomes {

    private final JShell shell;
    private final StopSwitch stopSwitch;
    private final SnippetFailures failures;

    Outcomes(JShell shell, Origins origins, StopSwitch stopSwitch) {
        this.shell = shell;
        this.stopSwitch = stopSwitch;
        this.failures = new SnippetFailures(shell, origins);
    }

    /// @param thrown what the statement threw, or null
    /// @param change what it did to variables
    StatementOutcome of(List<SnippetEvent> events, Throwable thrown, SnippetControl.Change change, SourceText source, int offset) {
        if (stopSwitch.isStopping()) {
            var code = stopSwitch.exitCode();
            return code.isPresent() ? new StatementOutcome.Exited(code.getAsInt(), source, source.position(offset).line())
                    : new StatementOutcome.Stopped(source, source.position(offset).line(), stopSwitch.leftAt());
        }
        List<SnippetEvent> own = events.stream().filter(e -> e.causeSnippet() == null).toList();
        if (own.isEmpty()) {
            // Not even JShell takes it for a statement: a comment or text block without an end.
            return new StatementOutcome.Rejected(List.of(problem(Problem.INCOMPLETE, source, offset, source.text().length(), true)), source);
        }
        SnippetEvent main = own.stream().max(Comparator.comparingInt(Outcomes::weight)).get();
        if (main.status() == Status.REJECTED) {
            return new StatementOutcome.Rejected(problems(main.snippet(), source, offset), source);
        }
        List<Snippet> unmade = own.stream().map(SnippetEvent::snippet).filter(this::isUnmade).toList();
        if (!unmade.isEmpty()) {
            List<Problem> problems = problems(unmade.getFirst(), source, offset);
            unmade.forEach(shell::drop);
            // A compiler that has met a string too long says so of all that comes later. Only this, which adds nothing, gives another.
            shell.addToClasspath(System.getProperty("java.home"));
            return new StatementOutcome.Rejected(problems, source);
        }
        Aftermath aftermath = aftermath(events, change, source, source.position(offset).line());
        if (main.exception() != null) {
            return new StatementOutcome.Threw(failures.of(main.exception(), thrown), source, aftermath.at(), aftermath);
        }
        if (thrown != null) {
            // JShell itself says nothing about classes that cannot be loaded.
            return new StatementOutcome.Threw(SnippetFailures.ofLoading(thrown), source, aftermath.at(), aftermath);
        }
        return succeeded(own.getFirst(), aftermath);
    }

    /// Whether no code could be made of what is right by itself, such as an array of too many numbers. JShell waits for what it
    /// lacks, which is nothing.
    private boolean isUnmade(Snippet snippet) {
        return snippet instanceof DeclarationSnippet declared && !shell.status(snippet).isDefined() && missing(declared).isEmpty()
                && shell.diagnostics(snippet).anyMatch(Diag::isError);
    }

    /// One statement can declare several variables; what went wrong is what counts.
    private static int weight(SnippetEvent event) {
        return event.status() == Status.REJECTED ? 2 : event.exception() != null ? 1 : 0;
    }

    private StatementOutcome succeeded(SnippetEvent event, Aftermath aftermath) {
        String value = event.value() == null ? "" : event.value();
        return switch (event.snippet()) {
            case VarSnippet variable -> new StatementOutcome.Value(variable.name(), variable.typeName(), value, aftermath);
            case ExpressionSnippet expression ->
                    new StatementOutcome.Value(expression.name(), expression.typeName(), value, aftermath);
            case DeclarationSnippet declared -> new StatementOutcome.Defined(
                    declared.name(), event.previousStatus().isDefined(), missing(declared), event.status().isDefined(),
                    summary(event, declared), aftermath);
            case ImportSnippet imported -> new StatementOutcome.Defined(imported.fullname(), false, List.of(), true, "", aftermath);
            default -> new StatementOutcome.Done();
        };
    }

    /// Words of the jshell tool: what is replaced has changed for whoever uses it, what is modified has not.
    private static String summary(SnippetEvent event, DeclarationSnippet declared) {
        String done = !event.previousStatus().isDefined() ? "created" : event.isSignatureChange() ? "replaced" : "modified";
        return done + " " + switch (declared) {
            case MethodSnippet method -> "method " + Declarations.signature(method);
            case TypeDeclSnippet type -> Declarations.describe(type);
            default -> declared.name();
        };
    }

    private List<String> missing(DeclarationSnippet declared) {
        return shell.unresolvedDependencies(declared).toList();
    }

    /// The variables that a statement itself declares.
    static Set<String> declared(List<SnippetEvent> events) {
        return events.stream().filter(e -> e.causeSnippet() == null).map(SnippetEvent::snippet)
                .filter(VarSnippet.class::isInstance).map(each -> ((VarSnippet) each).name()).collect(Collectors.toSet());
    }

    private Aftermath aftermath(List<SnippetEvent> events, SnippetControl.Change change, SourceText source, int line) {
        List<String> unusable = events.stream()
                .filter(e -> e.causeSnippet() != null && e.snippet() instanceof VarSnippet)
                .filter(e -> e.previousStatus().isDefined() && !e.status().isDefined() && e.status() != Status.OVERWRITTEN)
                .map(e -> ((PersistentSnippet) e.snippet()).name())
                .distinct().sorted().toList();
        Set<String> declared = declared(events);
        Set<String> usable = shell.variables().filter(each -> shell.status(each).isDefined()).map(VarSnippet::name)
                .filter(name -> !declared.contains(name)).collect(Collectors.toSet());
        return new Aftermath(change.lost().stream().filter(name -> name.contains(".") || usable.contains(name)).sorted().toList(), unusable,
                change.outdated().stream().filter(usable::contains).sorted().toList(), source, line);
    }

    private List<Problem> problems(Snippet rejected, SourceText source, int offset) {
        List<Problem> found = shell.diagnostics(rejected)
                .map(diag -> problem(diag, source, offset))
                .collect(Collectors.toList());
        if (found.stream().noneMatch(Problem::error)) {
            found.add(problem(Problem.INCOMPLETE, source, offset, source.text().length(), true));
        }
        return List.copyOf(found);
    }

    private static Problem problem(Diag diag, SourceText source, int offset) {
        int start = offset + (int) Math.max(0, diag.getStartPosition());
        int end = offset + (int) Math.max(0, diag.getEndPosition());
        return problem(diag.getMessage(Locale.ROOT), source, start, end, diag.isError());
    }

    private static Problem problem(String message, SourceText source, int start, int end, boolean error) {
        SourceText.Position from = source.position(start);
        return new Problem(source.name(), from, source.position(end), error, Problem.said(message), source.line(from.line()));
    }
}
