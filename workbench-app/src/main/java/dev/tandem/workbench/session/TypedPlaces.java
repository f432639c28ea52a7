package dev.tandem.workbench.session;

import dev.tandem.engine.TypedNames;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/// Finds where the frames of a stack were typed when its exception has come past the interpreter, as in a thread of a script's
/// own or on a worker. Thread-safe. Of a statement that has not ended it must ask the compiler, and leaves the text as it is when
/// that is not to be had.
final class TypedPlaces {
    private static final Pattern FRAME =
            Pattern.compile("(?:[\\w.@$-]*/+)?(REPL\\." + TypedNames.WRAPPER + ")(\\$[\\w$]+)?\\.([\\w$<>]+)\\([^()\\s]*:(\\d+)\\)");
    /// Who logs, as the JDK writes it, which knows no line: its class and method, up to the end of the line.
    private static final Pattern CALLER = Pattern.compile("(REPL\\." + TypedNames.WRAPPER + ")(\\$[\\w$]+)? ([\\w$<>]+)$", Pattern.MULTILINE);
    private static final String SIGN = "REPL.$JShell$";
    /// The line of whoever logs: the first one of the statement stands for it.
    private static final int UNKNOWN = 0;

    private final JShell shell;
    private final ReentrantLock compiler;
    private final Origins origins;
    /// Written by the evaluator, by the names of their classes.
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    /// The classes of statements that have not ended when they are asked for, with their places; written by the evaluator.
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    /// Written by the evaluator; null while nothing is evaluated.
    private volatile Running present;

    /// What has been evaluated.
    private static final class Known {
        private final String id;
        private final SnippetWrapper code;
        /// Made when it is wanted, maybe by several threads, which make the same.
        private volatile int[] lines;

        Known(String id, SnippetWrapper code) {
            this.id = id;
            this.code = code;
        }

        int[] lines() {
            int[] made = lines;
            if (made == null) {
                made = TypedPlaces.lines(code);
                lines = made;
            }
            return made;
        }
    }

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

    /// The present statement has been evaluated; to be called under the compiler lock.
    ///
    /// @param snippets what is there since
    void ended(List<Snippet> snippets) {
        for (Snippet snippet : snippets) {
            SnippetWrapper code = shell.sourceCodeAnalysis().wrapper(snippet);
            known.put(code.fullClassName(), new Known(snippet.id(), code));
        }
        present = null;
        running.clear();
    }

    /// A text in which frames name the lines of what was typed, and callers the first line of that: `f (a.jsh:3)`.
    ///
    /// @param waits whether to wait for the compiler
    String in(String text, boolean waits) {
        if (!text.contains(SIGN)) {
            return text;
        }
        String framed = FRAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(frame(found.group(), found.group(2),
                found.group(3), place(found.group(1), Integer.parseInt(found.group(4)), waits))));
        return TypedNames.in(CALLER.matcher(framed).replaceAll(found -> Matcher.quoteReplacement(frame(found.group(), found.group(2),
                found.group(3), place(found.group(1), UNKNOWN, waits)))));
    }

    private static String frame(String whole, String inner, String method, String place) {
        if (place == null) {
            return whole;
        }
        String call = method.startsWith("lambda$") ? "lambda" : method.startsWith("do_it$") ? "" : method;
        String type = inner == null || !Character.isLetter(inner.charAt(1)) ? "" : inner.substring(1).replace('$', '.') + ".";
        return call.isEmpty() && type.isEmpty() ? place : type + call + " (" + place + ")";
    }

    /// Null when it is not known.
    private String place(String wrapper, int line, boolean waits) {
        Known before = known.get(wrapper);
        Origins.Origin origin = before == null ? null : origins.get(before.id);
        if (origin != null) {
            return place(origin, before.lines(), line);
        }
        Running now = running.get(wrapper);
        if (now == null) {
            return null;
        }
        if (line == UNKNOWN) {
            return place(now.origin(), new int[1], line);
        }
        if (waits) {
            compiler.lock();
        } else if (!compiler.tryLock()) {
            return null;
        }
        try {
            return shell.sourceCodeAnalysis().wrappers(now.text()).stream().findFirst().map(code -> place(now.origin(), lines(code), line))
                    .orElse(null);
        } finally {
            compiler.unlock();
        }
    }

    /// The last line of the statement that is not behind that of its class.
    ///
    /// @param lines of its class, for each line of the statement
    private static String place(Origins.Origin origin, int[] lines, int line) {
        int found = 1;
        while (found < lines.length && lines[found] <= line) {
            found++;
        }
        return origin.source().name() + ":" + origin.line(found);
    }

    /// In which line of its class each line of a statement is.
    private static int[] lines(SnippetWrapper code) {
        String source = code.source();
        String wrapped = code.wrapped();
        IntStream.Builder lines = IntStream.builder();
        int seen = 0;
        int line = 1;
        for (int at = 0; at >= 0 && at < source.length();) {
            int place = Math.min(code.sourceToWrappedPosition(at), wrapped.length());
            for (; seen < place; seen++) {
                line += wrapped.charAt(seen) == '\n' ? 1 : 0;
            }
            lines.add(line);
            int end = source.indexOf('\n', at);
            at = end < 0 ? -1 : end + 1;
        }
        return lines.build().toArray();
    }
}
