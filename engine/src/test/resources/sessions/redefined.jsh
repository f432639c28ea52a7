// Something that others depend on is entered again: variables keep their values, workers get them with the new code.

//# variables behind a method keep their values
double growth(double x) { return 0.5 * x; }
double twice(double x) { return 2 * growth(x); }
var start = growth(10);
var list = new ArrayList<>(List.of(growth(1), twice(2)));
var array = new double[] {growth(4), 7};
record Model(double r) { double at(double t) { return growth(t) * r; } }
Model model = new Model(2);
var inferred = new Model(growth(2));
List<Model> models = new ArrayList<>(List.of(new Model(3)));
Map<String, Model> byName = new TreeMap<>(Map.of("k", new Model(4)));
double growth(double x) { return 0.25 * x; }
pool().map(x -> List.of(start, list, array[0], model, inferred, models, byName), List.of(1))
//> [[5.0, [0.5, 2.0], 2.0, Model[r=2.0], Model[r=1.0], [Model[r=3.0]], {"k"=Model[r=4.0]}]]
pool().map(x -> List.of(model.at(x), models.get(0).at(x), byName.get("k").at(x), twice(x)), List.of(1.0))
//> [[0.5, 0.75, 1.0, 0.5]]

//# a variable keeps its value when its initialiser is compiled anew
String a = "x"; var b = a.substring(1) + "k"; String a = "y";
pool().map(x -> b + a + x, List.of(1))
//> ["ky1"]
int step() { return 3; }
int total = step();
total += 1;
var doubled = total * 2;
long step() { return 5; }
pool().map(x -> List.of(total, doubled, step()), List.of(1))
//> [[4, 8, 5L]]

//# an object of an anonymous class follows the method that it calls
int f() { return 1; }
var o = new Object() { int seen = f(); int now() { return seen + f(); } };
int f() { return 10; }
pool().map(x -> o.now() + x, List.of(0))
//> [11]

//# the value of an expression is kept, too
int f() { return 1; }
f();
int f() { return 10; }
pool().map(x -> $2 + f() + x, List.of(0))
//> does not compile

//# what a variable of another type holds stays
class A { int n = 1; int up() { return n; } }
Object held = "text"; var names = new ArrayList<String>(List.of(new A().up() + "a"));
int count = new A().up();
class A { int n = 2; int m; int up() { return n; } }
pool().map(x -> List.of(held, names, count, new A().up()), List.of(0))
//> [["text", ["1a"], 1, 2]]

//# overloads that call each other
int m(int i) { return 1 + i; }
int m(String s) { return m(s.length()); }
Function<String, Integer> f = s -> m(s);
pool().map(x -> List.of(m(x), f.apply(x)), List.of("abc"))
//> [[4, 4]]
int m(int i) { return 100 + i; }
pool().map(x -> List.of(m(x), f.apply(x)), List.of("abc"))
//> [[103, 103]]

//# overloads that call themselves
int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }
long fact(long n) { return n < 2 ? 1 : n * fact(n - 1); }
pool().map(x -> List.of(fact(x), fact((long) x)), List.of(5))
//> [[120, 120L]]
long fact(long n) { return n < 2 ? 2 : n * fact((int) n - 1); }
pool().map(x -> List.of(fact(x), fact((long) x)), List.of(5))
//> [[120, 120L]]
long fact(int n) { return n < 2 ? 3 : n * fact(n - 1L); }
pool().map(x -> List.of(fact(x), fact((long) x), fact(1)), List.of(2))
//> [[4L, 6L, 3L]]

//# three overloads, one of which gets another signature
String show(int i) { return "i" + i; }
String show(String s) { return "s" + s; }
String show(List<?> l) { return l.stream().map(o -> o instanceof Integer i ? show(i) : show(o.toString())).toList().toString(); }
pool().map(x -> show(x), List.of(List.of(1, "a")))
//> ["[i1, sa]"]
String show(String s, int... more) { return "t" + s + more.length; }
String show(int i) { return "j" + i; }
pool().map(x -> show(x), List.of(List.of(1, "a")))
//> ["[j1, sa]"]

//# an overload that was beside another is entered again alone
int w(int x) { return x + 1; }
int w(int... xs) { return xs.length; }
int w(int x) { return x < 2 ? w() : w(x / 2) + 1; }
int w(int... xs) { return 10 + xs.length; }
int twice(int x) { return 2 * w() + w(x); }
pool().map(x -> List.of(w(x), w(), twice(x)), List.of(4))
//> [[12, 10, 32]]
