package dev.tandem.workbench.session;

import dev.tandem.workbench.session.Failure.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;

/// Turns JShell's exceptions into failures whose frames name lines of what was typed.
final class SnippetFailures {
    private static final int MOST_FRAMES = 50;
    private static final String ENGINE = "dev.tandem.engine.";
    private static final List<String> INTERNAL = List.of(
            "dev.tandem.workbench.", "dev.tandem.charts.", "dev.tandem.cluster.", ENGINE, "jdk.internal.reflect.",
            "java.lang.invoke.", "java.lang.reflect.", "REPL.");

    private final JShell shell;
    private final Origins origins;

    SnippetFailures(JShell shell, Origins origins) {
        this.shell = shell;
        this.origins = origins;
    }

    /// @param original the exception as it was thrown, or null
    Failure of(JShellException exception, Throwable original) {
        List<Frame> frames = frames(exception.getStackTrace());
        if (exception instanceof UnresolvedReferenceException unresolved) {
            return new Failure("UnresolvedReference", missing(unresolved.getSnippet()), frames, null, original);
        }
        EvalException thrown = (EvalException) exception;
        Failure cause = thrown.getCause() instanceof JShellException inner
                ? of(inner, original == null ? null : original.getCause()) : null;
        return new Failure(thrown.getExceptionClassName(), thrown.getMessage(), frames, cause, original);
    }

    /// What kept the classes of a statement from being loaded.
    static Failure ofLoading(Throwable error) {
        return new Failure(error.getClass().getName(), error.getMessage(), List.of(), null, error);
    }

    private String missing(DeclarationSnippet declared) {
        String names = shell.unresolvedDependencies(declared).collect(Collectors.joining(", "));
        return "used before everything it needs is defined: name=" + declared.name() + ", missing=" + names;
    }

    private List<Frame> frames(StackTraceElement[] stack) {
        List<Frame> frames = new ArrayList<>();
        for (StackTraceElement element : stack) {
            Frame frame = frame(element);
            if (element.getClassName().startsWith(ENGINE)) {
                // What the engine calls of the JDK is as little of the user's business as the engine itself.
                while (!frames.isEmpty() && isOfJdk(frames.getLast())) {
                    frames.removeLast();
                }
            }
            if (frame != null && frames.size() < MOST_FRAMES) {
                frames.add(frame);
            }
        }
        return frames;
    }

    private static boolean isOfJdk(Frame frame) {
        return frame.source() == null && (frame.call().startsWith("java.") || frame.call().startsWith("jdk."));
    }

    /// The frame as the user should see it; null when it is none of the user's business.
    private Frame frame(StackTraceElement element) {
        String file = element.getFileName();
        if (file != null && file.startsWith("#")) {
            Origins.Origin origin = origins.get(file.substring(1));
            return origin == null ? null
                    : new Frame(call(element), origin.source().name(), origin.line(element.getLineNumber()), origin.source());
        }
        if (INTERNAL.stream().anyMatch(element.getClassName()::startsWith) || isThreadStart(element)) {
            return null;
        }
        return new Frame(element.getClassName() + "." + element.getMethodName(), file, element.getLineNumber(), null);
    }

    /// How every thread begins, which tells nobody anything.
    private static boolean isThreadStart(StackTraceElement element) {
        return element.getClassName().equals("java.lang.Thread") && element.getMethodName().startsWith("run");
    }

    private static String call(StackTraceElement element) {
        String method = element.getMethodName().startsWith("lambda$") ? "lambda" : element.getMethodName();
        return element.getClassName().isEmpty() ? method : element.getClassName() + "." + method;
    }
}
