// Variables of the session, and what becomes of functions when things are entered again.

//# a variable, as it is at each call
int n = 0;
int get() { return n; }
pool().apply(() -> get() + n).getFirst()
//> 0
n = 7;
pool().apply(() -> get() + n).getFirst()
//> 14
n += 3; n++;
pool().apply(() -> get()).getFirst()
//> 11

//# variables of every type
byte b = 1; short s = 2; char c = 'c'; long l = 4L; float f = 5f; double d = 6; boolean z = true; String t = "t"; Integer i = 7; Object o = null; var v = List.of(8); int[] a = {9};
pool().apply(() -> "" + b + s + c + l + f + d + z + t + i + o + v + a[0]).getFirst()
//> "12c45.06.0truet7null[8]9"

//# defaults, final and several at once
int unset; String text; int p = 1, q = 2; final int fixed = 3;
pool().apply(() -> unset + text + p + q + fixed).getFirst()
//> "0null123"

//# a result in a variable
var doubled = pool().map(x -> 2 * x, List.of(1, 2));
pool().map(x -> x + doubled.get(1), List.of(1))
//> [5]

//# of another type now
int v = 3;
Function<Integer, String> f = x -> "" + v + x;
String v = "s";
pool().map(x -> v + x, List.of(1))
//> ["s1"]
pool().map(f::apply, List.of(1))
//> processes: refused: redefined with another type; enter the code that uses it again: name=v
//> here: throws: redefined with another type; enter the code that uses it again: name=v
int v = 4;
pool().map(f::apply, List.of(1))
//> ["41"]

//# of another type, used by a method, which is compiled again
int v = 3;
String show() { return "v" + v; }
String v = "s";
pool().apply(() -> show()).getFirst()
//> "vs"

//# assigned in a function
int total = 0;
pool().map(x -> total += x, List.of(1, 2))
//> processes: refused: return the new value instead: variable=total
pool().map(x -> total++, List.of(1))
//> processes: refused: variable=total
void add(int x) { total += x; }
pool().map(x -> { add(x); return x; }, List.of(1))
//> processes: refused: variable=total
pool().map(x -> x + total, List.of(1))
//> processes: [1]

//# an array's element may be assigned, in the worker's copy
int[] counts = {0};
pool().applyOnly(() -> ++counts[0], 1)
//> processes: 1
pool().applyOnly(() -> ++counts[0], 1)
//> processes: 1
counts[0]
//> processes: 0

//# values reached through values
record Config(Map<String, List<double[]>> tables) {}
Config config = new Config(Map.of("a", List.of(new double[] {1, 2}, new double[] {3})));
pool().map(k -> config.tables().get(k).get(1)[0], List.of("a"))
//> [3.0]
config.tables().get("a").get(1)[0] = 30;
pool().map(k -> config.tables().get(k).get(1)[0], List.of("a"))
//> [30.0]

//# two variables share one object
List<Integer> one = new ArrayList<>(List.of(1));
List<Integer> same = one;
pool().applyOnly(() -> { one.add(2); return same.size() + (one == same ? 10 : 0); }, 0)
//> processes: 12

//# a method entered again
int f(int x) { return 1; }
int g(int x) { return f(x); }
Function<Integer, Integer> h = x -> f(x);
List<Supplier<Integer>> kept = List.of(() -> g(0), () -> h.apply(0));
int f(int x) { return 2; }
pool().map(x -> g(x) + h.apply(x), List.of(0))
//> [4]
pool().apply(() -> kept.stream().mapToInt(Supplier::get).sum()).getFirst()
//> 4
int f(int x) { return x < 0 ? 0 : 3; }
pool().apply(() -> kept.stream().mapToInt(Supplier::get).sum()).getFirst()
//> 6

//# a method entered again with another result type
int f(int x) { return 1; }
String g() { return "g" + f(0); }
Supplier<Object> kept = () -> f(0);
String f(int x) { return "new"; }
pool().apply(() -> g()).getFirst()
//> "gnew"
pool().apply(() -> kept.get()).getFirst()
//> processes: refused: name=f
//> here: throws: name=f
Supplier<Object> kept = () -> f(0);
pool().apply(() -> kept.get()).getFirst()
//> "new"

//# a method entered again with other parameters is another method
int f(int x) { return 1; }
Supplier<Integer> kept = () -> f(0);
int f(String x) { return 2; }
pool().apply(() -> kept.get() * 10 + f("")).getFirst()
//> 12

//# a record entered again
record P(int a) {}
int f(P p) { return p.a(); }
pool().map(p -> f(p), List.of(new P(1)))
//> [1]
record P(int a, int b) {}
int f(P p) { return p.a() + p.b(); }
pool().map(p -> f(p), List.of(new P(1, 2)))
//> [3]

//# a value of a type that was entered again
record P(int a) {}
Object old = new P(1);
List<Object> holder = List.of(old);
record P(String s) {}
pool().apply(() -> old.toString()).getFirst()
//> processes: refused: redefined after this was entered; enter this again
//> here: "P[a=1]"
pool().apply(() -> holder.size()).getFirst()
//> processes: refused: class=P
//> here: 1
Object old = new P("now");
pool().apply(() -> old.toString()).getFirst()
//> "P[s=now]"

//# a function whose type was entered again
class A { int f() { return 1; } }
Supplier<Integer> made = () -> new A().f();
class A { int f() { return 2; } }
pool().apply(() -> new A().f()).getFirst()
//> 2
pool().apply(() -> made.get()).getFirst()
//> processes: refused: redefined after this was entered
//> here: 1

//# a type entered again with the same contents
record P(int a) { int twice() { return 2 * a; } }
P p = new P(4);
record P(int a) { int twice() { return 2 * a; } }
pool().apply(() -> p).getFirst()
//> P[a=4]
P p = new P(5);
pool().apply(() -> p.twice()).getFirst()
//> 10

//# a type's method that calls a method entered again
int scale() { return 1; }
class A { int f() { return scale(); } }
A a = new A();
int scale() { return 2; }
pool().apply(() -> new A().f()).getFirst()
//> 2

//# an enum entered again
enum E { A, B }
String f(E e) { return switch (e) { case A -> "a"; case B -> "b"; }; }
pool().map(e -> f(e), List.of(E.B))
//> ["b"]
enum E { B, A, C }
String f(E e) { return e.name() + e.ordinal(); }
pool().map(e -> f(e), List.of(E.B, E.C))
//> ["B0", "C2"]

//# a subclass whose superclass was entered again
class A { int f() { return 1; } }
class B extends A { int g() { return 10 * f(); } }
class A { int f() { return 2; } }
pool().apply(() -> new B().g()).getFirst()
//> 20

//# an interface entered again while a lambda of it is kept
interface F { int of(int x); }
F f = x -> x + 1;
interface F { int of(int x); default int twice(int x) { return of(of(x)); } }
F f = x -> x + 2;
pool().map(x -> f.twice(x), List.of(0))
//> [4]

//# a variable that comes and goes
int x = 1;
int f() { return x; }
String x = "text";
f()
//> throws: SPIResolutionException
int x = 5;
pool().apply(() -> f()).getFirst()
//> 5
