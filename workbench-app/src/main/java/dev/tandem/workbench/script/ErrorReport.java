package dev.tandem.workbench.script;

import dev.tandem.engine.TandemException;
import dev.tandem.workbench.session.Failure.Frame;
import dev.tandem.workbench.session.Failure;
import dev.tandem.workbench.session.Problem;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.StatementOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells what went wrong in lines of text, each error beginning with `FILE:LINE`.
public final class ErrorReport {
    private static final int MOST_FRAMES = 12;
    private static final int LONGEST_LINE = 200;
    private static final String CUT = "...";
    private static final String ENGINE = TandemException.class.getPackageName() + ".";
    private static final String OWN = "dev.tandem.";
    private static final Set<String> WAITING = Stream.of(InterruptedException.class, TimeoutException.class, CancellationException.class)
            .map(Class::getName).collect(Collectors.toSet());

    private ErrorReport() {}

    /// No lines for an outcome that is no error.
    public static List<String> lines(StatementOutcome outcome) {
        List<String> lines = new ArrayList<>();
        switch (outcome) {
            case StatementOutcome.Rejected rejected -> rejected.problems().forEach(problem -> addProblem(lines, problem));
            case StatementOutcome.Threw threw -> addFailure(lines, threw);
            case StatementOutcome.Stopped stopped -> addStopped(lines, stopped);
            case StatementOutcome.Exited exited when exited.code() != 0 ->
                    lines.add(exited.source().name() + ":" + exited.at() + ": exit code " + exited.code());
            default -> {}
        }
        return lines;
    }

    /// What a definition did to variables and what a class still needs, each line beginning with `FILE:LINE`.
    public static List<String> notes(StatementOutcome outcome) {
        return switch (outcome) {
            case StatementOutcome.Value value -> value.aftermath().placedLines();
            case StatementOutcome.Defined defined -> notes(defined);
            case StatementOutcome.Threw threw -> threw.aftermath().placedLines();
            default -> List.of();
        };
    }

    private static void addStopped(List<String> lines, StatementOutcome.Stopped stopped) {
        lines.add(stopped.source().name() + ":" + stopped.at() + ": stopped");
        if (stopped.left() != null) {
            lines.add("its thread did not react and is left behind in " + stopped.left() + "; it ends when that returns, and "
                    + "changes no variable and prints nothing");
        }
    }

    /// A method that needs something may well come before it; a class that does cannot even be mentioned until then.
    private static List<String> notes(StatementOutcome.Defined defined) {
        List<String> lines = new ArrayList<>(defined.aftermath().placedLines());
        if (!defined.exists()) {
            lines.add(defined.aftermath().place() + ": " + defined.missingLine());
        }
        return lines;
    }

    private static void addProblem(List<String> lines, Problem problem) {
        int column = problem.start().column();
        String kind = problem.error() ? "error" : "warning";
        lines.add(problem.file() + ":" + problem.start().line() + ":" + column + ": " + kind + ": "
                + problem.message().lines().findFirst().orElse(""));
        // Of a line of data as much as shows where it is, so that the message stays in sight.
        int from = Math.max(0, Math.min(column - 1 - LONGEST_LINE / 2, problem.sourceLine().length() - LONGEST_LINE));
        String line = problem.sourceLine().substring(from, Math.min(from + LONGEST_LINE, problem.sourceLine().length()));
        boolean isCut = from + line.length() < problem.sourceLine().length();
        lines.add((from > 0 ? CUT : "") + line + (isCut ? CUT : ""));
        lines.add((from > 0 ? " ".repeat(CUT.length()) : "") + indent(line, column - from) + "^");
        problem.message().lines().skip(1).forEach(lines::add);
    }

    /// Blanks up to the column, with the tabs of the line kept so that the caret meets its place.
    private static String indent(String line, int column) {
        return line.substring(0, Math.min(column - 1, line.length())).replaceAll("[^\t]", " ");
    }

    private static void addFailure(List<String> lines, StatementOutcome.Threw threw) {
        Failure failure = threw.failure();
        Frame typed = failure.typedFrame();
        String place = typed == null ? threw.source().name() + ":" + threw.at() : typed.file() + ":" + typed.line();
        if (failure.type().equals(CheckFailedError.class.getName())) {
            lines.add(place + ": check failed: " + checkText(failure, threw.source(), typed, threw.at()));
        } else {
            lines.add(place + ": " + headline(failure));
        }
        addFrames(lines, failure);
        for (Failure cause = failure.cause(); cause != null; cause = cause.cause()) {
            if (!isWaiting(failure, cause)) {
                lines.add("caused by: " + headline(cause));
                addFrames(lines, cause);
            }
        }
    }

    /// Whether it is only how the engine itself has waited, which its own message says better: without a word and at no place.
    private static boolean isWaiting(Failure failure, Failure cause) {
        return failure.type().startsWith(ENGINE) && WAITING.contains(cause.type()) && cause.message() == null && cause.cause() == null
                && cause.frames().stream().allMatch(frame -> frame.call().isEmpty());
    }

    private static String checkText(Failure failure, SourceText source, Frame typed, int statement) {
        if (failure.message() != null) {
            return failure.message();
        }
        boolean isHere = typed != null && typed.file().equals(source.name());
        return source.line(isHere ? typed.line() : statement).strip();
    }

    private static String headline(Failure failure) {
        if (failure.message() == null) {
            return failure.type();
        }
        // Those of Tandem say it in a sentence.
        return failure.type().startsWith(ENGINE) || isRefusal(failure) ? failure.message() + " (" + failure.type().replaceAll(".*[.$]", "") + ")"
                : failure.type() + ": " + failure.message();
    }

    /// Whether Tandem itself has refused an argument, such as the name of a kind that is not there.
    private static boolean isRefusal(Failure failure) {
        if (!failure.type().equals(IllegalArgumentException.class.getName()) || failure.original() == null) {
            return false;
        }
        StackTraceElement[] stack = failure.original().getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith(OWN);
    }

    private static void addFrames(List<String> lines, Failure failure) {
        List<Frame> frames = failure.frames();
        if (frames.size() == 1 && frames.getFirst().call().isEmpty()) {
            return;
        }
        frames.stream().limit(MOST_FRAMES).forEach(frame -> lines.add("    at " + text(frame)));
        if (frames.size() > MOST_FRAMES) {
            lines.add("    ... " + (frames.size() - MOST_FRAMES) + " more");
        }
    }

    private static String text(Frame frame) {
        String place = frame.file() == null ? "unknown source"
                : frame.line() < 1 ? frame.file() : frame.file() + ":" + frame.line();
        return frame.call().isEmpty() ? place : frame.call() + " (" + place + ")";
    }
}
