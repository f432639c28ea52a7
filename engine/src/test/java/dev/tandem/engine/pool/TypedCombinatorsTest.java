package dev.tandem.engine.pool;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/// Functions that the JDK makes of typed functions travel like typed ones.
class TypedCombinatorsTest extends TypedCodeContract {
    private static final String FUNCTIONS = "int k = 3; Function<Integer, Integer> inc = x -> x + 1; "
            + "Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; "
            + "Predicate<Integer> big = x -> x > k; ";

    static Stream<Arguments> sessions() {
        return Stream.of(
                numbers("andThen", "Function<Integer, Integer> f = inc.andThen(times);", 6, 9, 12, 15),
                numbers("compose", "Function<Integer, Integer> f = inc.compose(times);", 4, 7, 10, 13),
                numbers("identity", "Function<Integer, Integer> f = Function.identity();", 1, 2, 3, 4),
                numbers("an identity operator", "UnaryOperator<Integer> f = UnaryOperator.identity();", 1, 2, 3, 4),
                numbers("an operator and then", "UnaryOperator<Integer> u = x -> x + 1; var f = u.andThen(u).compose(u);", 4, 5, 6, 7),
                numbers("a reduced chain", "Function<Integer, Integer> f = Stream.of(inc, times, inc).reduce(Function.identity(), Function::andThen);", 7, 10, 13, 16),
                numbers("a bound method reference", "UnaryOperator<Integer> u = x -> x + 1; Function<Function<Integer, Integer>, Function<Integer, Integer>> then = u::andThen;"
                        + "Function<Integer, Integer> f = then.apply(times);", 6, 9, 12, 15),
                numbers("a class with rules of its own", "class Loud implements Function<Integer, Integer> { public Integer apply(Integer x) { return x; } "
                        + "public <V> Function<Integer, V> andThen(Function<? super Integer, ? extends V> g) { return x -> g.apply(x + 100); } } "
                        + "Function<Integer, Integer> loud = new Loud(); Function<Integer, Integer> f = loud.andThen(inc);", 102, 103, 104, 105),
                numbers("a combination inside the function", "Function<Integer, Integer> f = x -> inc.andThen(times).andThen(inc).apply(x);", 7, 10, 13, 16),
                numbers("a bifunction and then", "BiFunction<Integer, Integer, Integer> add = (a, b) -> a + b; var g = add.andThen(times); Function<Integer, Integer> f = x -> g.apply(x, 1);", 6, 9, 12, 15),
                numbers("minBy and maxBy", "var lo = BinaryOperator.minBy(Comparator.<Integer>naturalOrder()); var hi = BinaryOperator.<Integer>maxBy((a, b) -> a - b);"
                        + "Function<Integer, Integer> f = x -> lo.apply(x, 2) * 10 + hi.apply(x, 3);", 13, 23, 23, 24),
                numbers("primitive operators", "IntUnaryOperator i = x -> x + k; DoubleUnaryOperator d = x -> x / 2; LongUnaryOperator l = x -> x * 2;"
                        + "var ii = i.andThen(i).compose(IntUnaryOperator.identity()); var dd = d.andThen(DoubleUnaryOperator.identity()).compose(d); var ll = l.andThen(l).compose(LongUnaryOperator.identity());"
                        + "Function<Integer, Integer> f = x -> ii.applyAsInt(x) + (int) dd.applyAsDouble(4 * x) + (int) ll.applyAsLong(x);", 12, 18, 24, 30),
                numbers("consumers", "Consumer<List<Integer>> a = l -> l.add(k); var both = a.andThen(l -> l.add(2 * k)); BiConsumer<List<Integer>, Integer> bi = List::add; var twice = bi.andThen(bi);"
                        + "Function<Integer, Integer> f = x -> { var l = new ArrayList<Integer>(); both.accept(l); twice.accept(l, x); return l.stream().mapToInt(n -> n).sum(); };", 11, 13, 15, 17),
                truths("and, or, negate", "var p = even.and(big).or(big.negate());", true, true, true, true),
                truths("not", "var p = Predicate.not(even);", true, false, true, false),
                truths("isEqual", "var p = Predicate.<Integer>isEqual(3);", false, false, true, false),
                truths("a reduced predicate", "var p = Stream.of(even, big).reduce(Predicate::and).get();", false, false, false, true),
                truths("two arguments", "BiPredicate<Integer, Integer> b = (x, y) -> x > y; var c = b.and((x, y) -> x < 4).or((x, y) -> x == 1).negate(); Predicate<Integer> p = x -> c.test(x, 2);",
                        false, true, false, true),
                truths("primitive predicates", "IntPredicate i = x -> x > 1; var ii = i.and(x -> x < 3).negate(); DoublePredicate d = x -> x > 3; var dd = d.or(x -> x < 2);"
                        + "LongPredicate l = x -> x > 0; var ll = l.and(x -> true).or(l.negate()); Predicate<Integer> p = x -> ii.test(x) && dd.test(x) && ll.test(x);",
                        true, false, false, true),
                session("intersections", "interface Mark { default int m() { return 4; } } Object o = (BinaryOperator<Integer> & Mark) (a, b) -> a * b;",
                        "pool().map(x -> ((BinaryOperator<Integer>) o).apply(x, ((Mark) o).m()), List.of(2))", List.of(8)),
                session("bridges", "interface A<T> { int m(T t); } interface B<T> { int m(T t); } interface C extends A<String>, B<String> {} "
                        + "interface F extends Function<String, Integer> { Integer apply(String s); } C c = s -> s.length(); A<String> a = c; F f = s -> s.length(); Function<String, Integer> g = f;",
                        "pool().map(x -> a.m(x) + c.m(x) + f.apply(x) + g.apply(x), List.of(\"ab\"))", List.of(8)),
                session("a sorted map with a typed order", "record P(String s, int n) {} var m = new TreeMap<P, Integer>(Comparator.comparing(P::s)); m.put(new P(\"b\", 1), 2); m.put(new P(\"a\", 1), 1);"
                        + "var t = new TreeMap<P, Integer>((a, b) -> b.n() - a.n()); t.put(new P(\"b\", 1), 2); t.put(new P(\"a\", 7), 1);",
                        "pool().map(x -> m.firstKey().s() + t.firstKey().n(), List.of(1))", List.of("a7")),
                session("patterns", "var p = java.util.regex.Pattern.compile(\"a+\"); var find = p.asPredicate(); var match = p.asMatchPredicate();",
                        "pool().map(s -> find.test(s) + \" \" + match.test(s), List.of(\"xa\", \"aa\"))", List.of("true false", "true true")),
                session("comparators", "record P(String s, int n) {} var c = Comparator.comparing(P::s).reversed().thenComparingInt(p -> -p.n()).thenComparing(Comparator.comparingDouble(p -> p.n()));"
                        + " var n = Comparator.nullsFirst(Comparator.<Integer>reverseOrder());",
                        "pool().map(l -> l.stream().sorted(c).map(P::n).toList(), List.of(List.of(new P(\"a\", 1), new P(\"b\", 2), new P(\"a\", 3)))).toString()"
                                + " + pool().map(x -> n.compare(null, x) + n.compare(1, 2), List.of(1))", "[[2, 3, 1]][0]"),
                session("null is refused as in the JDK", FUNCTIONS + "String caught() { try { inc.andThen(null); return \"no\"; } catch (NullPointerException e) { return \"yes\"; } }",
                        "pool().map(x -> caught(), List.of(1))", List.of("yes")));
    }

    private static Arguments numbers(String what, String declarations, Integer... answer) {
        return session(what, FUNCTIONS + declarations, "pool().map(f::apply, List.of(1, 2, 3, 4))", List.of(answer));
    }

    private static Arguments truths(String what, String declarations, Boolean... answer) {
        return session(what, FUNCTIONS + declarations, "pool().map(p::test, List.of(1, 2, 3, 4))", List.of(answer));
    }
}
