// Lambdas of any interface, wherever they are kept.

//# a lambda
pool().map(x -> x * x, List.of(1, 2, 3))
//> [1, 4, 9]

//# a lambda that captures a local
{ int k = 3; System.setProperty("seen", pool().map(x -> x * k, List.of(1, 2)).toString()); }
System.getProperty("seen")
//> "[3, 6]"

//# a block lambda with control flow
pool().map(n -> { int s = 0; for (int i = 0; i <= n; i++) { if (i % 2 == 0) continue; s += i; } return s; }, List.of(3, 6))
//> [4, 9]

//# Function in a variable
Function<Integer, Integer> f = x -> x + 1;
pool().map(f::apply, List.of(1))
//> [2]
pool().map(x -> f.apply(x) * 10, List.of(1))
//> [20]

//# a recursive lambda
Function<Integer, Integer> fib = null;
fib = n -> n < 2 ? n : fib.apply(n - 1) + fib.apply(n - 2);
pool().map(n -> fib.apply(n), List.of(10))
//> [55]

//# functions in a list, a map, an array and a record
record Named(String name, IntUnaryOperator f) {}
List<Function<Integer, Integer>> list = List.of(x -> x + 1, x -> x * 2);
Map<String, IntBinaryOperator> map = new TreeMap<>(Map.of("plus", (a, b) -> a + b, "times", (a, b) -> a * b));
Supplier<?>[] array = {() -> 1, () -> "two"};
Named named = new Named("n", x -> -x);
pool().map(x -> list.stream().map(f -> f.apply(x)).toList(), List.of(5))
//> [[6, 10]]
pool().map(x -> map.values().stream().mapToInt(f -> f.applyAsInt(x, 3)).sum(), List.of(5))
//> [23]
pool().map(i -> array[i].get(), List.of(0, 1))
//> [1, "two"]
pool().map(x -> named.name() + named.f().applyAsInt(x), List.of(4))
//> ["n-4"]

//# a curried function
Function<Integer, Function<Integer, Integer>> adder = a -> b -> a + b;
pool().map(a -> adder.apply(a).apply(10), List.of(3))
//> [13]
pool().map(a -> adder.apply(a), List.of(3)).getFirst().apply(4)
//> 7

//# functional interfaces of the JDK
Supplier<String> s = () -> "s"; UnaryOperator<String> u = x -> x + "u"; BinaryOperator<Integer> b = (x, y) -> x - y;
BiFunction<Integer, String, String> bf = (n, t) -> t.repeat(n); Predicate<String> p = String::isEmpty; BiPredicate<Integer, Integer> bp = (x, y) -> x > y;
pool().apply(() -> s.get() + u.apply("a") + b.apply(5, 3) + bf.apply(2, "z") + p.test("") + bp.test(1, 2)).getFirst()
//> "sau2zztruefalse"
IntFunction<int[]> arrays = int[]::new; ToIntFunction<String> length = String::length; ToDoubleBiFunction<Integer, Integer> ratio = (x, y) -> (double) x / y;
IntPredicate odd = n -> n % 2 == 1; LongSupplier ls = () -> 7L; DoubleUnaryOperator half = d -> d / 2; BooleanSupplier yes = () -> true; ObjIntConsumer<int[]> put = (a, i) -> a[0] = i;
pool().apply(() -> { int[] a = arrays.apply(1); put.accept(a, 9); return a[0] + length.applyAsInt("abc") + ratio.applyAsDouble(1, 2) + (odd.test(3) ? 1 : 0) + ls.getAsLong() + half.applyAsDouble(3) + (yes.getAsBoolean() ? 1 : 0); }).getFirst()
//> 23.0

//# Runnable, Callable and Comparator
java.util.concurrent.Callable<Integer> c = () -> 42;
Comparator<String> byLength = (a, b) -> a.length() - b.length();
int[] cell = {0};
Runnable r = () -> cell[0] = 5;
pool().apply(() -> c.call()).getFirst()
//> 42
pool().map(l -> l.stream().sorted(byLength).toList(), List.of(List.of("ccc", "a", "bb")))
//> [["a", "bb", "ccc"]]
pool().apply(() -> { r.run(); return cell[0]; }).getFirst()
//> 5

//# what a function changes in a captured array stays on the worker
int[] cell = {0};
Runnable r = () -> cell[0]++;
pool().applyOnly(() -> { r.run(); r.run(); return cell[0]; }, 0)
//> processes: 2
cell[0]
//> processes: 0

//# a functional interface of one's own
interface Tri { int of(int a, int b, int c); }
Tri sum = (a, b, c) -> a + b + c;
pool().map(x -> sum.of(x, 1, 1), List.of(1))
//> [3]
pool().map(x -> { Tri t = (a, b, c) -> a * b * c; return t.of(x, 2, 3); }, List.of(4))
//> [24]

//# a generic functional interface with default and static methods
interface Step<A, B> {
    B run(A a);
    default <C> Step<A, C> then(Step<? super B, ? extends C> next) { return a -> next.run(run(a)); }
    static <T> Step<T, T> same() { return t -> t; }
}
Step<Integer, Integer> inc = x -> x + 1;
Step<Integer, String> text = Step.<Integer>same().then(inc).then(x -> "n" + x);
pool().map(text::run, List.of(1, 2))
//> ["n2", "n3"]
pool().map(x -> inc.then(inc).then(inc).run(x), List.of(1))
//> [4]

//# a functional interface that throws
interface Risky<T> { T run() throws java.io.IOException; }
Risky<String> fine = () -> "fine";
Risky<String> bad = () -> { throw new java.io.IOException("disk on fire"); };
pool().applyOnly(() -> fine.run(), 0)
//> "fine"
pool().applyOnly(() -> bad.run(), 0)
//> throws: java.io.IOException: disk on fire

//# an intersection cast
interface Mark { default int m() { return 4; } }
Object o = (BinaryOperator<Integer> & Mark) (a, b) -> a * b;
pool().map(x -> ((BinaryOperator<Integer>) o).apply(x, ((Mark) o).m()), List.of(2))
//> [8]
Runnable r = (Runnable & java.io.Serializable) () -> {};
pool().apply(() -> r instanceof java.io.Serializable).getFirst()
//> true

//# bridges
interface A<T> { int m(T t); }
interface B<T> { int m(T t); }
interface C extends A<String>, B<String> {}
interface F extends Function<String, Integer> { Integer apply(String s); }
C c = s -> s.length();
A<String> a = c;
F f = s -> s.length();
Function<String, Integer> g = f;
pool().map(x -> a.m(x) + c.m(x) + f.apply(x) + g.apply(x), List.of("ab"))
//> [8]

//# a lambda nested in a lambda nested in a lambda
int k = 2;
Supplier<Supplier<Supplier<Integer>>> deep = () -> () -> () -> k;
pool().apply(() -> deep.get().get().get()).getFirst()
//> 2

//# a lambda that captures many kinds of values
Supplier<String> make(byte a, short b, char c, long d, float e, double f, boolean g, String h, int[] i, List<Long> j) {
    return () -> "" + a + b + c + d + e + f + g + h + i[0] + j;
}
Supplier<String> all = make((byte) 1, (short) 2, 'c', 4L, 5f, 6d, true, "h", new int[] {9}, List.of(10L));
pool().apply(() -> all.get()).getFirst()
//> "12c45.06.0trueh9[10]"

//# the same function twice is one object there
Function<Integer, Integer> f = x -> x;
List<Function<Integer, Integer>> twice = List.of(f, f);
pool().apply(() -> twice.get(0) == twice.get(1)).getFirst()
//> true

//# a function that holds itself in a list
List<Supplier<Integer>> all = new ArrayList<>();
all.add(() -> all.size());
pool().apply(() -> all.get(0).get()).getFirst()
//> 1

//# a fixed point by hand
interface Self<T> extends Function<Self<T>, T> {}
Function<Function<Integer, Integer>, Function<Integer, Integer>> step = f -> n -> n <= 1 ? 1 : n * f.apply(n - 1);
<A, B> Function<A, B> fix(Function<Function<A, B>, Function<A, B>> g) {
    Self<Function<A, B>> r = w -> g.apply(x -> w.apply(w).apply(x));
    return r.apply(r);
}
pool().map(n -> fix(step).apply(n), List.of(5))
//> [120]

//# a Church numeral
interface Num { <T> UnaryOperator<T> of(UnaryOperator<T> f); }
class Three implements Num { public <T> UnaryOperator<T> of(UnaryOperator<T> f) { return x -> f.apply(f.apply(f.apply(x))); } }
Num three = new Three();
pool().map(n -> three.<Integer>of(x -> x + n).apply(0), List.of(5))
//> [15]

//# a lambda in a ternary, a cast, a switch and a generic call
boolean flag = true;
<T> T same(T t) { return t; }
Supplier<Integer> s = flag ? () -> 1 : () -> 2;
Object o = (Supplier<Integer>) () -> 3;
IntSupplier w = switch (4) { case 4 -> () -> 4; default -> () -> 0; };
Supplier<Integer> g = same(() -> 5);
pool().apply(() -> s.get() + ((Supplier<?>) o).get().hashCode() + w.getAsInt() + g.get()).getFirst()
//> 13

//# the API's own interfaces as variables
Task<Integer> t = () -> 1;
Function1<Integer, Integer> f = x -> x * 2;
Function2<Integer, Integer, Integer> g = (x, y) -> x * y;
pool().apply(t).getFirst()
//> 1
pool().map(f, List.of(4))
//> [8]
pool().map(g, List.of(1, 2), List.of(3, 4))
//> [3, 8]
pool().apply(f, 21).getFirst()
//> 42
pool().apply(g, 6, 7).getFirst()
//> 42

//# functions passed as items and as arguments
List<Function<Integer, Integer>> items = List.of(x -> x + 1, x -> x * 10);
pool().map(f -> f.apply(5), items)
//> [6, 50]
pool().apply((Function<Integer, Integer> f) -> f.apply(5), (Function<Integer, Integer>) x -> x - 1).getFirst()
//> 4
