// Functions that the JDK makes of typed functions travel like typed ones.

//# andThen
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
Function<Integer, Integer> f = inc.andThen(times);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [6, 9, 12, 15]

//# compose
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
Function<Integer, Integer> f = inc.compose(times);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [4, 7, 10, 13]

//# identity
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
Function<Integer, Integer> f = Function.identity();
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [1, 2, 3, 4]

//# an identity operator
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
UnaryOperator<Integer> f = UnaryOperator.identity();
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [1, 2, 3, 4]

//# an operator and then
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
UnaryOperator<Integer> u = x -> x + 1; var f = u.andThen(u).compose(u);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [4, 5, 6, 7]

//# a reduced chain
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
Function<Integer, Integer> f = Stream.of(inc, times, inc).reduce(Function.identity(), Function::andThen);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [7, 10, 13, 16]

//# a bound method reference
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
UnaryOperator<Integer> u = x -> x + 1; Function<Function<Integer, Integer>, Function<Integer, Integer>> then = u::andThen;
Function<Integer, Integer> f = then.apply(times);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [6, 9, 12, 15]

//# a class with rules of its own
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
class Loud implements Function<Integer, Integer> {
    public Integer apply(Integer x) { return x; }
    public <V> Function<Integer, V> andThen(Function<? super Integer, ? extends V> g) { return x -> g.apply(x + 100); }
}
Function<Integer, Integer> loud = new Loud(); Function<Integer, Integer> f = loud.andThen(inc);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [102, 103, 104, 105]

//# a combination inside the function
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
Function<Integer, Integer> f = x -> inc.andThen(times).andThen(inc).apply(x);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [7, 10, 13, 16]

//# a bifunction and then
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
BiFunction<Integer, Integer, Integer> add = (a, b) -> a + b; var g = add.andThen(times); Function<Integer, Integer> f = x -> g.apply(x, 1);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [6, 9, 12, 15]

//# minBy and maxBy
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
var lo = BinaryOperator.minBy(Comparator.<Integer>naturalOrder()); var hi = BinaryOperator.<Integer>maxBy((a, b) -> a - b);
Function<Integer, Integer> f = x -> lo.apply(x, 2) * 10 + hi.apply(x, 3);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [13, 23, 23, 24]

//# primitive operators
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
IntUnaryOperator i = x -> x + k; DoubleUnaryOperator d = x -> x / 2; LongUnaryOperator l = x -> x * 2;
var ii = i.andThen(i).compose(IntUnaryOperator.identity()); var dd = d.andThen(DoubleUnaryOperator.identity()).compose(d); var ll = l.andThen(l).compose(LongUnaryOperator.identity());
Function<Integer, Integer> f = x -> ii.applyAsInt(x) + (int) dd.applyAsDouble(4 * x) + (int) ll.applyAsLong(x);
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [12, 18, 24, 30]

//# consumers
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
Consumer<List<Integer>> a = l -> l.add(k); var both = a.andThen(l -> l.add(2 * k)); BiConsumer<List<Integer>, Integer> bi = List::add; var twice = bi.andThen(bi);
Function<Integer, Integer> f = x -> { var l = new ArrayList<Integer>(); both.accept(l); twice.accept(l, x); return l.stream().mapToInt(n -> n).sum(); };
pool().map(f::apply, List.of(1, 2, 3, 4))
//> [11, 13, 15, 17]

//# and, or, negate
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
var p = even.and(big).or(big.negate());
pool().map(p::test, List.of(1, 2, 3, 4))
//> [true, true, true, true]

//# not
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
var p = Predicate.not(even);
pool().map(p::test, List.of(1, 2, 3, 4))
//> [true, false, true, false]

//# isEqual
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
var p = Predicate.<Integer>isEqual(3);
pool().map(p::test, List.of(1, 2, 3, 4))
//> [false, false, true, false]

//# a reduced predicate
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
var p = Stream.of(even, big).reduce(Predicate::and).get();
pool().map(p::test, List.of(1, 2, 3, 4))
//> [false, false, false, true]

//# two arguments
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
BiPredicate<Integer, Integer> b = (x, y) -> x > y; var c = b.and((x, y) -> x < 4).or((x, y) -> x == 1).negate(); Predicate<Integer> p = x -> c.test(x, 2);
pool().map(p::test, List.of(1, 2, 3, 4))
//> [false, true, false, true]

//# primitive predicates
int k = 3; Function<Integer, Integer> inc = x -> x + 1; Function<Integer, Integer> times = x -> x * k; Predicate<Integer> even = x -> x % 2 == 0; Predicate<Integer> big = x -> x > k;
IntPredicate i = x -> x > 1; var ii = i.and(x -> x < 3).negate(); DoublePredicate d = x -> x > 3; var dd = d.or(x -> x < 2);
LongPredicate l = x -> x > 0; var ll = l.and(x -> true).or(l.negate()); Predicate<Integer> p = x -> ii.test(x) && dd.test(x) && ll.test(x);
pool().map(p::test, List.of(1, 2, 3, 4))
//> [true, false, false, true]
