package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.code.TypedSession;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/// What is typed into a session travels.
class TypedCodeTest extends TypedCodeContract {
    static Stream<Arguments> sessions() {
        return Stream.of(
                session("a lambda", "", "pool().map(x -> x * x, List.of(1, 2, 3))", List.of(1, 4, 9)),
                session("a session variable", "int factor = 3;", "pool().map(x -> x * factor, List.of(1, 2))", List.of(3, 6)),
                session("a variable assigned later", "int factor = 3; factor = 10;",
                        "pool().map(x -> x * factor, List.of(1, 2))", List.of(10, 20)),
                session("a variable of another type now", "int v = 3; String v = \"s\";",
                        "pool().map(x -> v + x, List.of(1))", List.of("s1")),
                session("a method", "int twice(int x) { return 2 * x; }", "pool().map(x -> twice(x), List.of(4))", List.of(8)),
                session("a method redefined", "int f(int x) { return 1; } int g(int x) { return f(x); } int f(int x) { return 2; }",
                        "pool().map(x -> g(x), List.of(0))", List.of(2)),
                session("a redefinition reaches functions in variables",
                        "int f(int x) { return 1; } Function<Integer, Integer> h = x -> f(x); int f(int x) { return 2; }",
                        "pool().map(h::apply, List.of(0))", List.of(2)),
                session("a recursive method", "int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }",
                        "pool().map(n -> fact(n), List.of(5))", List.of(120)),
                session("mutually recursive methods",
                        "boolean even(int n) { return n == 0 || odd(n - 1); } boolean odd(int n) { return n != 0 && even(n - 1); }",
                        "pool().map(n -> even(n), List.of(10, 7))", List.of(true, false)),
                session("a recursive lambda", "Function<Integer, Integer> fib = null; fib = n -> n < 2 ? n : fib.apply(n - 1) + fib.apply(n - 2);",
                        "pool().map(n -> fib.apply(n), List.of(10))", List.of(55)),
                session("overloads", "String f(int x) { return \"int\"; } String f(String x) { return \"text\" + f(1); }",
                        "pool().map(x -> f(x), List.of(\"a\"))", List.of("textint")),
                session("records there and back", "record P(double x, double y) {}",
                        "pool().map(p -> new P(p.y(), p.x()), List.of(new P(1, 2))).equals(List.of(new P(2, 1)))", true),
                session("a record with methods that use variables", "int k = 5; record R(int a) { int scaled() { return a * k; } }",
                        "pool().map(r -> r.scaled(), List.of(new R(2)))", List.of(10)),
                session("an enum with bodies", "enum Op { ADD { int of(int a) { return a + 1; } }, NEG { int of(int a) { return -a; } }; abstract int of(int a); }",
                        "pool().map(o -> o.of(3), List.of(Op.ADD, Op.NEG))", List.of(4, -3)),
                session("sealed types and patterns",
                        "sealed interface S permits C, Q {} record C(int r) implements S {} record Q(int a, int b) implements S {} "
                                + "int area(S s) { return switch (s) { case C(int r) -> 3 * r * r; case Q(int a, int b) -> a * b; }; }",
                        "pool().map(s -> area(s), List.of(new C(2), new Q(2, 5)))", List.of(12, 10)),
                session("a functional interface of one's own", "interface Tri { int of(int a, int b, int c); } Tri sum = (a, b, c) -> a + b + c;",
                        "pool().map(x -> sum.of(x, 1, 1), List.of(1))", List.of(3)),
                session("generics", "<T> List<T> both(T a, T b) { return List.of(a, b); }",
                        "pool().map(x -> both(x, x), List.of(1))", List.of(List.of(1, 1))),
                session("a class with state and a subclass",
                        "class A { int n = 1; int next() { return ++n; } } class B extends A { int next() { return 10 * super.next(); } } A a = new B();",
                        "pool().map(x -> a.next() > 0, List.of(1))", List.of(true)),
                session("an anonymous class", "Comparator<Integer> down = new Comparator<>() { public int compare(Integer a, Integer b) { return b - a; } };",
                        "pool().map(l -> l.stream().sorted(down).toList(), List.of(List.of(1, 3, 2)))", List.of(List.of(3, 2, 1))),
                session("functions in a list", "List<Function<Integer, Integer>> fs = List.of(x -> x + 1, x -> x * 2);",
                        "pool().map(x -> fs.stream().map(f -> f.apply(x)).toList(), List.of(5))", List.of(List.of(6, 10))),
                session("functions that come back", "Function<Integer, Function<Integer, Integer>> adder = a -> b -> a + b;",
                        "pool().map(a -> adder.apply(a), List.of(3)).getFirst().apply(4)", 7),
                session("static fields of typed classes", "class Config { static int level = 1; static final int FIXED = 4; } Config.level = 7;",
                        "pool().map(x -> x + Config.level + Config.FIXED, List.of(0))", List.of(11)),
                session("method references to typed methods", "record N(String s) { int size() { return s.length(); } static N of(String s) { return new N(s); } }",
                        "pool().map(N::size, pool().map(N::of, List.of(\"abc\")))", List.of(3)),
                session("varargs and try with resources", "String join(String... s) { try (var in = new java.util.Scanner(String.join(\",\", s))) { return in.next(); } }",
                        "pool().map(x -> join(x, x), List.of(\"a\"))", List.of("a,a")),
                session("arrays and maps of values", "double[] w = {1, 2, 3}; Map<String, double[]> m = new HashMap<>(Map.of(\"w\", w));",
                        "pool().map(i -> m.get(\"w\")[i] + w[i], List.of(0, 2))", List.of(2.0, 6.0)),
                session("an ND4J array in a record", "record Holder(INDArray a) {} Holder h = new Holder(Nd4j.createFromArray(1.0, 2.0));",
                        "pool().map(x -> h.a().sumNumber().doubleValue(), List.of(0))", List.of(3.0)),
                session("the same name for a method and a variable", "int v = 2; int v(int x) { return x * v; }",
                        "pool().map(x -> v(x) + v, List.of(3))", List.of(8)),
                session("a forward reference", "int early() { return late(); } int late() { return 9; }",
                        "pool().map(x -> early(), List.of(0))", List.of(9)),
                session("a local class and a nested lambda", "int run(int x) { class L { int n = x; Supplier<Integer> s() { return () -> n + x; } } return new L().s().get(); }",
                        "pool().map(x -> run(x), List.of(4))", List.of(8)),
                session("text blocks and streams", "String t = \"\"\"\n  a\n  b\"\"\";",
                        "pool().map(x -> t.lines().collect(Collectors.joining(x)), List.of(\"-\"))", List.of("a-b")));
    }

    @Test
    void valuesAreThoseOfEachCall() {
        try (TypedSession session = new TypedSession()) {
            current = pools.getLast();
            session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool; int n = 0; int get() { return n; }");
            for (int i = 0; i < 20; i++) {
                assertThat(session.eval("n = " + i + "; give(pool().apply(() -> get()));")).isEqualTo(List.of(i, i));
            }
        }
    }

    @Test
    void twoSessionsDoNotMix() {
        current = pools.getLast();
        try (TypedSession one = new TypedSession(); TypedSession two = new TypedSession()) {
            for (TypedSession session : List.of(one, two)) {
                session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool;");
            }
            one.eval("int v = 1; String f() { return \"one\" + v; }");
            two.eval("int v = 2; String f() { return \"two\" + v; }");
            assertThat(one.eval("give(pool().apply(() -> f()));")).isEqualTo(List.of("one1", "one1"));
            assertThat(two.eval("give(pool().apply(() -> f()));")).isEqualTo(List.of("two2", "two2"));
            assertThat(one.eval("give(pool().apply(() -> f()));")).isEqualTo(List.of("one1", "one1"));
        }
    }

    @Test
    void typedExceptionsArriveAsThemselves() {
        current = pools.getLast();
        try (TypedSession session = new TypedSession()) {
            session.eval("""
                    import static dev.tandem.engine.pool.TypedCodeContract.pool;
                    class Odd extends RuntimeException { final int code; Odd(int code) { super("odd"); this.code = code; } }
                    int caught() {
                        try { pool().map(x -> { if (x > 0) throw new Odd(x); return x; }, List.of(0, 5)); return 0; }
                        catch (RuntimeException e) { return ((Odd) e.getCause()).code; }
                    }
                    """);
            assertThat(session.eval("give(caught());")).isEqualTo(5);
        }
    }

    @Test
    void assigningAVariableIsRefusedAndThePoolGoesOn() {
        current = pools.getLast();
        try (TypedSession session = new TypedSession()) {
            session.eval("import static dev.tandem.engine.pool.TypedCodeContract.pool; int total = 0;");
            assertThatThrownBy(() -> session.eval("pool().map(x -> total += x, List.of(1, 2));"))
                    .hasStackTraceContaining("variable=total");
            assertThat(session.eval("give(pool().map(x -> x + total, List.of(1)));")).isEqualTo(List.of(1));
        }
    }
}
