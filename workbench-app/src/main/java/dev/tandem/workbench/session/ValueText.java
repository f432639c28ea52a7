package dev.tandem.workbench.session;

import dev.tandem.engine.operator.parallel.ParallelOperator;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.space.DirectSum;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.SweepResult;
import dev.tandem.engine.sweep.SweepRow;
import dev.tandem.engine.task.PoolManager;
import java.io.File;
import java.lang.reflect.Array;
import java.net.URI;
import java.nio.file.Path;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;

/// Values as text of bounded length, at bounded cost: big ones by type, size and first items.
public final class ValueText {
    private static final int MOST_ITEMS = 20;
    private static final int MOST_CHARACTERS = 1000;
    private static final int DEEPEST = 4;

    private ValueText() {}

    /// Calls `toString` of typed classes, so it belongs on the evaluator thread, where it can be stopped.
    ///
    /// @throws StopError when stopped
    static String of(Object value) {
        StringBuilder text = new StringBuilder();
        try {
            append(text, value, 0);
        } catch (RuntimeException | StackOverflowError e) {
            text.append("(showing it threw ").append(e.getClass().getName()).append(')');
        }
        return cut(text.toString(), MOST_CHARACTERS);
    }

    /// A few words that run no typed code: the value itself when it is simple, else type and size.
    public static String summary(Object value) {
        return switch (value) {
            case null -> "null";
            case String _, Character _, Boolean _, Number _ when isJdk(value) -> of(value);
            case Object other when ArrayText.isArray(other) -> ArrayText.head(other);
            // Tandem's own words say more than a name, such as that a pool is closed, and run no typed code either.
            case WorkerPool _, PoolManager<?, ?> _, Sweep _, SweepResult _, SweepRow _ when isTandem(value) -> of(value);
            case ParallelOperator operator when isTandem(value) && operator.closed() -> TypeWords.of(value) + " (closed)";
            case VectorSpace space when isTandem(value) && !(space instanceof DirectSum) -> of(value);
            case Path _, File _, URI _, UUID _, TemporalAccessor _, TemporalAmount _ when isJdk(value) -> of(value);
            case Enum<?> constant -> constant.name();
            case Collection<?> _, Map<?, ?> _ when isJdk(value) -> TypeWords.of(value) + " (size " + size(value) + ")";
            default -> TypeWords.of(value);
        };
    }

    private static int size(Object container) {
        return container instanceof Map<?, ?> map ? map.size() : ((Collection<?>) container).size();
    }

    private static void append(StringBuilder text, Object value, int depth) {
        switch (value) {
            case null -> text.append("null");
            case String s -> quote(text, s);
            case Character c -> text.append('\'').append(escaped(c, '\'')).append('\'');
            case Collection<?> items when isJdk(items) -> appendAll(text, items, depth);
            case Map<?, ?> map when isJdk(map) -> appendAll(text, map, depth);
            case Object array when array.getClass().isArray() -> appendArray(text, array, depth);
            case Object other when ArrayText.isArray(other) -> text.append(ArrayText.of(other));
            default -> text.append(cut(other(value), MOST_CHARACTERS));
        }
    }

    private static String other(Object value) {
        try {
            // Which would be a name that nobody gave it and a number.
            return TypeWords.isNameless(value) && saysNothing(value) ? TypeWords.of(value) : String.valueOf(value.toString());
        } catch (RuntimeException | StackOverflowError e) {
            return TypeWords.of(value) + " (its toString() threw " + e.getClass().getName() + ")";
        }
    }

    private static boolean saysNothing(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass() == Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every object has it", e);
        }
    }

    private static boolean isJdk(Object value) {
        return value.getClass().getClassLoader() == null;
    }

    /// Not of a typed class that extends one.
    private static boolean isTandem(Object value) {
        return value.getClass().getClassLoader() == ValueText.class.getClassLoader();
    }

    private static void appendAll(StringBuilder text, Collection<?> items, int depth) {
        appendItems(text, items.iterator(), items.size(), depth, "[", "]");
    }

    private static void appendAll(StringBuilder text, Map<?, ?> map, int depth) {
        appendItems(text, map.entrySet().iterator(), map.size(), depth, "{", "}");
    }

    private static void appendItems(
            StringBuilder text, Iterator<?> items, int size, int depth, String open, String close) {
        text.append(open);
        int shown = 0;
        while (items.hasNext() && shown < MOST_ITEMS && depth < DEEPEST && text.length() < MOST_CHARACTERS) {
            text.append(shown++ == 0 ? "" : ", ");
            if (items.next() instanceof Object item) {
                appendItem(text, item, depth + 1);
            } else {
                text.append("null");
            }
        }
        text.append(shown < size ? (shown == 0 ? "..." : ", ...") + close + " (size " + size + ")" : close);
    }

    private static void appendItem(StringBuilder text, Object item, int depth) {
        if (item instanceof Map.Entry<?, ?> entry && isJdk(entry)) {
            append(text, entry.getKey(), depth);
            text.append('=');
            append(text, entry.getValue(), depth);
        } else {
            append(text, item, depth);
        }
    }

    private static void appendArray(StringBuilder text, Object array, int depth) {
        int length = Array.getLength(array);
        String name = array.getClass().getSimpleName();
        text.append(name, 0, name.indexOf('[') + 1).append(length).append(name.substring(name.indexOf('[') + 1));
        text.append(" { ");
        int shown = 0;
        while (shown < length && shown < MOST_ITEMS && depth < DEEPEST && text.length() < MOST_CHARACTERS) {
            text.append(shown == 0 ? "" : ", ");
            append(text, Array.get(array, shown++), depth + 1);
        }
        text.append(shown < length ? (shown == 0 ? "... }" : ", ... }") : " }");
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        int end = Math.min(value.length(), MOST_CHARACTERS);
        for (int i = 0; i < end; i++) {
            text.append(escaped(value.charAt(i), '"'));
        }
        text.append('"').append(end < value.length() ? "... (length " + value.length() + ")" : "");
    }

    private static String escaped(char c, char quote) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> c == quote ? "\\" + c : Character.isISOControl(c) ? String.format("\\u%04x", (int) c) : "" + c;
        };
    }

    private static String cut(String text, int most) {
        // Room for the closing bracket and the size, which are worth more than the last items.
        int room = most + 100;
        return text.length() <= room ? text : text.substring(0, most) + "... (length " + text.length() + ")";
    }
}
