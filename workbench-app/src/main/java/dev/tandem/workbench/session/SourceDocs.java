package dev.tandem.workbench.session;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The documentation of Tandem's own types and methods, read from the sources that lie in its jars; JShell looks for the JDK's only.
/// Each source is read once. Thread-safe.
final class SourceDocs {
    private static final Pattern GENERICS = Pattern.compile("<[^<>]*>");
    /// A type with its packages, and what follows it: nothing, a member, or the parameters of either.
    private static final Pattern NAMED =
            Pattern.compile("((?:[a-z_][\\w$]*\\.)+)([A-Z]\\w*(?:\\.[A-Z]\\w*)*)(?:\\.([a-z_]\\w*))?(?:\\(([^()]*)\\))?$");
    /// By source, what it documents.
    private static final Map<String, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

    private SourceDocs() {}

    /// @param signature as JShell writes it, as in "int pkg.Type.member(int a)"
    /// @return "" where there is none
    static String of(String signature) {
        String plain = signature;
        for (String before = ""; !before.equals(plain);) {
            before = plain;
            plain = GENERICS.matcher(plain).replaceAll("");
        }
        Matcher named = NAMED.matcher(plain);
        if (!named.find()) {
            return "";
        }
        String outer = named.group(2).split("\\.")[0];
        Map<String, String> docs = KNOWN.computeIfAbsent("META-INF/sources/" + named.group(1).replace('.', '/') + outer + ".java", SourceDocs::read);
        return docs.getOrDefault(key(named.group(2), named.group(3), named.group(4)), "");
    }

    /// @param member null for a type or a constructor
    /// @param parameters with their types; null for what has none
    private static String key(String type, String member, String parameters) {
        String names = parameters == null ? "" : Stream.of(parameters.split(",")).map(String::strip)
                .map(each -> each.substring(each.lastIndexOf(' ') + 1)).collect(Collectors.joining(",", "(", ")"));
        return type + (member == null ? "" : "." + member) + names;
    }

    private static Map<String, String> read(String path) {
        try (InputStream source = SourceDocs.class.getClassLoader().getResourceAsStream(path)) {
            return source == null ? Map.of() : parse(path, new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            // No documentation is better than none of the help.
            return Map.of();
        }
    }

    private static Map<String, String> parse(String path, String text) throws IOException {
        JavaFileObject file = new SimpleJavaFileObject(URI.create("source:///" + path), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(file));
        Map<String, String> docs = new HashMap<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Scanner(DocTrees.instance(task), docs).scan(unit, "");
        }
        return Map.copyOf(docs);
    }

    /// Collects comments; its argument is the type that it is in.
    private static final class Scanner extends TreePathScanner<Void, String> {
        private final DocTrees trees;
        private final Map<String, String> docs;

        Scanner(DocTrees trees, Map<String, String> docs) {
            this.trees = trees;
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = outer.isEmpty() ? type.getSimpleName().toString() : outer + "." + type.getSimpleName();
            note(name);
            return super.visitClass(type, name);
        }

        @Override
        public Void visitMethod(MethodTree method, String type) {
            String names = method.getParameters().stream().map(each -> each.getName().toString()).collect(Collectors.joining(",", "(", ")"));
            note(type + (method.getReturnType() == null ? "" : "." + method.getName()) + names);
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, String type) {
            note(type + "." + field.getName());
            return null;
        }

        private void note(String key) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                docs.putIfAbsent(key, JavadocText.of(comment));
            }
        }
    }
}
