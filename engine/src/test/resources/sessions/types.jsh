// Classes, interfaces, generics and nesting.

//# sealed types and patterns
sealed interface S permits C, Q {}
record C(int r) implements S {}
record Q(int a, int b) implements S {}
int area(S s) { return switch (s) { case C(int r) -> 3 * r * r; case Q(int a, int b) -> a * b; }; }
pool().map(s -> area(s), List.of(new C(2), new Q(2, 5)))
//> [12, 10]

//# sealed types with guards and null
sealed interface Expr permits Num, Add, Mul {}
record Num(double v) implements Expr {}
record Add(Expr a, Expr b) implements Expr {}
record Mul(Expr a, Expr b) implements Expr {}
double value(Expr e) {
    return switch (e) {
        case null -> Double.NaN;
        case Num(var v) when v < 0 -> 0;
        case Num(var v) -> v;
        case Add(var a, var b) -> value(a) + value(b);
        case Mul(Num(var x), Num(var y)) -> x * y;
        case Mul(var a, var b) -> value(a) * value(b);
    };
}
pool().map(e -> value(e), List.of(new Add(new Num(1), new Mul(new Num(2), new Num(3))), new Mul(new Add(new Num(1), new Num(-9)), new Num(4))))
//> [7.0, 4.0]
pool().map(x -> value(null), List.of(0))
//> [NaN]

//# a class with state and a subclass
class A { int n = 1; int next() { return ++n; } }
class B extends A { int next() { return 10 * super.next(); } }
A a = new B();
pool().map(x -> a.next() > 0, List.of(1))
//> [true]
pool().map(x -> new B().next(), List.of(1))
//> [20]

//# an abstract class and its template method
abstract class Job { final int n; Job(int n) { this.n = n; } abstract int work(int x); int run() { return work(n) + 1; } }
class Twice extends Job { Twice(int n) { super(n); } int work(int x) { return 2 * x; } }
Job job = new Twice(4);
pool().apply(() -> job.run()).getFirst()
//> 9
pool().map(n -> new Job(n) { int work(int x) { return x * x; } }.run(), List.of(3))
//> [10]

//# three levels, fields hidden, methods overloaded
class X { String s = "x"; String f(Object o) { return "X.o"; } }
class Y extends X { String s = "y"; String f(String t) { return "Y.s"; } }
class Z extends Y { String f(Object o) { return "Z.o" + s + ((X) this).s; } }
pool().map(x -> new Z().f((Object) x) + new Z().f(x), List.of("t"))
//> ["Z.oyxY.s"]
X z = new Z();
pool().map(x -> z.f(x) + z.s, List.of("t"))
//> ["Z.oyxx"]

//# interfaces with default, private and static methods, and a diamond
interface Hello { default String hi() { return "hello" + tail(); } private String tail() { return "!"; } static String bye() { return "bye"; } }
interface Polite extends Hello { default String hi() { return "dear " + Hello.super.hi(); } }
class Person implements Hello, Polite {}
pool().apply(() -> new Person().hi() + Hello.bye()).getFirst()
//> "dear hello!bye"
Hello p = new Person();
pool().apply(() -> p.hi()).getFirst()
//> "dear hello!"

//# generics with bounds and wildcards
<T extends Comparable<? super T>> T max(Collection<? extends T> all) { T best = null; for (T t : all) if (best == null || t.compareTo(best) > 0) best = t; return best; }
<K, V extends Number> double total(Map<K, ? extends V> m) { double s = 0; for (V v : m.values()) s += v.doubleValue(); return s; }
pool().map(l -> max(l), List.of(List.of(3, 9, 2)))
//> [9]
pool().map(m -> total(m), List.of(Map.of("a", 1.5, "b", 2.5)))
//> [4.0]
<T> List<T> both(T a, T b) { return List.of(a, b); }
pool().map(x -> both(x, x), List.of(1))
//> [[1, 1]]

//# a generic class
class Stack<T> { private final Deque<T> items = new ArrayDeque<>(); Stack<T> push(T t) { items.push(t); return this; } T pop() { return items.pop(); } int size() { return items.size(); } }
Stack<String> stack = new Stack<String>().push("a").push("b");
pool().applyOnly(() -> stack.pop() + stack.size(), 0)
//> processes: "b1"
stack.size()
//> processes: 2

//# static nested classes
class Outer { static class Nested { int n = 2; int f() { return n * Deep.K; } static class Deep { static final int K = 21; } } }
pool().apply(() -> new Outer.Nested().f()).getFirst()
//> 42
Outer.Nested nested = new Outer.Nested();
nested.n = 3;
pool().apply(() -> nested.f()).getFirst()
//> 63

//# inner classes and what they belong to
class Bank { int rate = 2; class Account { int amount; Account(int a) { amount = a; } int interest() { return amount * rate; } Bank bank() { return Bank.this; } } Account open(int a) { return new Account(a); } }
Bank bank = new Bank();
Bank.Account account = bank.open(10);
pool().apply(() -> account.interest()).getFirst()
//> 20
bank.rate = 5;
pool().apply(() -> account.interest() + (account.bank() == bank ? 1 : 0)).getFirst()
//> 51
pool().map(x -> new Bank().new Account(x).interest(), List.of(7))
//> [14]

//# anonymous classes
Comparator<Integer> down = new Comparator<>() { public int compare(Integer a, Integer b) { return b - a; } };
pool().map(l -> l.stream().sorted(down).toList(), List.of(List.of(1, 3, 2)))
//> [[3, 2, 1]]
Object counter(int start) { return new Object() { int n = start; public String toString() { return "n=" + n; } }; }
Object c = counter(5);
pool().apply(() -> c.toString()).getFirst()
//> "n=5"
pool().map(x -> new Object() { int f() { return x + 1; } }.f(), List.of(1))
//> [2]

//# local classes and what they capture
int run(int x) { class L { int n = x; Supplier<Integer> s() { return () -> n + x; } } return new L().s().get(); }
pool().map(x -> run(x), List.of(4))
//> [8]
Supplier<String> named(String name) { class Greeter implements Supplier<String> { public String get() { return "hi " + name; } } return new Greeter(); }
Supplier<String> bob = named("bob");
pool().apply(() -> bob.get()).getFirst()
//> "hi bob"

//# local interfaces and enums
String kind(int n) { enum Kind { SMALL, BIG } interface Rule { Kind of(int n); } Rule r = x -> x < 10 ? Kind.SMALL : Kind.BIG; return r.of(n).name(); }
pool().map(n -> kind(n), List.of(3, 30))
//> ["SMALL", "BIG"]

//# equals and hashCode of one's own in sets and maps
class Key { final int n; Key(int n) { this.n = n; } public boolean equals(Object o) { return o instanceof Key k && k.n % 10 == n % 10; } public int hashCode() { return n % 10; } }
Map<Key, String> map = new HashMap<>(Map.of(new Key(1), "one"));
Set<Key> set = new LinkedHashSet<>(List.of(new Key(2), new Key(3)));
pool().map(n -> map.get(new Key(n)) + set.contains(new Key(n)), List.of(11, 13))
//> ["onefalse", "nulltrue"]

//# a hashCode that reads a variable of the session
int salt = 3;
class Key { final int n; Key(int n) { this.n = n; } public boolean equals(Object o) { return o instanceof Key k && k.n == n; } public int hashCode() { return n * salt; } }
Map<Key, String> map = new HashMap<>(Map.of(new Key(1), "one"));
pool().map(n -> map.get(new Key(n)), List.of(1))
//> ["one"]

//# Iterable, Iterator and AutoCloseable of one's own
class Count implements Iterable<Integer>, AutoCloseable {
    final int n; boolean closed;
    Count(int n) { this.n = n; }
    public Iterator<Integer> iterator() { return new Iterator<>() { int i = 0; public boolean hasNext() { return i < n; } public Integer next() { return i++; } }; }
    public void close() { closed = true; }
}
int sum(int n) { Count seen; int s = 0; try (Count c = new Count(n)) { seen = c; for (int i : c) s += i; } return seen.closed ? s : -1; }
pool().map(n -> sum(n), List.of(5))
//> [10]
Iterator<Integer> half = new Count(4).iterator();
half.next()
//> processes: 0
pool().applyOnly(() -> half.next(), 0)
//> processes: 1
pool().map(x -> x * 2, new Count(3))
//> [0, 2, 4]

//# cycles of typed objects
class Node { final String name; Node next; Node(String name) { this.name = name; } }
Node a = new Node("a"), b = new Node("b");
a.next = b;
b.next = a;
pool().apply(() -> a.next.next == a ? a.next.name : "broken").getFirst()
//> "b"

//# a tree with parents
class Tree { Tree parent; final List<Tree> children = new ArrayList<>(); final int n; Tree(int n) { this.n = n; } Tree add(Tree t) { t.parent = this; children.add(t); return this; } int sum() { return n + children.stream().mapToInt(Tree::sum).sum(); } Tree root() { return parent == null ? this : parent.root(); } }
Tree leaf = new Tree(3);
Tree root = new Tree(1).add(new Tree(2).add(leaf)).add(new Tree(4));
pool().apply(() -> root.sum() * 100 + leaf.root().sum()).getFirst()
//> 1010

//# a long chain
class Link { final int n; final Link next; Link(int n, Link next) { this.n = n; this.next = next; } }
Link head = null;
for (int i = 0; i < 300; i++) head = new Link(i, head);
pool().apply(() -> { int s = 0; for (Link l = head; l != null; l = l.next) s += l.n; return s; }).getFirst()
//> 44850

//# transient fields are not sent
class T { int kept = 1; transient int dropped = 2; }
T t = new T();
pool().apply(() -> t.kept + t.dropped).getFirst()
//> processes: 1
//> here: 3

//# Serializable with rules of its own
class Own implements java.io.Serializable { transient int n = 4; private void writeObject(java.io.ObjectOutputStream o) throws java.io.IOException { o.defaultWriteObject(); o.writeInt(n * 2); } private void readObject(java.io.ObjectInputStream i) throws Exception { i.defaultReadObject(); n = i.readInt(); } }
Own own = new Own();
pool().applyOnly(() -> own.n, 0)
//> processes: 8
//> here: 4

//# a Serializable class with a superclass that is not
class Base { int hidden = 4; }
class Sub extends Base implements java.io.Serializable { int shown = 5; }
Sub sub = new Sub();
sub.hidden = 40;
pool().apply(() -> sub.hidden + sub.shown).getFirst()
//> 45

//# a subclass of a class of the JDK
class Log extends ArrayList<String> { int extra = 3; boolean add2(String s) { extra++; return super.add(s); } }
Log log = new Log();
log.add2("x");
pool().apply(() -> log.size() * 10 + log.extra).getFirst()
//> 14
class Cap extends LinkedHashMap<String, Integer> { protected boolean removeEldestEntry(Map.Entry<String, Integer> e) { return size() > 2; } }
Cap cap = new Cap();
cap.put("a", 1); 
cap.put("b", 2);
pool().applyOnly(() -> { cap.put("c", 3); return cap.keySet().toString(); }, 0)
//> processes: "[b, c]"

//# annotations of one's own
@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Unit { String value(); }
@Unit("kg") class Mass {}
pool().apply(() -> Mass.class.getAnnotation(Unit.class).value()).getFirst()
//> "kg"

//# classes as values
class A {}
record B(Class<?> type) {}
pool().apply(() -> A.class.getSimpleName() + int.class + String[].class.getName()).getFirst()
//> "Aint[Ljava.lang.String;"
B b = new B(A.class);
pool().apply(() -> b.type() == A.class).getFirst()
//> true
pool().map(x -> A.class, List.of(1)).getFirst() == A.class
//> true

//# an exception of one's own, thrown and caught there
class Odd extends RuntimeException { final int code; Odd(int code) { super("odd"); this.code = code; } }
int f(int x) { try { if (x > 0) throw new Odd(x); return 0; } catch (Odd e) { return e.code; } finally { x++; } }
pool().map(x -> f(x), List.of(5, 0))
//> [5, 0]

//# synchronized methods and blocks, wait and notify
class Cell { private int n; synchronized int next() { return ++n; } int again() { synchronized (this) { return n; } } }
Cell cell = new Cell();
pool().applyOnly(() -> { cell.next(); cell.next(); return cell.again(); }, 0)
//> processes: 2
class Gate { boolean open; synchronized void open() { open = true; notifyAll(); } synchronized void pass() throws InterruptedException { while (!open) wait(); } }
pool().applyOnly(() -> { Gate g = new Gate(); Thread t = Thread.ofVirtual().start(g::open); g.pass(); t.join(); return g.open; }, 0)
//> true
