// Sessions that mix what the other files try one by one.

//# assignments refused in every form
int n = 0; int[] arr = {0}; String t = ""; List<Integer> l = new ArrayList<>();
pool().map(x -> ++n, List.of(1))
//> processes: refused: variable=n
pool().map(x -> n--, List.of(1))
//> processes: refused: variable=n
pool().map(x -> n <<= 1, List.of(1))
//> processes: refused: variable=n
pool().map(x -> { t += x; return 1; }, List.of(1))
//> processes: refused: variable=t
pool().map(x -> { arr = new int[] {x}; return 1; }, List.of(1))
//> processes: refused: variable=arr
pool().map(x -> { Runnable r = () -> { Runnable q = () -> n = 5; q.run(); }; r.run(); return 1; }, List.of(1))
//> processes: refused: variable=n
pool().map(x -> { class L { void go() { n = x; } } new L().go(); return 1; }, List.of(1))
//> processes: refused: variable=n
pool().map(x -> new Object() { int go() { return n = x; } }.go(), List.of(1))
//> processes: refused: variable=n
class Setter { int set(int x) { return n = x; } int other() { return 3; } }
Setter s = new Setter();
pool().map(x -> s.set(x), List.of(1))
//> processes: refused: variable=n
pool().map(x -> s.other(), List.of(1))
//> [3]
IntUnaryOperator viaRef = s::set;
pool().map(x -> viaRef.applyAsInt(x), List.of(1))
//> processes: refused: variable=n
interface Sets { default int set(int x) { n = x; return n; } }
pool().map(x -> new Sets() {}.set(x), List.of(1))
//> processes: refused: variable=n
enum E { A { int go() { n = 4; return n; } }; abstract int go(); }
pool().map(x -> E.A.go(), List.of(1))
//> processes: refused: variable=n
record R(int a) { public R { n++; } }
pool().map(x -> new R(x).a(), List.of(1))
//> processes: refused: variable=n
pool().map(x -> { for (n = 0; n < 3; n++) { } return n; }, List.of(1))
//> processes: refused: variable=n
pool().map(x -> { int n = x; n++; return n; }, List.of(1))
//> [2]
pool().map(x -> { int[] n = {x}; n[0]++; return n[0]; }, List.of(1))
//> [2]
pool().applyOnly(() -> { arr[0] += 5; l.add(1); int r = arr[0] + l.size(); arr[0] = 0; l.clear(); return r; }, 0)
//> 6

//# mutual recursion of lambdas in variables
Predicate<Integer> even = null, odd = null;
even = k -> k == 0 || odd.test(k - 1);
odd = k -> k != 0 && even.test(k - 1);
pool().map(k -> even.test(k), List.of(10, 7))
//> [true, false]

//# lambda capturing this with session variables
int base = 100;
class Maker { int own = 5; Supplier<Integer> make(int local) { return () -> own + local + base; } class In { int q = 7; Supplier<Integer> deep() { return () -> own + q + base; } } }
Maker m = new Maker(); Supplier<Integer> a = m.make(1), b = m.new In().deep();
base = 200; m.own = 50;
pool().apply(() -> a.get() + " " + b.get()).getFirst()
//> "251 257"

//# static nested counter mutated between calls
class Outer { static class C { static int count; static int[] hist = new int[3]; static void hit(int i) { count++; hist[i]++; } } }
Outer.C.hit(1);
pool().apply(() -> Outer.C.count + Outer.C.hist[1]).getFirst()
//> 2
Outer.C.hit(1); Outer.C.hit(2);
pool().apply(() -> Outer.C.count * 100 + Outer.C.hist[1] * 10 + Outer.C.hist[2]).getFirst()
//> 321

//# deconstruction, nested, with guards and generics
sealed interface T<X> permits Leaf, Two {}
record Leaf<X>(X x) implements T<X> {}
record Two<X>(T<X> a, T<X> b) implements T<X> {}
<X extends Comparable<X>> X most(T<X> t) { return switch (t) { case Leaf<X>(var x) -> x; case Two<X>(Leaf<X>(var x), Leaf<X>(var y)) when x.compareTo(y) > 0 -> x; case Two<X>(var l, var r) -> { X p = most(l), q = most(r); yield p.compareTo(q) >= 0 ? p : q; } }; }
pool().map(t -> most(t), List.of(new Two<>(new Two<>(new Leaf<>(3), new Leaf<>(9)), new Leaf<>(4))))
//> [9]

//# varargs lambda, array constructor, generic array
interface Var { int of(int... xs); }
Var sum = xs -> Arrays.stream(xs).sum();
pool().map(x -> sum.of(x, 2, 3) + sum.of(), List.of(1))
//> [6]
<T> T[] filled(IntFunction<T[]> make, T value, int n) { T[] all = make.apply(n); Arrays.fill(all, value); return all; }
pool().map(n -> filled(String[]::new, "a", n).length + filled(Integer[]::new, 1, n).getClass().getSimpleName(), List.of(2))
//> ["2Integer[]"]

//# exception with fields, causes, suppressed, thrown across, with a field that cannot travel
class Deep extends Exception { static int made; final List<int[]> data = List.of(new int[] {4}); final Map<String, Supplier<Integer>> fs = new HashMap<>(); Deep(String m, Throwable c) { super(m, c); var d = data; fs.put("a", () -> d.get(0)[0]); } }
Object caught(Task<Object> t) { try { return pool().applyOnly(t, 0); } catch (RuntimeException e) { return e.getCause(); } }
caught(() -> { var d = new Deep("m", new IllegalStateException("i", new Deep("inner", null))); d.addSuppressed(new Deep("s", null)); throw d; }) instanceof Deep d && d.fs.get("a").get() == 4 && d.getCause().getCause() instanceof Deep e && e.data.get(0)[0] == 4 && d.getSuppressed()[0] instanceof Deep
//> true
class Holds extends RuntimeException { final Object what; Holds(Object w) { super("holds"); what = w; } }
((Throwable) caught(() -> { throw new Holds(new Thread()); })).getMessage().contains("holds")
//> true
class Loop extends RuntimeException { Object me = this; List<Object> in = new ArrayList<>(); Loop() { super("loop"); in.add(this); } }
((Throwable) caught(() -> { throw new Loop(); })).getMessage().contains("loop")
//> true
class Counted extends RuntimeException { static int n = 3; static final Map<String, Integer> M = new HashMap<>(); Counted(String m) { super(m + n); } }
caught(() -> { throw new Counted("c"); }) instanceof Counted c && c.getMessage().equals("c3")
//> true

//# redefinition while pushed function uses it
int f(int x) { return x + 1; }
Function<Integer, Integer> g = x -> f(x);
var h = pool().push(g);
int f(int x) { return x + 100; }
pool().applyOnly(() -> h.get().apply(1), 0)
//> processes: 2
pool().applyOnly(() -> g.apply(1), 0)
//> 101
pool().applyOnly(() -> h.get().apply(1), 0)
//> processes: 2
h.remove()
//> null

//# serializable graph with a cycle
class N implements java.io.Serializable { final String s; final List<N> next = new ArrayList<>(); Map<N, Integer> w = new HashMap<>(); transient int t = 9; N(String s) { this.s = s; } }
N a = new N("a"), b = new N("b"); a.next.add(b); b.next.add(a); a.w.put(b, 1); b.w.put(a, 2); a.w.put(a, 3);
pool().applyOnly(() -> { N r = a.next.get(0); return r.s + (r.next.get(0) == a) + r.w.get(a) + a.w.get(r) + a.w.get(a) + a.t; }, 0)
//> here: "btrue2139"
pool().applyOnly(() -> { N r = a.next.get(0); return r.s + (r.next.get(0) == a) + r.w.get(a) + a.w.get(r) + a.w.get(a) + a.t; }, 0)
//> processes: "btrue2130"

//# immutable set in a cycle
class N { Set<N> others; String s; N(String s) { this.s = s; } public int hashCode() { return s.hashCode(); } public boolean equals(Object o) { return o instanceof N n && n.s.equals(s); } }
N a = new N("a"), b = new N("b"); a.others = Set.of(b); b.others = Set.of(a);
pool().applyOnly(() -> b.others.contains(a), 0)
//> here: true
pool().applyOnly(() -> b.others.contains(a), 0)
//> processes: throws: keys depend on an object that contains them
pool().apply(() -> 1).getFirst()
//> 1

//# records that copy their map
record R(Map<String, List<Integer>> m) { public R { m = new TreeMap<>(m); } }
R r = new R(Map.of("a", List.of(1)));
pool().applyOnly(() -> r.m().get("a").get(0), 0)
//> 1
pool().map(x -> new R(new HashMap<>(Map.of("k", List.of(x)))), List.of(3)).get(0).m().toString()
//> "{k=[3]}"

//# handles in results and in maps
var h = pool().push(List.of(4));
Map<String, RemoteObject<List<Integer>>> by = new TreeMap<>(Map.of("h", h));
pool().applyOnly(() -> by.get("h").get().get(0), 0)
//> processes: 4
pool().map(x -> Optional.of(h), List.of(1)).get(0).get().size()
//> does not compile

//# arrays of ND4J as views, in arrays, Optionals, sorted maps and typed generic holders
INDArray big = Nd4j.arange(20000).castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE).reshape(100, 200);
INDArray[] parts = {big.getRow(3), big.getColumn(4), big}; Optional<INDArray> opt = Optional.of(big.getRow(99)); TreeMap<String, INDArray> sorted = new TreeMap<>(Map.of("a", big));
pool().applyOnly(() -> parts[0].getDouble(1) + parts[1].getDouble(2) + opt.get().getDouble(199) + sorted.get("a").getDouble(0, 5) + (sorted.get("a") == parts[2] ? 1 : 0), 0)
//> 21010.0
pool().applyOnly(() -> { sorted.get("a").putScalar(0, 0, 7); double r = parts[2].getDouble(0, 0); parts[2].putScalar(0, 0, 0); return r; }, 0)
//> 7.0

//# long primitive arrays inside sorted maps and typed serializable objects
class S implements java.io.Serializable { double[] d = new double[30000]; private void writeObject(java.io.ObjectOutputStream o) throws java.io.IOException { o.defaultWriteObject(); } }
S s = new S(); s.d[29999] = 4; var m = new TreeMap<>(Map.of("d", s.d)); 
pool().applyOnly(() -> m.get("d")[29999] + (m.get("d") == s.d ? 1 : 0), 0)
//> 5.0

//# lambdas in every collection with sharing
List<Supplier<Integer>> fs = new ArrayList<>(); int[] cell = {0};
for (int i = 0; i < 3; i++) { int k = i; fs.add(() -> cell[0] += k); }
Map<String, Supplier<Integer>> by = new TreeMap<>(Map.of("one", fs.get(1))); Deque<Supplier<Integer>> dq = new ArrayDeque<>(fs);
pool().applyOnly(() -> { by.get("one").get(); fs.get(2).get(); dq.peekLast().get(); int r = cell[0]; cell[0] = 0; return r + (dq.peekFirst() == fs.get(0) ? 100 : 0) + (by.get("one") == fs.get(1) ? 1000 : 0); }, 0)
//> 1105

//# a snippet that fails halfway, then corrected
int v = 1;
int g() { return v * h(); }
pool().applyOnly(() -> g(), 0)
//> processes: refused: enter that first
int h() { return 7; }
pool().applyOnly(() -> g(), 0)
//> 7
int h() { return 8; }
pool().applyOnly(() -> g(), 0)
//> 8

//# static imports and shadowed names
import static java.lang.Math.*;
import static java.util.stream.Collectors.*;
double max(double a, double b) { return -1; }
pool().map(x -> floor(sqrt(x)) + PI, List.of(9.5)).get(0) == 3 + Math.PI
//> true
pool().map(l -> l.stream().collect(joining("-", "<", ">")), List.of(List.of("a", "b")))
//> ["<a-b>"]
pool().map(x -> max(1.0, 2.0), List.of(0))
//> [-1.0]

//# generic interface default chain with session state
int k = 3;
interface Op<A extends Number, B> extends Function<A, B> { static int count() { return k; } default <C> Op<A, C> map(Function<? super B, ? extends C> f) { return a -> f.apply(apply(a)); } }
Op<Integer, Integer> times = x -> x * k;
k = 4;
pool().map(x -> times.map(y -> y + Op.count()).map(Object::toString).apply(x), List.of(2))
//> ["12"]

//# an enum map by an abstract method and a set
enum Planet { A(1) { double g() { return mass * 2; } }, B(2) { double g() { return mass * 3; } }; final double mass; Planet(double m) { mass = m; } abstract double g(); static Planet heaviest() { return Arrays.stream(values()).max(Comparator.comparing(Planet::g)).get(); } }
EnumMap<Planet, List<Planet>> em = new EnumMap<>(Planet.class); em.put(Planet.B, new ArrayList<>(EnumSet.allOf(Planet.class)));
pool().applyOnly(() -> em.get(Planet.B).get(0).g() + Planet.heaviest().ordinal() + (em.containsKey(Planet.A) ? 1 : 0), 0)
//> 3.0

//# a class of the same name as a method and a variable, redefined
class X { int go() { return 1; } } 
int X(int X) { return X + 1; }
int X = 5;
pool().map(y -> new X().go() + X(X) + y, List.of(1))
//> [8]
class X { int go() { return 10; } }
pool().map(y -> new X().go() + X(X) + y, List.of(1))
//> [17]

//# views of keys captured with their type
NavigableMap<String, Integer> nm = new TreeMap<>(Map.of("a", 1, "b", 2)); NavigableSet<String> ks = nm.navigableKeySet(); SortedMap<String, Integer> tail = nm.tailMap("b"); SequencedCollection<String> rev = nm.sequencedKeySet().reversed();
pool().applyOnly(() -> tail.firstKey(), 0)
//> "b"
Map.Entry<String, Integer> e = new HashMap<>(Map.of("q", 1)).entrySet().iterator().next();
pool().applyOnly(() -> { e.setValue(2); int r = e.getValue(); e.setValue(1); return r; }, 0)
//> here: 2
