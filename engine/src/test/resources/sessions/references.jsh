// Method references of every kind.

//# static, of the JDK and of typed code
int twice(int x) { return 2 * x; }
class Maths { static int cube(int x) { return x * x * x; } }
pool().map(Math::abs, List.of(-1, 2))
//> [1, 2]
pool().map(Maths::cube, List.of(2))
//> [8]
pool().map(String::valueOf, List.of(1.5))
//> ["1.5"]
Function<String, Integer> parse = Integer::parseInt;
pool().map(parse::apply, List.of("12"))
//> [12]

//# unbound
record N(String s) { int size() { return s.length(); } static N of(String s) { return new N(s); } }
pool().map(N::size, pool().map(N::of, List.of("abc")))
//> [3]
pool().map(String::length, List.of("abc"))
//> [3]
BiFunction<String, String, Boolean> starts = String::startsWith;
pool().map(x -> starts.apply(x, "a"), List.of("ab", "ba"))
//> [true, false]

//# bound to a variable's value
class Counter { int step = 3; int next(int x) { return x + step; } }
Counter counter = new Counter();
Function<Integer, Integer> next = counter::next;
pool().map(counter::next, List.of(1))
//> [4]
pool().map(next::apply, List.of(1))
//> [4]
counter = new Counter();
counter.step = 100;
pool().map(next::apply, List.of(1))
//> [4]
pool().map(counter::next, List.of(1))
//> [101]

//# bound to a string, a list and a map
Predicate<String> inList = List.of("a", "b")::contains;
Function<String, Integer> lookup = Map.of("a", 1)::get;
UnaryOperator<String> concat = "pre"::concat;
pool().map(x -> inList.test(x) + "," + lookup.apply(x) + "," + concat.apply(x), List.of("a"))
//> ["true,1,prea"]

//# constructors of typed classes, records and nested classes
record P(int a) {}
class Q { final String s; Q(String s) { this.s = s; } static class Inner { final int n; Inner(int n) { this.n = n; } public String toString() { return "I" + n; } } }
pool().map(P::new, List.of(1, 2)).equals(List.of(new P(1), new P(2)))
//> true
Function<String, Q> q = Q::new;
pool().map(x -> q.apply(x).s, List.of("t"))
//> ["t"]
pool().map(Q.Inner::new, List.of(7)).toString()
//> "[I7]"

//# constructors of the JDK
Supplier<List<Integer>> lists = ArrayList::new;
Function<String, StringBuilder> builders = StringBuilder::new;
pool().map(x -> { List<Integer> l = lists.get(); l.add(x); return l; }, List.of(1))
//> [[1]]
pool().map(x -> builders.apply(x).reverse().toString(), List.of("abc"))
//> ["cba"]

//# constructors of arrays
record P(int a) {}
IntFunction<int[]> ints = int[]::new;
IntFunction<P[]> ps = P[]::new;
IntFunction<String[][]> grid = String[][]::new;
pool().map(n -> ints.apply(n).length + ps.apply(n).length + grid.apply(n).length, List.of(2))
//> [6]
pool().map(n -> Stream.of(new P(n), new P(n + 1)).toArray(P[]::new)[1].a(), List.of(2))
//> [3]

//# of this and of super, inside a class
class Base { String name() { return "base"; } }
class Derived extends Base {
    String name() { return "derived"; }
    Supplier<String> mine() { return this::name; }
    Supplier<String> parents() { return super::name; }
}
pool().apply(() -> new Derived().mine().get() + new Derived().parents().get()).getFirst()
//> "derivedbase"
Supplier<String> mine = new Derived().mine();
pool().apply(() -> mine.get()).getFirst()
//> "derived"
Supplier<String> parents = new Derived().parents();
pool().apply(() -> parents.get()).getFirst()
//> "base"

//# to varargs, to generic and to private methods
class V { private static int count(Object... all) { return all.length; } static IntSupplier counter() { return V::count; } static <T> T id(T t) { return t; } }
IntSupplier none = V.counter();
pool().apply(() -> none.getAsInt()).getFirst()
//> 0
pool().map(V::id, List.of("a"))
//> ["a"]
Function<Object, List<Object>> asList = Arrays::asList;
pool().map(x -> asList.apply(x).size(), List.of(1))
//> [1]

//# to an interface's default, private and static methods
interface Shape { double side(); default double area() { return square(side()); } private double square(double x) { return x * x; } static Shape of(double s) { return () -> s; } }
pool().map(Shape::area, List.of(Shape.of(2), Shape.of(3)))
//> [4.0, 9.0]
pool().map(s -> Shape.of(s).area(), List.of(4.0))
//> [16.0]

//# boxing and widening
ToLongFunction<Integer> widen = Integer::longValue;
IntToDoubleFunction d = Math::sqrt;
Function<Integer, Long> mixed = i -> (long) i;
pool().map(i -> widen.applyAsLong(i) + d.applyAsDouble(i) + mixed.apply(i), List.of(4))
//> [10.0]

//# to top-level methods through lambdas
int f(int x) { return x + 1; }
Function<Integer, Integer> g = x -> f(x);
Function<Integer, Integer> h = g::apply;
pool().map(h::apply, List.of(1))
//> [2]
int f(int x) { return x + 10; }
pool().map(h::apply, List.of(1))
//> [11]

//# chains of comparators
record P(String s, int n) {}
Comparator<P> c = Comparator.comparing(P::s).reversed().thenComparingInt(p -> -p.n()).thenComparing(Comparator.comparingDouble(p -> p.n()));
Comparator<Integer> n = Comparator.nullsFirst(Comparator.<Integer>reverseOrder());
pool().map(l -> l.stream().sorted(c).map(P::n).toList(), List.of(List.of(new P("a", 1), new P("b", 2), new P("a", 3))))
//> [[2, 3, 1]]
pool().map(x -> n.compare(null, x) + n.compare(1, 2), List.of(1))
//> [0]
Comparator<Map.Entry<String, P>> byValue = Map.Entry.comparingByValue(c);
pool().map(x -> byValue.compare(Map.entry("x", new P("a", 1)), Map.entry("y", new P("b", 1))) > 0, List.of(1))
//> [true]
