package dev.tandem.engine.pool;

import dev.tandem.engine.internal.code.TypedSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/// What a shell says to a line, without what two shells may choose: numbers of classes, addresses, who makes a function,
/// the reason that the JVM gives for a null, and what a loader says of a class that it does not have.
final class ShellLines {
    private static final Pattern CHOSEN = Pattern.compile(
            "[\\w.$]*\\$Lambda/0x[0-9a-f]+|\\$\\d+(?=@)|(REPL[./])?\\$JShell\\$\\d+[A-Z]*(_\\d+[A-Z]*)*\\$*|@[0-9a-f]+| because .*| not found(?=\\])");
    /// What the JDK's shell says of imports that it wrote itself, of overloads that it has lost.
    private static final String IMPORTS = "static import only from classes and interfaces";

    /// A class that it has written without anything in it, where nothing of a name was left to be compiled with others.
    private static final Pattern EMPTY = Pattern.compile("symbol:\\s+class (\\$JShell\\$\\w*)?\\s+location: package REPL");

    private static final Pattern CODE = Pattern.compile("->|\\) \\{");

    private static final Pattern TWICE = Pattern.compile("both method (\\S+) in\\s+and method \\1 in");

    /// Two classes of one name: that of now, and one that it has replaced.
    private static final Pattern REPLACED = Pattern.compile("class (\\S+) cannot be cast to class \\1 ");
    private static final String AGAIN = "redefined with another type; enter the code that uses it again";

    private ShellLines() {}

    /// A shell of the JDK as its own tool has it, with the imports of a typed session.
    static JShell plainShell() {
        JShell shell = JShell.builder().remoteVMOptions("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
                "-XX:-UsePerfData").build();
        shell.addToClasspath(TypedSession.CLASS_PATH);
        TypedSession.IMPORTS.forEach(each -> shell.eval("import " + each + ";"));
        return shell;
    }

    /// What was said to the line itself.
    static List<String> of(List<SnippetEvent> events) {
        return events.stream().filter(event -> event.causeSnippet() == null)
                .map(event -> event.status() + " " + neutral(event.value()) + " " + text(event.exception())).toList();
    }

    /// Why a line was rejected; empty when it was not.
    static String problems(JShell shell, List<SnippetEvent> events) {
        return events.stream().filter(event -> event.status() == Snippet.Status.REJECTED)
                .flatMap(event -> shell.diagnostics(event.snippet())).map(problem -> problem.getMessage(Locale.ROOT) + "\n")
                .collect(Collectors.joining());
    }

    static boolean isRejected(List<SnippetEvent> events) {
        return events.stream().anyMatch(e -> e.causeSnippet() == null && e.status() == Snippet.Status.REJECTED);
    }

    /// Whether a line lacks something that it uses.
    static boolean isIncomplete(List<SnippetEvent> events) {
        return events.stream().anyMatch(e -> e.causeSnippet() == null && e.status().isActive() && e.status() != Snippet.Status.VALID);
    }

    static boolean threw(List<SnippetEvent> events) {
        return events.stream().anyMatch(e -> e.exception() != null);
    }

    /// The variables that a line declares.
    static Set<String> declared(List<SnippetEvent> events) {
        return events.stream().filter(e -> e.causeSnippet() == null && e.snippet() instanceof VarSnippet)
                .map(e -> ((VarSnippet) e.snippet()).name()).collect(Collectors.toSet());
    }

    /// The variables that a line has reset, as the JDK's tool would say.
    static Set<String> reset(List<SnippetEvent> events) {
        return events.stream().filter(e -> e.causeSnippet() != null && e.snippet() instanceof VarSnippet)
                .filter(e -> e.isSignatureChange() && e.status() != Snippet.Status.OVERWRITTEN)
                .map(e -> ((VarSnippet) e.snippet()).name()).collect(Collectors.toSet());
    }

    /// Whether a line has replaced what was declared, itself or because something uses it.
    static boolean replaces(List<SnippetEvent> events) {
        return events.stream().anyMatch(e -> e.previousStatus().isDefined() && e.snippet() instanceof DeclarationSnippet);
    }

    /// Whether a declaration makes a function, or an object of a class of its own.
    static boolean holdsCode(String declaration) {
        return CODE.matcher(declaration).find();
    }

    /// What the variables hold that can be used.
    static Map<String, String> variables(JShell shell) {
        Map<String, String> values = new TreeMap<>();
        shell.variables().filter(each -> shell.status(each) == Snippet.Status.VALID && !each.name().startsWith("$"))
                .forEach(each -> values.put(each.name(), neutral(shell.varValue(each))));
        return values;
    }

    /// Whether a line failed because it used an object of a type that was replaced.
    static boolean usesWhatWasReplaced(List<String> said) {
        return said.stream().anyMatch(each -> REPLACED.matcher(each).find());
    }

    /// Whether a session refused code because what it uses was replaced.
    static boolean isToBeEnteredAgain(List<String> said) {
        return said.stream().anyMatch(each -> each.contains(AGAIN));
    }

    /// Whether a line was refused for such a reason; see [#isLost(JShell)].
    static boolean isOwnFault(String problems) {
        return problems.contains(IMPORTS) || EMPTY.matcher(problems).find() || TWICE.matcher(problems).find();
    }

    /// Whether the JDK's shell has lost its way among its own imports: it takes something as missing that it has, or finds a
    /// method twice, in the class that it made last and in the one before. That happens to overloads, and to variables
    /// and methods of one name, when much is compiled together; what it then says depends on how it got there.
    static boolean isLost(JShell shell) {
        Set<String> valid = names(shell, status -> status == Snippet.Status.VALID);
        Set<String> entered = names(shell, Snippet.Status::isActive);
        List<DeclarationSnippet> incomplete = shell.snippets().filter(DeclarationSnippet.class::isInstance)
                .map(DeclarationSnippet.class::cast)
                .filter(each -> shell.status(each).isActive() && shell.status(each) != Snippet.Status.VALID).toList();
        if (incomplete.stream().anyMatch(each -> shell.unresolvedDependencies(each).anyMatch(missing -> valid.contains(nameOf(missing)))
                || shell.diagnostics(each).anyMatch(problem -> TWICE.matcher(problem.getMessage(Locale.ROOT)).find()))) {
            return true;
        }
        // Each lacks another one that is incomplete itself, and none what was never entered, or was dropped.
        return !incomplete.isEmpty() && incomplete.stream().flatMap(shell::unresolvedDependencies).map(ShellLines::nameOf)
                .allMatch(entered::contains);
    }

    private static Set<String> names(JShell shell, Predicate<Snippet.Status> wanted) {
        return shell.snippets().filter(PersistentSnippet.class::isInstance).map(PersistentSnippet.class::cast)
                .filter(each -> wanted.test(shell.status(each))).map(PersistentSnippet::name).collect(Collectors.toSet());
    }

    /// Of "variable a" and "method m(int)".
    private static String nameOf(String missing) {
        return missing.replaceAll("^\\w+ |\\(.*", "");
    }

    static boolean isDeclared(JShell shell, String name) {
        return shell.variables().anyMatch(each -> each.name().equals(name));
    }

    /// Forgets all but imports, what depends on others first.
    static void dropAll(JShell shell) {
        List<Snippet> active = shell.snippets().filter(each -> shell.status(each).isActive())
                .filter(each -> each.kind() != Snippet.Kind.IMPORT).toList();
        active.reversed().forEach(shell::drop);
    }

    static void drop(JShell shell, String name) {
        shell.variables().filter(each -> each.name().equals(name)).toList().forEach(shell::drop);
    }

    private static String text(JShellException thrown) {
        return thrown == null ? "" : thrown instanceof EvalException e
                ? neutral(e.getExceptionClassName() + ": " + e.getMessage()) : "unresolved";
    }

    private static String neutral(String text) {
        return text == null ? "" : CHOSEN.matcher(text).replaceAll("");
    }
}
