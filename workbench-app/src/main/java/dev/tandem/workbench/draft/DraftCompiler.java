package dev.tandem.workbench.draft;

import dev.tandem.workbench.session.Assistance.Documentation;
import dev.tandem.workbench.session.Problem;
import dev.tandem.workbench.session.SessionOptions;
import dev.tandem.workbench.session.StartImports;
import dev.tandem.workbench.session.classpath.SessionFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/// A JShell that declares and runs nothing: it knows the statements of a text that is being edited. Used by one thread, which
/// closes it.
final class DraftCompiler implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\w$]*");
    private static final String UNKNOWN = "compiler.err.cant.resolve";

    private final JShell shell;
    private SessionFiles files;

    DraftCompiler(SessionOptions options) {
        shell = JShell.builder().executionEngine(new NothingRuns(), Map.of()).fileManager(this::files).build();
        for (List<Path> paths : List.of(options.classPath(), options.libraries())) {
            paths.forEach(path -> shell.addToClasspath(path.toString()));
        }
        StartImports.evaluate(shell, options.imports());
    }

    private SessionFiles files(StandardJavaFileManager ofCompiler) {
        files = new SessionFiles(ofCompiler);
        return files;
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /// Declares what a text declares.
    ///
    /// @return what was made of it
    List<Snippet> declare(String text) {
        return shell.eval(text).stream().filter(event -> event.causeSnippet() == null && event.status() != Status.REJECTED)
                .map(SnippetEvent::snippet).toList();
    }

    /// Has a statement tell what it declares and what is wrong with it; what it declared before is forgotten.
    ///
    /// @return the names that it has and nobody has declared
    Set<String> check(Checked statement) {
        Part part = statement.part();
        List<Snippet> before = statement.snippets();
        if (part.isCommand()) {
            statement.is(List.of(), Map.of(), List.of());
            forget(before);
            return Set.of();
        }
        if (!part.isComplete()) {
            statement.is(List.of(), Map.of(), List.of(withoutEnd(part)));
            forget(before);
            return Set.of();
        }
        List<Snippet> made = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        for (SnippetEvent event : shell.eval(part.code())) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            if (event.status() == Status.REJECTED) {
                shell.diagnostics(snippet).filter(Diag::isError).forEach(diag -> {
                    findings.add(finding(diag, part));
                    nameAt(diag, part.code()).ifPresent(unknown::add);
                });
                if (findings.isEmpty()) {
                    findings.add(withoutEnd(part));
                }
            } else {
                made.add(snippet);
                unknown.addAll(missing(snippet));
            }
        }
        statement.is(made, declared(made), findings);
        before.stream().filter(old -> !made.contains(old)).forEach(this::forget);
        return unknown;
    }

    /// At the end of its first line: what misses its end is there more often than at the end of the text.
    private static Finding withoutEnd(Part part) {
        int end = part.code().lines().findFirst().orElse("").stripTrailing().length();
        return new Finding(Math.max(0, end - 1), end, Problem.INCOMPLETE);
    }

    private static Finding finding(Diag diag, Part part) {
        int length = part.code().length();
        int start = Math.clamp(diag.getStartPosition(), 0, length);
        int end = Math.clamp(diag.getEndPosition(), start, length);
        return new Finding(start, end, Problem.said(diag.getMessage(Locale.ROOT)));
    }

    private static Optional<String> nameAt(Diag diag, String code) {
        if (diag.getCode() == null || !diag.getCode().startsWith(UNKNOWN)) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(code);
        int at = Math.clamp(diag.getPosition(), 0, code.length());
        return name.find(at) && name.start() == at ? Optional.of(name.group()) : Optional.empty();
    }

    /// The names that what was declared needs and that are not there yet.
    Set<String> missing(Snippet snippet) {
        Set<String> names = new LinkedHashSet<>();
        if (snippet instanceof DeclarationSnippet declared && shell.status(snippet).isActive()) {
            shell.unresolvedDependencies(declared).forEach(each -> {
                // As in "variable x" or "method f(int)".
                Matcher name = NAME.matcher(each);
                if (name.find(each.indexOf(' ') + 1)) {
                    names.add(name.group());
                }
            });
        }
        return names;
    }

    /// The signatures of what is called or named at the end of a text.
    List<Documentation> explain(String text, boolean withText) {
        var found = analysis().documentation(text, text.length(), withText);
        return withText ? Documentation.withTexts(found) : Documentation.of(found);
    }

    /// The full names of types that the simple name at the end of a text could mean; null while that is not known yet.
    List<String> importable(String text) {
        QualifiedNames names = analysis().listQualifiedNames(text, text.length());
        return names.isResolvable() ? List.of() : names.getNames().isEmpty() && !names.isUpToDate() ? null : names.getNames();
    }

    /// Whether it can be used belongs to what a name is.
    private Map<String, String> declared(List<Snippet> made) {
        Map<String, String> names = new HashMap<>();
        for (Snippet each : made) {
            String usable = shell.status(each).isDefined() ? "" : " not yet";
            switch (each) {
                case VarSnippet variable when variable.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND ->
                        names.merge(variable.name(), variable.typeName() + usable, String::concat);
                case MethodSnippet method -> names.merge(method.name(), method.signature() + usable, String::concat);
                case TypeDeclSnippet type -> names.merge(type.name(), type.source() + usable, String::concat);
                case ImportSnippet imported -> names.merge(imported.name(), imported.fullname(), String::concat);
                default -> {}
            }
        }
        return names;
    }

    /// Those that came last go first: JShell stumbles over what needs something that is gone.
    void forget(List<Snippet> snippets) {
        snippets.reversed().forEach(this::forget);
    }

    private void forget(Snippet snippet) {
        if (shell.status(snippet).isActive()) {
            shell.drop(snippet);
        }
    }

    @Override
    public void close() {
        shell.close();
        try {
            if (files != null) {
                files.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
