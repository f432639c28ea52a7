package dev.tandem.workbench.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.VarSnippet;

/// What has been typed into one session; asking waits for no running code and runs none.
public final class Declarations {
    /// A variable as it is at this moment.
    ///
    /// @param summary the value if it is simple, else its type and size
    public record Variable(String name, String type, String summary) {}

    private final Interpreter interpreter;

    Declarations(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    public List<Variable> variables() {
        return interpreter.withCompiler(shell -> shell.variables()
                .filter(each -> shell.status(each) == Status.VALID)
                .map(each -> new Variable(each.name(), each.typeName(), shell.varValue(each)))
                .toList());
    }

    /// Methods with their signatures.
    public List<String> methods() {
        return list(shell -> shell.methods()
                .map(each -> each.signature().replaceFirst("\\)", ") returning ").replaceFirst("^", each.name() + " ")));
    }

    public List<String> types() {
        return list(shell -> shell.types().map(each -> each.subKind().name().toLowerCase() + " " + each.name()));
    }

    public List<String> imports() {
        return list(shell -> shell.imports().map(each -> each.source().strip()));
    }

    /// The text of each active statement by its id.
    public Map<String, String> snippets() {
        return interpreter.withCompiler(shell -> {
            Map<String, String> active = new TreeMap<>((a, b) -> a.length() == b.length() ? a.compareTo(b) : a.length() - b.length());
            shell.snippets().filter(each -> shell.status(each).isActive())
                    .forEach(each -> active.put(each.id(), each.source().strip()));
            return active;
        });
    }

    /// Forgets the variable, method or type of that name, or the statement of that id.
    ///
    /// @return false when there is none
    public boolean drop(String nameOrId) {
        return interpreter.withCompiler(shell -> {
            List<Snippet> found = shell.snippets()
                    .filter(each -> shell.status(each).isActive() && isCalled(each, nameOrId)).toList();
            found.forEach(shell::drop);
            return !found.isEmpty();
        });
    }

    private static boolean isCalled(Snippet snippet, String nameOrId) {
        return snippet.id().equals(nameOrId)
                || snippet instanceof VarSnippet variable && variable.name().equals(nameOrId)
                || snippet instanceof DeclarationSnippet declared && declared.name().equals(nameOrId);
    }

    private List<String> list(Function<JShell, Stream<String>> lines) {
        return interpreter.withCompiler(shell -> lines.apply(shell).toList());
    }
}
