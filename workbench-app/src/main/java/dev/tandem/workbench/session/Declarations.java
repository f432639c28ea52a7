package dev.tandem.workbench.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// What has been typed into one session; asking waits for no running code and runs none.
public final class Declarations {
    /// A variable as it is at this moment.
    ///
    /// @param summary the value if it is simple, else its type and size; says so when that was not computed (yet)
    public record Variable(String name, String type, String summary) {}

    /// What a session knows by name.
    ///
    /// @param names of variables, methods and types
    /// @param imports that were typed, as statements
    public record Outline(Set<String> names, List<String> imports) {}

    /// A variable and the very object that it holds, which is not to be kept when the session is reset.
    ///
    /// @param hasValue whether its declaration has come to that value
    /// @param isTemporary whether JShell has made it for the value of an expression
    public record Holding(String name, String type, Object value, boolean hasValue, String summary, boolean isTemporary) {}

    private final Interpreter interpreter;

    Declarations(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /// All but those that JShell has made for values that an expression did not come to.
    public List<Variable> variables() {
        return interpreter.withCompiler(shell -> shell.variables()
                .filter(each -> shell.status(each) == Status.VALID)
                .flatMap(each -> variable(each, shell.varValue(each)).stream()).toList());
    }

    /// As [#variables], with what they hold.
    public List<Holding> holdings() {
        return holdings(_ -> true);
    }

    /// As [#holdings], of one variable.
    public Optional<Holding> holding(String name) {
        return holdings(name::equals).stream().findFirst();
    }

    private List<Holding> holdings(Predicate<String> wanted) {
        return interpreter.withCompiler(shell -> shell.variables()
                .filter(each -> wanted.test(each.name()) && shell.status(each) == Status.VALID)
                .flatMap(each -> holding(shell, each).stream()).toList());
    }

    private Optional<Holding> holding(JShell shell, VarSnippet snippet) {
        AtomicReference<Object> value = new AtomicReference<>();
        String summary = interpreter.seeing(value::set, () -> shell.varValue(snippet));
        return variable(snippet, summary).map(each -> new Holding(each.name(), each.type(), value.get(), !summary.equals(Initialisers.COMPUTING)
                && !summary.endsWith(Initialisers.UNENDED), summary, snippet.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND));
    }

    private static Optional<Variable> variable(VarSnippet snippet, String summary) {
        boolean isComputed = !summary.equals(Initialisers.COMPUTING) && !summary.endsWith(Initialisers.UNENDED);
        return isComputed || snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                ? Optional.of(new Variable(snippet.name(), TypeWords.ofSource(snippet.typeName()), summary)) : Optional.empty();
    }

    /// Texts that declare a name as it is declared here, and compute nothing; empty when it is not. A method may have several.
    public List<String> outline(String name) {
        return interpreter.withCompiler(shell -> shell.snippets()
                .filter(each -> each instanceof PersistentSnippet declared && declared.name().equals(name) && shell.status(each).isDefined())
                .map(Declarations::outline).toList());
    }

    private static String outline(Snippet declared) {
        return declared instanceof VarSnippet variable ? variable.typeName() + " " + variable.name() + ";" : declared.source();
    }

    /// The names of variables, methods and types, and the imports that were typed.
    public Outline outline() {
        return interpreter.withCompiler(shell -> {
            List<Snippet> typed = shell.snippets().filter(each -> shell.status(each).isActive() && !SnippetIds.isStartup(each.id())).toList();
            return new Outline(
                    typed.stream().filter(each -> each instanceof VarSnippet || each instanceof MethodSnippet || each instanceof TypeDeclSnippet)
                            .map(each -> ((PersistentSnippet) each).name()).collect(Collectors.toUnmodifiableSet()),
                    typed.stream().filter(ImportSnippet.class::isInstance).map(Snippet::source).toList());
        });
    }

    /// All statements in the order in which they were typed.
    public List<Typed> typed() {
        return interpreter.withCompiler(shell -> {
            List<Typed> all = new ArrayList<>();
            for (Snippet each : shell.snippets().toList()) {
                if (!SnippetIds.isStartup(each.id())) {
                    all.add(typed(shell, each));
                } else if (shell.status(each).isActive()) {
                    StartImports.of(each).forEach(line -> all.add(startup(all.size() + 1, line)));
                }
            }
            return List.copyOf(all);
        });
    }

    private static Typed startup(int number, String line) {
        return new Typed(SnippetIds.startup(number), line, Typed.Kind.IMPORT, "", line, Typed.Standing.STARTUP);
    }

    /// Forgets what has this id.
    public void drop(String id) {
        interpreter.withCompiler(shell -> {
            shell.snippets().filter(each -> each.id().equals(id)).toList().forEach(shell::drop);
            return null;
        });
    }

    private static Typed typed(JShell shell, Snippet snippet) {
        Typed.Kind kind = switch (snippet) {
            case VarSnippet _ -> Typed.Kind.VARIABLE;
            case MethodSnippet _ -> Typed.Kind.METHOD;
            case TypeDeclSnippet _ -> Typed.Kind.TYPE;
            case ImportSnippet _ -> Typed.Kind.IMPORT;
            default -> Typed.Kind.NOTHING;
        };
        String name = snippet instanceof PersistentSnippet declared ? declared.name() : "";
        Typed.Standing standing = standing(snippet.id(), shell.status(snippet));
        return new Typed(snippet.id(), snippet.source().strip(), kind, name, describe(shell, snippet), standing);
    }

    private static Typed.Standing standing(String id, Status status) {
        return SnippetIds.isRefused(id) ? Typed.Standing.REFUSED
                : status.isActive() ? Typed.Standing.ACTIVE : Typed.Standing.REPLACED;
    }

    private static String describe(JShell shell, Snippet snippet) {
        return switch (snippet) {
            case VarSnippet variable -> variable.typeName() + " " + variable.name()
                    + (shell.status(variable) == Status.VALID ? " = " + shell.varValue(variable) : " (not active)");
            case MethodSnippet method -> method.signature().replaceFirst(".*\\)", "").strip() + " " + signature(method);
            case TypeDeclSnippet type -> describe(type);
            default -> snippet.source().strip();
        };
    }

    /// A method with the types of its parameters.
    static String signature(MethodSnippet method) {
        return method.name() + "(" + method.parameterTypes() + ")";
    }

    static String describe(TypeDeclSnippet type) {
        String kind = switch (type.subKind()) {
            case ANNOTATION_TYPE_SUBKIND -> "annotation interface";
            default -> type.subKind().name().replace("_SUBKIND", "").toLowerCase(Locale.ROOT);
        };
        return kind + " " + type.name();
    }
}
