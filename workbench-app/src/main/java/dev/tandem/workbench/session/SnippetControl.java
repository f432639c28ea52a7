package dev.tandem.workbench.session;

import dev.tandem.engine.internal.code.SessionClassLoader;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/// Runs compiled snippets in this process, on a thread of their own that can be left behind.
///
/// While typed code runs, the lock that guards the compiler is free, so that completion works.
final class SnippetControl implements ExecutionControl {
    private static final int MOST_CAUSES = 20;
    private static final String NAMELESS = " because \"";

    private final SessionClassLoader loader;
    private final StopSwitch stopSwitch;
    private final ReentrantLock compiler;
    private final boolean rendersValues;
    private final StatementRunner runner;
    private final Consumer<Set<String>> loads;
    private final Initialisers initialisers = new Initialisers();
    /// Written and read by the evaluator, as the next one.
    private Throwable thrown;
    /// Gets what variables hold whose text is asked for; guarded by the compiler's lock.
    private Consumer<Object> seen = _ -> {};
    /// What the present statement has done to variables so far.
    private SessionClassLoader.Change change = SessionClassLoader.Change.NONE;

    /// What a statement did to variables.
    ///
    /// @param lost those that have lost their values
    /// @param outdated those that hold objects or code of what the statement replaced
    record Change(Set<String> lost, Set<String> outdated) {}

    /// @param loads told the names of classes before they are there
    SnippetControl(SessionClassLoader loader, StopSwitch stopSwitch, ReentrantLock compiler, boolean rendersValues,
            ParallelExecutionManager scope, Consumer<Set<String>> loads) {
        this.loads = loads;
        this.loader = loader;
        this.stopSwitch = stopSwitch;
        this.compiler = compiler;
        this.rendersValues = rendersValues;
        this.runner = new StatementRunner(stopSwitch, scope);
    }

    /// What the last snippet threw, or why it could not be loaded, or null; asking forgets it.
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    /// What was done to variables since this was asked last.
    ///
    /// @param declared the variables that the statement itself declares
    Change takeChange(Set<String> declared) {
        Change taken = new Change(change.lost(), loader.outdated(change, declared));
        change = SessionClassLoader.Change.NONE;
        return taken;
    }

    /// Nothing more of the present statement will run.
    void statementEnded() {
        initialisers.statementEnded();
    }

    private void note(SessionClassLoader.Change more) {
        change = change.and(more);
    }

    @Override
    public void load(ClassBytecodes[] batch) throws ClassInstallException {
        boolean[] installed = new boolean[batch.length];
        try {
            Map<String, byte[]> compiled = compiled(batch);
            initialisers.loaded(compiled.keySet());
            loads.accept(compiled.keySet());
            note(loader.add(compiled));
            for (int i = 0; i < batch.length; i++) {
                // Prepared now, so that a class that cannot be linked is reported here.
                Class.forName(batch[i].name(), false, loader).getDeclaredMethods();
                installed[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
            thrown = e;
            throw new ClassInstallException("cannot load: " + e, installed);
        }
    }

    /// Classes stay, with new code where that is possible, so that variables keep their values.
    @Override
    public void redefine(ClassBytecodes[] batch) throws NotImplementedException {
        Map<String, byte[]> compiled = compiled(batch);
        if (!loader.redefine(compiled)) {
            throw new NotImplementedException("new classes take their place: classes=" + compiled.keySet());
        }
    }

    /// Overloads that call each other are in one class, which is in the batch once for each of them.
    private static Map<String, byte[]> compiled(ClassBytecodes[] batch) {
        return Arrays.stream(batch).collect(Collectors.toMap(ClassBytecodes::name, ClassBytecodes::bytecodes, (one, _) -> one));
    }

    @Override
    public String invoke(String className, String methodName) throws RunException, InternalException {
        Method method;
        note(loader.use(className));
        try {
            method = loader.loadClass(className).getDeclaredMethod(methodName);
            method.setAccessible(true);
        } catch (ReflectiveOperationException | LinkageError e) {
            thrown = e;
            throw new InternalException(e.toString());
        }
        boolean whole = false;
        compiler.unlock();
        try {
            String shown = runner.run(method.getDeclaringClass(), () -> run(method));
            whole = true;
            return shown;
        } catch (ExecutionException e) {
            throw unwrapped(e.getCause());
        } finally {
            initialisers.ended(className, whole);
            loader.evaluatedBy(null);
            compiler.lock();
        }
    }

    private static RunException unwrapped(Throwable cause) {
        return switch (cause) {
            case LeftBehindException _ -> new StoppedException();
            case RunException thrownByCode -> thrownByCode;
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException("unknown end of code", cause);
        };
    }

    /// Goes on without the code that runs, which must have been asked to stop.
    ///
    /// @return false when no code runs, or it has ended just then
    boolean leaveBehind() {
        return runner.leaveBehind();
    }

    private String run(Method method) throws RunException {
        Thread.currentThread().setContextClassLoader(loader);
        try {
            stopSwitch.enter();
            loader.evaluatedBy(Thread.currentThread());
            Object value = method.invoke(null);
            return rendersValues ? ValueText.of(value) : "";
        } catch (StopError e) {
            throw new StoppedException();
        } catch (InvocationTargetException e) {
            throw converted(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("made accessible before", e);
        } finally {
            if (!LeftThreads.contains(Thread.currentThread())) {
                System.out.flush();
            }
            stopSwitch.leave();
        }
    }

    private RunException converted(Throwable cause) {
        if (stopSwitch.isStopping() || LeftThreads.contains(Thread.currentThread())) {
            return new StoppedException();
        }
        thrown = cause;
        return converted(cause, MOST_CAUSES);
    }

    private static RunException converted(Throwable cause, int depth) {
        if (cause instanceof SPIResolutionException unresolved) {
            return new ResolutionException(unresolved.id(), unresolved.getStackTrace());
        }
        UserException result =
                new UserException(messageOf(cause), cause.getClass().getName(), cause.getStackTrace());
        if (cause.getCause() != null && depth > 0) {
            result.initCause(converted(cause.getCause(), depth - 1));
        }
        return result;
    }

    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            // The JVM finds no words for a value that came through a link.
            return message != null && message.endsWith(NAMELESS)
                    ? message.substring(0, message.length() - NAMELESS.length()) : message;
        } catch (RuntimeException | StackOverflowError e) {
            return "(its getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    /// Has a taker get the values of the variables whose text is asked for meanwhile. Under the compiler's lock.
    String seeing(Consumer<Object> taker, Supplier<String> asking) {
        seen = taker;
        try {
            return asking.get();
        } finally {
            seen = _ -> {};
        }
    }

    /// A summary that runs no typed code, since any thread may ask.
    @Override
    public String varValue(String className, String varName) throws InternalException {
        try {
            Field field = loader.loadClass(className).getDeclaredField(varName);
            field.setAccessible(true);
            return initialisers.summary(field, seen);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new InternalException(e.toString());
        }
    }

    /// The session adds to its class loader by itself.
    @Override
    public void addToClasspath(String path) {}

    @Override
    public void stop() {
        stopSwitch.request();
    }

    @Override
    public Object extensionCommand(String command, Object argument) throws NotImplementedException {
        throw new NotImplementedException("unknown command: name=" + command);
    }

    @Override
    public void close() {
        runner.close();
    }
}
