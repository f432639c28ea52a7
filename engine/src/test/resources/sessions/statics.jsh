// Static fields of typed classes have the values of the moment everywhere.

//# constant and changing
class Config { static int level = 1; static final int FIXED = 4; static final String NAME = "n"; static final Integer BOXED = 5; }
Config.level = 7;
pool().map(x -> x + Config.level + Config.FIXED + Config.NAME + Config.BOXED, List.of(0))
//> ["11n5"]

//# a final collection
class Log { static final List<Integer> seen = new ArrayList<>(); }
Log.seen.add(7);
pool().map(x -> Log.seen.get(0) + x, List.of(1))
//> [8]

//# a computed final
class Run { static final long ID = System.nanoTime(); }
pool().map(x -> Run.ID, List.of(1)).equals(List.of(Run.ID))
//> true

//# an initialiser of another moment
int k = 2;
class Early { static int n = k; static final int m = 10 / k; }
int first = Early.n;
k = 0;
pool().map(x -> Early.n + Early.m + k, List.of(1))
//> [7]

//# an interface
interface Op { Op INC = x -> x + 1; long ID = System.nanoTime(); List<Integer> SEEN = new ArrayList<>(); int of(int x); }
Op.SEEN.add(3);
pool().map(x -> Op.INC.of(x) + Op.SEEN.get(0) + (Op.ID == 0 ? 1 : 0), List.of(1))
//> [5]
Op.SEEN.add(3);
pool().map(x -> Op.SEEN.size(), List.of(1))
//> [2]

//# an interface's field through a class
interface I { long ID = System.nanoTime(); }
class J implements I { long id() { return ID; } static long other() { return J.ID; } }
pool().map(x -> new J().id() == x && J.other() == x, List.of(I.ID))
//> [true]

//# statics of an enum
enum E { A, B; static final Map<String, E> BY = new HashMap<>(); static int n = 1; static { for (E e : values()) BY.put(e.name(), e); } }
E.BY.put("c", E.B);
E.n = 5;
pool().map(x -> E.BY.get(x).ordinal() + E.n, List.of("c"))
//> [6]

//# assertions and locks
class D { static final Object LOCK = new Object(); int f(int x) { assert x > 5; synchronized (LOCK) { return x; } } }
pool().map(x -> new D().f(x), List.of(9))
//> [9]

//# statics of nested classes
class O { static class P { static final int[] T = {1, 2}; } int f(int i) { return P.T[i]; } }
O.P.T[1] = 9;
pool().map(i -> new O().f(i), List.of(1))
//> [9]

//# an instance whose class has statics
class O { static final int[] T = {1, 2}; int f(int i) { return T[i]; } }
O.T[1] = 9;
O o = new O();
pool().map(i -> o.f(i), List.of(1))
//> [9]

//# lambdas in statics
class O { static final Function<Integer, Integer> F = x -> x + G.k; }
class G { static int k = 2; }
G.k = 40;
pool().map(i -> O.F.apply(i), List.of(2))
//> [42]

//# an inherited static
class Base { static int shared = 1; static int get() { return shared; } }
class Derived extends Base { static int twice() { return 2 * shared + Derived.get(); } }
Derived.shared = 5;
pool().apply(() -> Derived.twice()).getFirst()
//> 15

//# a cache that a function fills stays on the worker
class Memo { static final Map<Integer, Integer> CACHE = new HashMap<>(); static int square(int x) { return CACHE.computeIfAbsent(x, k -> k * k); } }
pool().map(x -> Memo.square(x), List.of(3, 3))
//> [9, 9]

//# assigned in a function
class Count { static int n; static int next() { return n++; } }
pool().apply(() -> Count.next())
//> processes: refused: variable=Count.n

//# an initialiser that fails is named
class E { static final int BAD = Integer.parseInt("no"); }
pool().map(x -> E.BAD, List.of(1))
//> processes: refused: static initialiser failed: class=E
//> here: throws: Error

//# also where nothing static of its class is used
class Fails { static final int BAD = Integer.parseInt("no"); int n = 4; }
pool().map(x -> new Fails().n + x, List.of(1))
//> processes: refused: static initialiser failed: class=Fails
//> here: throws: Error
pool().map(x -> x > 0 ? x : new Fails().n, List.of(1))
//> processes: refused: static initialiser failed: class=Fails
//> here: [1]

//# an initialiser runs once, here, before its class is used on workers
class Begun { static final List<String> SEEN = new ArrayList<>(); }
class Begins { static { Begun.SEEN.add("begun"); } int n = 4; }
pool().map(x -> new Begins().n + x, List.of(1, 2))
//> [5, 6]
Begun.SEEN
//> ["begun"]

//# what cannot travel is named
class D { static final Thread OWN = new Thread(); static int fine() { return 3; } }
pool().map(x -> D.OWN.getName(), List.of(1))
//> processes: refused: variable=D.OWN
pool().map(x -> D.fine(), List.of(1))
//> [3]

//# a record's and an interface's static method with a counter
record Ids(int next) { static int last = 10; static Ids fresh() { return new Ids(last + 1); } }
pool().apply(() -> Ids.fresh().next()).getFirst()
//> 11
