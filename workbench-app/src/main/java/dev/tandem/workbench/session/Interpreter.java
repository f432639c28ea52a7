package dev.tandem.workbench.session;

import dev.tandem.engine.internal.code.SessionClassLoader;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.workbench.session.Statements.Statement;
import dev.tandem.workbench.session.classpath.SessionFiles;
import java.io.Closeable;
import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.tools.StandardJavaFileManager;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// One JShell with its class loader and its stop switch: all that a reset throws away.
///
/// The compiler is used by one thread at a time, under a lock that is free while typed code runs.
final class Interpreter implements AutoCloseable {
    private final StopSwitch stopSwitch = new StopSwitch();
    private final ReentrantLock compiler = new ReentrantLock();
    private final SessionClassLoader loader;
    private final SnippetControl control;
    private final JShell shell;
    /// Made by the shell when it first compiles; null before.
    private volatile SessionFiles files;
    private final SnippetIds ids = new SnippetIds();
    private final Origins origins = new Origins();
    private final Outcomes outcomes;
    private final TypedPlaces places;

    /// @param scope owns what typed code opens
    Interpreter(boolean rendersValues, ParallelExecutionManager scope) {
        loader = new SessionClassLoader(Interpreter.class.getClassLoader(), LocalForm::of);
        SessionLinks.register(loader, stopSwitch);
        control = new SnippetControl(loader, stopSwitch, compiler, rendersValues, scope, this::loaded);
        shell = JShell.builder().executionEngine(new Provider(control), Map.of())
                .fileManager(this::files)
                .idGenerator((snippet, _) -> ids.of(shell(), snippet)).tempVariableNameGenerator(ids::variable).build();
        outcomes = new Outcomes(shell, origins, stopSwitch);
        places = new TypedPlaces(shell, compiler, origins);
        UncaughtCode.register(loader, places);
        loader.explainUndeclared(name -> withCompiler(_ -> undeclaredIn(name)));
    }

    /// What a method or type of that name uses that is not declared.
    private String undeclaredIn(String name) {
        return shell.snippets().filter(each -> each instanceof DeclarationSnippet declared && declared.name().equals(name))
                .filter(each -> shell.status(each).isActive())
                .flatMap(each -> shell.unresolvedDependencies((DeclarationSnippet) each)).distinct().collect(Collectors.joining(", "));
    }

    private void loaded(Set<String> classes) {
        if (places != null) {
            places.loaded(classes);
        }
    }

    /// Where frames of stacks were typed.
    TypedPlaces places() {
        return places;
    }

    private SessionFiles files(StandardJavaFileManager ofCompiler) {
        files = new SessionFiles(ofCompiler);
        return files;
    }

    private JShell shell() {
        return shell;
    }

    StopSwitch stopSwitch() {
        return stopSwitch;
    }

    ClassLoader loader() {
        return loader;
    }

    /// Lets the compiler and typed code see the jars and folders of classes of these options; classes of libraries are never rewritten.
    void addClasses(SessionOptions options) throws MalformedURLException {
        for (Path each : options.classPath()) {
            loader.addURL(each.toUri().toURL());
            showToCompiler(each);
        }
        for (Path each : options.libraries()) {
            loader.addLibrary(each.toUri().toURL());
            showToCompiler(each);
        }
    }

    private void showToCompiler(Path path) {
        withCompiler(_ -> {
            shell.addToClasspath(path.toString());
            return null;
        });
    }

    /// Evaluates what the session begins with.
    void begin(List<String> imports) {
        withCompiler(shell -> {
            StartImports.evaluate(shell, imports);
            ids.begin();
            return null;
        });
    }

    /// Evaluates more imports, each for itself, as if the session had begun with them; those that do not compile are left out.
    void beginAlso(List<String> imports) {
        withCompiler(shell -> {
            ids.asAtTheStart(() -> imports.forEach(shell::eval));
            return null;
        });
    }

    /// Evaluates the first statement of a text from an offset on, which is not blank.
    EvaluatedStatement evaluate(SourceText source, int offset) {
        return withCompiler(shell -> {
            Statement statement = Statements.first(shell.sourceCodeAnalysis(), source, offset);
            loader.entering(statement.text());
            places.begins(statement.text(), source, offset);
            List<SnippetEvent> events = eval(shell, statement.text());
            events.stream().filter(event -> event.causeSnippet() == null && event.status() != Status.REJECTED)
                    .forEach(event -> origins.put(event.snippet().id(), source, offset));
            places.ended(events.stream().filter(event -> event.status() != Status.REJECTED).map(SnippetEvent::snippet).toList());
            return new EvaluatedStatement(outcomes.of(events, control.takeThrown(), control.takeChange(Outcomes.declared(events)), source, offset),
                    statement.next());
        });
    }

    private List<SnippetEvent> eval(JShell shell, String statement) {
        try {
            return shell.eval(statement);
        } finally {
            control.statementEnded();
        }
    }

    /// Uses the compiler now, waiting for a compilation but never for typed code.
    <R> R withCompiler(Function<JShell, R> use) {
        compiler.lock();
        try {
            return use.apply(shell);
        } finally {
            compiler.unlock();
        }
    }

    /// What asking for the text of a variable gives, and the value itself to a taker; under the compiler's lock.
    String seeing(Consumer<Object> taker, Supplier<String> asking) {
        return control.seeing(taker, asking);
    }

    /// Goes on without the code that runs, which did not stop when asked to.
    ///
    /// @return false when no code runs, or it has ended just then
    boolean leaveBehind() {
        return control.leaveBehind();
    }

    @Override
    public void close() {
        UncaughtCode.forget(loader);
        stopSwitch.shut();
        control.close();
        shell.close();
        closeJars(loader);
        closeJars(files);
    }

    private static void closeJars(Closeable ofSession) {
        try {
            if (ofSession != null) {
                ofSession.close();
            }
        } catch (IOException e) {
            // A jar that cannot be closed harms nobody here.
        }
    }

    private record Provider(ExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "tandem";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}
