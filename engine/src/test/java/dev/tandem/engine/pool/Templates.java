package dev.tandem.engine.pool;

import static dev.tandem.engine.pool.Template.of;
import static dev.tandem.engine.pool.Template.type;

import java.util.List;

/// What generated sessions declare; see [Template] for how it is written.
final class Templates {
    static final List<Template> VARIABLES = List.of(
            of("int @ = #;", "@").changedBy("@ = #", "@++"),
            of("var @ = #;", "@").changedBy("@ = #", "@--"),
            of("var @ = new ArrayList<>(List.of(#, #));", "@.get(0)", "@.stream().mapToInt($ -> $).sum()").changedBy("@.add(#)", "@.set(0, #)"),
            of("var @ = new int[] {#, #};", "@[0]", "(@[1]++)").changedBy("@[1] = #"),
            of("var @ = new ~(#);", "@.calc(#)").changedBy("@.calc(#)"),
            of("Map<String, ~> @ = new TreeMap<>(Map.of(\"k\", new ~(#)));", "@.get(\"k\").calc(#)").changedBy("@.put(\"k\", new ~(#))"),
            of("String @ = \"t\" + #;", "@.length()", "@.indexOf(\"1\")").changedBy("@ += #"),
            of("List<Integer> @ = new ArrayList<>(List.of(#));", "@.size()", "@.stream().mapToInt($ -> $).sum()")
                    .changedBy("@.add(#)", "@.removeFirst()"),
            of("int[][] @ = {{#}, {1, 2}};", "@[0][0]", "(@[1][1]++)").changedBy("@[0][0] = #", "@[1] = new int[] {7, #}"),
            of("Map<Integer, Object> @ = new LinkedHashMap<>(Map.of(1, #));", "@.values().toString().length()",
                    "(int) @.getOrDefault(# % 3, 4).hashCode()").changedBy("@.put(# % 3, #)"),
            of("var @ = new Object() { int k = #; int up(int y) { return k++ + y; } };", "@.up(#)").changedBy("@.k = #"),
            of("java.util.concurrent.atomic.AtomicInteger @ = new java.util.concurrent.atomic.AtomicInteger(#);", "@.incrementAndGet()")
                    .changedBy("@.addAndGet(#)"),
            of("INDArray @ = Nd4j.createFromArray(new double[] {#, 2});", "(int) @.getDouble(0)", "@.sumNumber().intValue()")
                    .changedBy("@.putScalar(1, #)", "@ = @.mul(2)"),
            of("Map<String, List<INDArray>> @ = new TreeMap<>(Map.of(\"k\", List.of(Nd4j.createFromArray(new double[] {#}))));",
                    "@.get(\"k\").getFirst().addi(1).getInt(0)").changedBy("@.put(\"k\", List.of(Nd4j.createFromArray(new double[] {2, #})))"),
            // Throws for most numbers, which leaves nothing.
            of("Integer @ = List.of(1, 2, 3).get(#);", "@").changedBy("@ = #"),
            of("~ @ = new ~(#);", "@.calc(#)").changedBy("@ = new ~(#)", "@.calc(#)"),
            of("~ @ = new ~(#) { int calc(int x) { return super.calc(x) - #; } };", "@.calc(#)").changedBy("@ = new ~(#)"),
            of("List<~> @ = new ArrayList<>(Collections.nCopies(2, new ~(#)));", "@.stream().mapToInt($ -> $.calc(#)).sum()")
                    .changedBy("@.add(new ~(#))", "Collections.reverse(@)"),
            of("~[] @ = {new ~(#), new ~(2)};", "@[0].calc(#)", "(@[0] == @[1] ? 1 : 2)").changedBy("@[1] = @[0]", "@[0] = new ~(#)"),
            of("Map<~, Integer> @ = new HashMap<>(Map.of(new ~(#), 5));", "@.getOrDefault(new ~(#), 4)",
                    "@.keySet().iterator().next().calc(#)").changedBy("@.replaceAll((o, i) -> o.calc(i))"),
            of("Optional<~> @ = Optional.of(new ~(#));", "@.map($ -> $.calc(#)).orElse(3)").changedBy("@ = Optional.empty()"),
            of("Object @ = new ~(#);", "(@ instanceof ~ $ ? $.calc(#) : -5)").changedBy("@ = #"));

    static final List<Template> TYPES = List.of(
            type("record @(int a) { int calc(int x) { return a + x + #; } }"),
            type("record @(int a, List<Integer> more) { @(int a) { this(a, List.of(a, 1)); } int calc(int x) { return more.get(0) * x + #; } }"),
            type("record @(String s) { @(int n) { this(\"k\" + n % 3); } int calc(int x) { return Map.of(this, #).getOrDefault(new @(x), x); } }"),
            type("record @(INDArray d, Map<String, INDArray> by) { @(int n) { this(Nd4j.createFromArray(new double[] {n, 2}), new TreeMap<>()); by.put(\"d\", d); } "
                    + "int calc(int x) { by.get(\"d\").addi(x); return d.getInt(0) + #; } }"),
            type("class @ { static int made = 3; int n; @(int n) { this.n = n; } int calc(int x) { return n++ * 2 + x + made + #; } }", "@.made")
                    .changedBy("@.made = #"),
            type("class @ { static int start = #; static { start++; } int n; @(int n) { this.n = n; } int calc(int x) { return n + x + start; } }",
                    "@.start").changedBy("@.start *= 2"),
            type("class @ { class In { int z = #; int up(int y) { return z + y + n; } } int n; In in = new In(); @(int n) { this.n = n; } "
                    + "int calc(int x) { return in.up(x); } }"),
            type("class @ { IntUnaryOperator f; enum E { A, B; int w = 2; } @(int n) { f = x -> x + n + E.B.w; } int calc(int x) { return f.applyAsInt(x) + #; } }",
                    "@.E.A.w").changedBy("@.E.B.w = #"),
            type("class @ { enum E { A, B { int w() { return #; } }; int w() { return 1; } } final E e; @(int n) { e = n % 2 == 0 ? E.A : E.B; } "
                    + "int calc(int x) { switch (e) { case A: return x; default: return x * e.w(); } } }", "@.E.valueOf(\"B\").w()"),
            type("class @ { static final List<Integer> ALL = new ArrayList<>(List.of(#)); static IntUnaryOperator by = x -> x + ALL.size(); int n; @(int n) { this.n = n; } "
                    + "int calc(int x) { return by.applyAsInt(n) - x + ALL.getFirst(); } }", "@.by.applyAsInt(#)")
                    .changedBy("@.ALL.add(#)", "@.by = x -> x * 5 - #"),
            of("class @ extends RuntimeException { final int n; @(int n) { super(\"bad \" + n); this.n = n; } "
                    + "int calc(int x) { try { if (x % 3 == 1) throw this; return n - x; } catch (@ e) { return e.n + #; } } }",
                    "new @(#).calc(#)", "((Supplier<Integer>) () -> { throw new @(#); }).get()"),
            type("sealed class @ { static final class P extends @ { P(int n) { super(n); } } static final class Q extends @ { Q(int n) { super(n); } } final int n; "
                    + "@(int n) { this.n = n; } static int of(@ o) { return switch (o) { case P p -> p.n + #; case Q q when q.n > 5 -> 2; default -> o.n; }; } "
                    + "int calc(int x) { return of(x % 2 == 0 ? new P(x) : new Q(x)) + of(this); } }", "@.of(new @.Q(#))"),
            type("class @ { sealed interface S { record Dot(int r) implements S {} record Two(S a, S b) implements S {} } final S s; "
                    + "@(int n) { s = new S.Two(new S.Dot(n), new S.Two(new S.Dot(2), new S.Dot(#))); } static int sum(S s) { return switch (s) { "
                    + "case S.Two(S.Dot(var r), var b) when r > 9 -> r; case S.Two(var a, var b) -> sum(a) + sum(b); case S.Dot(int r) -> r; }; } "
                    + "int calc(int x) { return sum(s) * x; } }"),
            type("class @ { final Comparator<Integer> c; @(int n) { c = new Comparator<>() { int k = n; public int compare(Integer a, Integer b) { return a * k - b + #; } }; } "
                    + "int calc(int x) { class L { int up() { return c.compare(x, 2); } } return new L().up(); } }"),
            type("class @<X extends Number> { X held; @(int n) { held = (X) (Object) n; } <Y extends Comparable<Y>> Y max(Y a, Y b) { return a.compareTo(b) > 0 ? a : b; } "
                    + "int calc(int x) { return max(held.intValue(), x) + #; } }"),
            type("class @ { interface Fn { int of(int... xs); default int twice(int x) { return of(of(x), x); } } static Fn fn = xs -> xs.length + xs[0]; final Fn own; "
                    + "@(int n) { own = xs -> n - xs[0] + #; } int calc(int x) { return own.twice(x) + fn.of(x); } }", "@.fn.of(#, #)")
                    .changedBy("@.fn = xs -> xs[0] - #"),
            type("class @ implements AutoCloseable, Comparable<@> { int n; @(int n) { this.n = n; } public void close() { n += #; } "
                    + "public int compareTo(@ o) { return n - o.n; } int calc(int x) { try (@ o = new @(x)) { return o.compareTo(this); } finally { close(); } } }"),
            type("class @ extends ~ { @(int n) { super(n + 1); } int calc(int x) { return super.calc(x) - #; } }"),
            type("class @ { final ~ in; int n; @(int n) { in = new ~(n); this.n = n; } int calc(int x) { return in.calc(x) + n++; } }"),
            type("record @(List<~> all) { @(int n) { this(List.of(new ~(n), new ~(1))); } int calc(int x) { return all.stream().mapToInt(o -> o.calc(x)).sum() + #; } }"));

    static final List<Template> METHODS = List.of(
            of("int @(int x) { int s = 0; for (int i = 0; i < 3; i++) s += i * #; return s + x; }", "@(#)"),
            of("int @(int x) { if (x % 7 == 3) throw new IllegalStateException(\"seven \" + x); return x + #; }", "@(#)"),
            of("int @(int x) { IntSupplier s = () -> x + #; return s.getAsInt(); }", "@(#)"),
            of("int @(int x) { record L(int u) { int w() { return u + x(); } int x() { return 1; } } return new L(#).w() + x; }", "@(#)"),
            of("int @(int x) { try { return Math.floorMod(x, #) + 1; } catch (ArithmeticException e) { return -1; } }", "@(#)"),
            of("int @(int x) { return x + #; }", "@(#)"),
            of("String @(int x) { return \"r\" + (#) + x; }", "@(#).hashCode()"),
            of("int @(int x) { return x < 2 ? # : @(x / 2) + 1; }", "@(#)"),
            of("int @(String s) { return @(s.length()) + #; }", "@(\"a\" + #)"),
            of("long @(long n) { return n < 2 ? # : n + @(n / 3) - @((int) n / 2); }", "(int) @((long) #)"),
            of("int @(int x) { return x < 2 ? # : (int) (@(x / 2) + @((long) x / 3)); }", "@(#)"),
            of("long @(int x) { return x * 2L + #; }", "(int) @(#)"),
            of("int @(String s) { return s.length() + #; }", "@(\"a\" + #)"),
            of("long @(long n) { return n - #; }", "(int) @((long) #)"),
            of("int @(int... xs) { int s = #; for (int x : xs) s = s * 2 + x; return s; }", "@()", "@(#)", "@(#, #)"),
            of("int @(int x) { class L { int k = x; int up() { return k++ + #; } } L l = new L(); return l.up() + l.up(); }", "@(#)"),
            of("int @(int x) { return new Object() { int q = #; int w() { return q + x; } }.w(); }", "@(#)"),
            of("int @(int x) { return IntStream.range(0, 4).map(i -> i * x + #).filter(i -> i % 2 == 0).boxed().collect(Collectors.groupingBy(i -> i % 3, "
                    + "TreeMap::new, Collectors.summingInt(i -> i))).hashCode(); }", "@(#)"),
            of("<X> int @(X x) { return Objects.hash(x, #) % 100; }", "@(#)", "@(\"a\" + #)", "@(List.of(#))"),
            of("<X extends List<Integer>> int @(X x) { return Objects.hash(x, #) % 100; }", "@(List.of(#))"),
            of("int @(Object o) { return switch (o) { case Integer i when i > 9 -> i; case String s -> s.length(); default -> #; }; }", "@(#)",
                    "@(\"b\" + #)"),
            // Refused until the other method is there.
            of("int @(int x) { return x + after@(x); }", "@(#)").changedBy("int after@(int y) { return y + #; }"),
            of("~ @(int x) { return new ~(x + #); }", "@(#).calc(#)"),
            of("int @(Object o) { return switch (o) { case ~ t -> t.calc(2); case Integer i -> i + #; default -> 1; }; }", "@(new ~(#))", "@(#)"),
            of("IntUnaryOperator @(int x) { ~ o = new ~(x); return y -> o.calc(y) + #; }", "@(#).applyAsInt(#)"));

    static final List<Template> FUNCTIONS = List.of(
            of("Function<Integer, Integer> @ = x -> x + #;", "@.apply(#)").changedBy("@ = x -> x * 2 - #", "@ = @.andThen(x -> x + 1)"),
            of("IntUnaryOperator @ = x -> { int y = #; return y - x; };", "@.applyAsInt(#)").changedBy("@ = Math::abs"),
            of("List<Supplier<Integer>> @ = new ArrayList<>(List.of(() -> #));", "@.stream().mapToInt(Supplier::get).sum()")
                    .changedBy("@.add(() -> #)"),
            of("Map<String, IntBinaryOperator> @ = new TreeMap<>(Map.of(\"k\", (x, y) -> x - y + #));", "@.get(\"k\").applyAsInt(#, #)")
                    .changedBy("@.put(\"k\", (x, y) -> y)"),
            of("Comparator<Integer> @ = Comparator.comparing((Integer i) -> i % 5 + #).thenComparing(Comparator.reverseOrder());", "@.compare(#, #)"),
            of("ToIntFunction<Integer> @ = new ToIntFunction<>() { int seen = 1; public int applyAsInt(Integer x) { return x + seen++ + #; } };",
                    "@.applyAsInt(#)").changedBy("@.applyAsInt(1)"),
            of("Function<Integer, Function<Integer, Integer>> @ = x -> y -> x - y + #;", "@.apply(#).apply(#)"),
            of("Hashtable<String, List<IntSupplier>> @ = new Hashtable<>(Map.of(\"k\", new ArrayList<>(List.of(() -> #))));",
                    "@.get(\"k\").stream().mapToInt(IntSupplier::getAsInt).sum()").changedBy("@.get(\"k\").add(() -> #)"),
            of("Deque<IntUnaryOperator> @ = new ArrayDeque<>(List.of(x -> x - #, Math::abs));",
                    "@.stream().reduce(IntUnaryOperator::andThen).get().applyAsInt(#)")
                    .changedBy("@.addLast(x -> x ^ #)", "@.addFirst(@.peekLast())"),
            of("IntSupplier @ = ((Function<int[], IntSupplier>) a -> () -> a[0]++ + #).apply(new int[] {1});", "@.getAsInt()")
                    .changedBy("@.getAsInt()"),
            of("IntFunction<~> @ = ~::new;", "@.apply(#).calc(#)").changedBy("@ = x -> new ~(x + #)"),
            of("IntUnaryOperator @ = new ~(#)::calc;", "@.applyAsInt(#)").changedBy("@ = @.andThen(x -> x - #)"),
            of("ToIntBiFunction<~, Integer> @ = ~::calc;", "@.applyAsInt(new ~(#), #)"),
            of("Supplier<Integer> @ = ((Function<~, Supplier<Integer>>) o -> () -> o.calc(#)).apply(new ~(#));", "@.get()"),
            of("Function<Object, Integer> @ = o -> o instanceof ~ t ? t.calc(#) : 1;", "@.apply(new ~(#))", "@.apply(#)"),
            of("Predicate<Integer> @ = ((Predicate<Integer>) x -> x > #).and(x -> x % 2 == 0).or(Predicate.isEqual(7));", "(@.test(#) ? 1 : 2)")
                    .changedBy("@ = @.negate()"));

    private Templates() {}
}
