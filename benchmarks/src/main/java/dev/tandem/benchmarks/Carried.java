package dev.tandem.benchmarks;

import dev.tandem.workbench.session.Session;
import dev.tandem.workbench.session.SessionOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Which values, typed into a session, each of the serializers carries. Its `main` prints the table of
/// `docs/decisions/0001-own-graph-format.md`.
public final class Carried {
    private static final Map<String, String> SAMPLES = samples();
    private static final List<String> OUTCOMES = new ArrayList<>();

    private Carried() {}

    private static Map<String, String> samples() {
        Map<String, String> samples = new LinkedHashMap<>();
        samples.put("typed record", "new Sample(\"a\", 1)");
        samples.put("typed class", "new Plain(3)");
        samples.put("typed class, `Serializable`, whose superclass is not", "new Derived(3)");
        samples.put("lambda typed as `Function`", "(java.util.function.Function<Integer, Integer>) x -> x + 1");
        samples.put("`f.andThen(g)` of these", "f.andThen(f)");
        samples.put("`Function.identity()`", "java.util.function.Function.identity()");
        samples.put("`Optional.of(3)`", "Optional.of(3)");
        samples.put("a `subList`", "new ArrayList<>(List.of(1, 2, 3)).subList(0, 2)");
        samples.put("`Map.entry`", "Map.entry(\"a\", 1)");
        samples.put("`Path`", "java.nio.file.Path.of(\"a\", \"b\")");
        samples.put("a list that contains itself", "self");
        return samples;
    }

    public static void main(String[] args) {
        try (Session session = Session.open(SessionOptions.standard())) {
            session.eval("record Sample(String name, double x) {} "
                    + "class Plain { int n; Plain(int n) { this.n = n; } public int hashCode() { return n; } "
                    + "public boolean equals(Object o) { return o instanceof Plain p && p.n == n; } } "
                    + "class Derived extends Plain implements java.io.Serializable { Derived(int n) { super(n); } Derived() { super(0); } } "
                    + "java.util.function.Function<Integer, Integer> f = x -> x + 1; List<Object> self = new ArrayList<>(); self.add(self);");
            SAMPLES.forEach((what, typed) -> {
                OUTCOMES.clear();
                session.eval("Object value = " + typed + "; dev.tandem.benchmarks.Carried.tell(value)");
                System.out.println("| " + what + " | " + String.join(" | ", OUTCOMES) + " |");
            });
        }
        System.exit(0);
    }

    /// Called from the session, with a value that was made there.
    public static void tell(Object value) {
        OUTCOMES.addAll(Arrays.stream(Serializer.values()).map(each -> outcome(each, value)).toList());
    }

    // Whatever a library throws is a refusal.
    private static String outcome(Serializer serializer, Object value) {
        try {
            Object copy = serializer.copy(value, Thread.currentThread().getContextClassLoader());
            return isSame(value, copy) ? "arrives" : "arrives as something else";
        } catch (Exception | LinkageError | StackOverflowError e) {
            return "refused: " + e.getClass().getSimpleName();
        }
    }

    @SuppressWarnings("unchecked")
    private static boolean isSame(Object value, Object copy) {
        if (value instanceof Function<?, ?> function) {
            return ((Function<Integer, Integer>) copy).apply(1).equals(((Function<Integer, Integer>) function).apply(1));
        }
        return value instanceof List<?> list && list.getFirst() == list ? copy instanceof List<?> other && other.getFirst() == other
                : value.equals(copy);
    }
}
