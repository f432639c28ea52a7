package dev.tandem.workbench.session;

import dev.tandem.engine.TypedNames;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Finds where the frames of a stack were typed when its exception has come past the interpreter, as in a thread of a script's
/// own or on a worker. Thread-safe: shares the interpreter's compiler lock, and leaves a text as it is when that is not to be had.
final class TypedPlaces {
    private static final Pattern FRAME =
            Pattern.compile("(?:[\\w.@$-]*/+)?(REPL\\." + TypedNames.WRAPPER + ")(\\$[\\w$]+)?\\.([\\w$<>]+)\\([^()\\s]*:(\\d+)\\)");
    private static final String SIGN = "REPL.$JShell$";

    private final JShell shell;
    private final ReentrantLock compiler;
    private final Origins origins;
    /// The classes of statements that have not ended when they are asked for, with their places; written by the evaluator.
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    /// Written by the evaluator; null while nothing is evaluated.
    private volatile Running present;

    /// A statement that is being evaluated.
    private record Running(String text, Origins.Origin origin) {}

    TypedPlaces(JShell shell, ReentrantLock compiler, Origins origins) {
        this.shell = shell;
        this.compiler = compiler;
        this.origins = origins;
    }

    void begins(String statement, SourceText source, int offset) {
        present = new Running(statement, new Origins.Origin(source, offset));
    }

    /// Classes of the present statement are there.
    void loaded(Set<String> classes) {
        Running now = present;
        if (now != null) {
            classes.forEach(name -> running.put(name, now));
        }
    }

    /// The snippets of the present statement are known from now on.
    void ended() {
        present = null;
        running.clear();
    }

    /// A text in which frames name the lines of what was typed: `f (a.jsh:3)`.
    ///
    /// @param waits whether to wait for the compiler
    String in(String text, boolean waits) {
        if (!text.contains(SIGN)) {
            return text;
        }
        if (!compiler.tryLock()) {
            if (!waits) {
                return text;
            }
            compiler.lock();
        }
        try {
            return TypedNames.in(FRAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(frame(found.group(), found.group(1),
                    found.group(2), found.group(3), Integer.parseInt(found.group(4))))));
        } finally {
            compiler.unlock();
        }
    }

    private String frame(String whole, String wrapper, String inner, String method, int line) {
        String place = place(wrapper, line);
        if (place == null) {
            return whole;
        }
        String call = method.startsWith("lambda$") ? "lambda" : method.startsWith("do_it$") ? "" : method;
        String type = inner == null || !Character.isLetter(inner.charAt(1)) ? "" : inner.substring(1).replace('$', '.') + ".";
        return call.isEmpty() && type.isEmpty() ? place : type + call + " (" + place + ")";
    }

    /// Null when it is not known.
    private String place(String wrapper, int line) {
        SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
        for (Snippet snippet : shell.snippets().toList()) {
            Origins.Origin origin = origins.get(snippet.id());
            SnippetWrapper code = origin == null ? null : analysis.wrapper(snippet);
            if (code != null && wrapper.equals(code.fullClassName())) {
                return place(origin, code, line);
            }
        }
        Running now = running.get(wrapper);
        return now == null ? null : analysis.wrappers(now.text()).stream().findFirst().map(code -> place(now.origin(), code, line)).orElse(null);
    }

    /// The last line of the statement that is not behind that of its class.
    private static String place(Origins.Origin origin, SnippetWrapper code, int line) {
        String source = code.source();
        int found = 1;
        int number = 1;
        for (int at = 0; at >= 0 && at < source.length(); number++) {
            int wrapped = code.sourceToWrappedPosition(at);
            if (wrapped < 0 || lineAt(code.wrapped(), wrapped) > line) {
                break;
            }
            found = number;
            int end = source.indexOf('\n', at);
            at = end < 0 ? -1 : end + 1;
        }
        return origin.source().name() + ":" + origin.line(found);
    }

    private static int lineAt(String text, int position) {
        return 1 + (int) text.substring(0, Math.min(position, text.length())).chars().filter(c -> c == '\n').count();
    }
}
