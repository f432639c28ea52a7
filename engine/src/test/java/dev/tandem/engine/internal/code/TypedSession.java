package dev.tandem.engine.internal.code;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// A minimal typed session for tests: snippets run in this process in a [SessionClassLoader].
///
/// The last value that a snippet gave to [#give(Object)] is what [#eval(String)] returns.
/// [#ask(String, List)] runs one snippet several times, compiled once.
public final class TypedSession implements AutoCloseable {
    /// What one run of a snippet came to: a value, or what it threw.
    public record Outcome(Object value, Throwable thrown) {}

    /// What snippets can use without saying so.
    public static final List<String> IMPORTS = List.of("java.util.*", "java.util.function.*", "java.util.stream.*", "java.nio.file.*",
            "java.time.*", "dev.tandem.engine.function.*", "dev.tandem.engine.pool.*", "dev.tandem.engine.runtime.*",
            "dev.tandem.engine.event.*", "dev.tandem.engine.worker.*", "org.nd4j.linalg.api.ndarray.INDArray",
            "org.nd4j.linalg.factory.Nd4j", "static dev.tandem.engine.internal.code.TypedSession.give");

    /// What the compiler has to see. Each session looks through all of it, which takes longer than what is typed there.
    public static final String CLASS_PATH = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.endsWith(".jar") || entry.contains("tandem-engine") || entry.contains("nd4j-api")
                    || entry.contains("slf4j-api"))
            .collect(Collectors.joining(File.pathSeparator));

    private static volatile Object given;

    private final SessionClassLoader loader;
    private final JShell shell;
    /// What each run of the snippet that is asked for begins with; null while others are evaluated.
    private List<Runnable> preparations;
    private final List<Outcome> outcomes = new ArrayList<>();
    private SessionClassLoader.Change change = SessionClassLoader.Change.NONE;

    public TypedSession() {
        loader = new SessionClassLoader(TypedSession.class.getClassLoader(), bytes -> bytes);
        shell = JShell.builder().executionEngine(provider(), Map.of()).fileManager(_ -> SharedFiles.of(CLASS_PATH)).build();
        // As one snippet, of which JShell knows the first by name: compiling each takes most of a session's start.
        enter(IMPORTS.stream().map(name -> "import " + name + ";").collect(Collectors.joining(" ")));
    }

    /// Called by snippets to hand a value to the test.
    public static void give(Object value) {
        given = value;
    }

    /// Runs all snippets of a text; the value given last.
    public Object eval(String text) {
        snippets(text).forEach(this::enter);
        return given;
    }

    private void enter(String source) {
        loader.entering(source);
        for (SnippetEvent event : shell.eval(source)) {
            require(event);
        }
    }

    /// The snippets that a text consists of.
    public List<String> snippets(String text) {
        List<String> snippets = new ArrayList<>();
        String rest = text;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            snippets.add(next.source() == null ? rest : next.source());
            rest = next.remaining();
        }
        return snippets;
    }

    /// Compiles one snippet and runs it once after each of the preparations.
    ///
    /// @throws IllegalStateException when it does not compile
    public List<Outcome> ask(String snippet, List<Runnable> each) {
        outcomes.clear();
        preparations = each;
        try {
            enter(snippet);
        } finally {
            preparations = null;
        }
        return List.copyOf(outcomes);
    }

    /// The shell itself, for who looks at its events.
    public JShell shell() {
        return shell;
    }

    /// Which variables a user was told of since this was asked last: they were reset, or hold objects or code of what was
    /// replaced.
    ///
    /// @param declared the variables that the statement itself declares
    public Set<String> takeTold(Set<String> declared) {
        Set<String> told = new TreeSet<>(change.lost());
        told.addAll(loader.outdated(change, declared));
        change = SessionClassLoader.Change.NONE;
        told.removeAll(declared);
        return told;
    }

    private static Map<String, byte[]> compiled(ExecutionControl.ClassBytecodes[] batch) {
        Map<String, byte[]> classes = new HashMap<>();
        for (ExecutionControl.ClassBytecodes one : batch) {
            classes.put(one.name(), one.bytecodes());
        }
        return classes;
    }

    private void note(SessionClassLoader.Change more) {
        change = change.and(more);
    }

    private void require(SnippetEvent event) {
        if (event.exception() != null) {
            throw new IllegalStateException(event.exception());
        }
        if (event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED) {
            throw new IllegalStateException(event.snippet().source() + ": "
                    + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList());
        }
    }

    private ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return new Control();
            }
        };
    }

    private final class Control extends DirectExecutionControl {
        Control() {
            super(new Loading());
        }

        @Override
        public void redefine(ClassBytecodes[] classes) throws ClassInstallException, NotImplementedException, EngineTerminationException {
            if (!loader.redefine(compiled(classes))) {
                throw new NotImplementedException("typed classes get new names");
            }
        }

        @Override
        public String invoke(String className, String methodName) throws RunException, InternalException, EngineTerminationException {
            note(loader.use(className));
            return super.invoke(className, methodName);
        }

        @Override
        protected String invoke(Method snippet) throws Exception {
            if (preparations == null) {
                return super.invoke(snippet);
            }
            for (Runnable preparation : preparations) {
                preparation.run();
                outcomes.add(outcome(snippet));
            }
            return "";
        }

        private static Outcome outcome(Method snippet) throws IllegalAccessException {
            try {
                return new Outcome(snippet.invoke(null), null);
            } catch (InvocationTargetException e) {
                return new Outcome(null, e.getCause());
            }
        }
    }

    private final class Loading implements LoaderDelegate {
        @Override
        public void load(ExecutionControl.ClassBytecodes[] added) {
            note(loader.add(compiled(added)));
        }

        @Override
        public void classesRedefined(ExecutionControl.ClassBytecodes[] redefined) {
            throw new UnsupportedOperationException("typed classes get new names");
        }

        @Override
        public void addToClasspath(String path) {
            // The test's own class path is the parent's.
        }

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            return loader.loadClass(name);
        }
    }

    @Override
    public void close() {
        shell.close();
    }
}
