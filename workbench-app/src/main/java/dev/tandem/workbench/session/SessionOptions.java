package dev.tandem.workbench.session;

import dev.tandem.plugin.ScriptImports;
import dev.tandem.workbench.session.classpath.ClassPathServices;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How a session starts.
///
/// @param imports lines evaluated first; those that do not compile are left out
/// @param classPath jars and folders of classes that typed code can use, here and on workers
/// @param libraries jars that typed code can use, too, and whose classes are never rewritten, so that their lambdas do not travel
/// @param rendersValues whether values are turned into text; a script needs none
/// @param onStart runs on the evaluator thread before anything else, also after a reset
public record SessionOptions(List<String> imports, List<Path> classPath, List<Path> libraries, boolean rendersValues, Runnable onStart) {
    public SessionOptions {
        imports = List.copyOf(imports);
        classPath = List.copyOf(classPath);
        libraries = List.copyOf(libraries);
    }

    /// With nothing but what is on this program's own class path.
    public SessionOptions(List<String> imports, boolean rendersValues, Runnable onStart) {
        this(imports, List.of(), List.of(), rendersValues, onStart);
    }

    /// The imports of all providers, values rendered.
    public static SessionOptions standard() {
        List<String> lines = new ArrayList<>();
        ClassPathServices.of(ScriptImports.class).forEach(provider -> lines.addAll(provider.lines()));
        return new SessionOptions(lines, true, () -> {});
    }

    public SessionOptions withoutValues() {
        return new SessionOptions(imports, classPath, libraries, false, onStart);
    }

    public SessionOptions onStart(Runnable action) {
        return new SessionOptions(imports, classPath, libraries, rendersValues, action);
    }

    /// These with more classes, and with imports after the present ones.
    public SessionOptions with(List<Path> moreClasses, List<String> moreImports) {
        return new SessionOptions(joined(imports, moreImports), joined(classPath, moreClasses), libraries, rendersValues, onStart);
    }

    /// These with more libraries.
    public SessionOptions withLibraries(List<Path> more) {
        return new SessionOptions(imports, classPath, joined(libraries, more), rendersValues, onStart);
    }

    /// The imports, classes and libraries that these have and others do not.
    SessionOptions without(SessionOptions others) {
        return new SessionOptions(rest(imports, others.imports), rest(classPath, others.classPath), rest(libraries, others.libraries),
                rendersValues, onStart);
    }

    /// These with the imports, classes and libraries of others, and no more of them.
    SessionOptions asWide(SessionOptions others) {
        return new SessionOptions(others.imports, others.classPath, others.libraries, rendersValues, onStart);
    }

    /// Whether nothing is imported, nor any class added.
    boolean isEmpty() {
        return imports.isEmpty() && classPath.isEmpty() && libraries.isEmpty();
    }

    private static <T> List<T> rest(List<T> all, List<T> others) {
        return all.stream().filter(each -> !others.contains(each)).toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
