// Records and enums.

//# there and back
record P(double x, double y) {}
pool().map(p -> new P(p.y(), p.x()), List.of(new P(1, 2))).equals(List.of(new P(2, 1)))
//> true
pool().map(p -> p, List.of(new P(Double.NaN, -0.0))).equals(List.of(new P(Double.NaN, -0.0)))
//> true

//# with methods that use variables
int k = 5;
record R(int a) { int scaled() { return a * k; } }
pool().map(r -> r.scaled(), List.of(new R(2)))
//> [10]
R r = new R(3);
k = 7;
pool().apply(() -> r.scaled()).getFirst()
//> 21

//# a compact constructor
record Range(int lo, int hi) { public Range { if (lo > hi) throw new IllegalArgumentException("lo=" + lo); } }
pool().map(x -> new Range(0, x).hi(), List.of(3))
//> [3]
pool().map(x -> new Range(0, x), List.of(-1))
//> throws: IllegalArgumentException: lo=0
pool().map(r -> r.hi() - r.lo(), List.of(new Range(2, 9)))
//> [7]

//# other constructors, static factories, constants, nested records
record Money(long cents, String unit) {
    static final Money ZERO = new Money(0);
    Money(long cents) { this(cents, "EUR"); }
    static Money of(double amount) { return new Money(Math.round(amount * 100)); }
    Money plus(Money o) { return new Money(cents + o.cents, unit); }
    record Pair(Money a, Money b) { Money sum() { return a.plus(b); } }
}
pool().map(x -> Money.of(x).plus(Money.ZERO), List.of(1.25)).toString()
//> "[Money[cents=125, unit=EUR]]"
pool().map(p -> p.sum().cents(), List.of(new Money.Pair(new Money(1), new Money(2))))
//> [3L]

//# generic, with bounds
record Box<T extends Comparable<T>>(T value) { Box<T> max(Box<T> o) { return value.compareTo(o.value) >= 0 ? this : o; } }
pool().map(b -> b.max(new Box<>("m")).value(), List.of(new Box<>("a"), new Box<>("z")))
//> ["m", "z"]

//# with arrays, which are compared by identity
record A(int[] v, String[][] t) {}
pool().map(a -> a.v()[1] + a.t()[0][1], List.of(new A(new int[] {1, 2}, new String[][] {{"x", "y"}})))
//> ["2y"]
A a = new A(new int[] {5}, null);
pool().map(x -> a.equals(a) && a.v()[0] == 5, List.of(0))
//> [true]

//# with accessors and equals of one's own
record Name(String s) {
    public String s() { return "<" + s + ">"; }
    public boolean equals(Object o) { return o instanceof Name n && n.s.equalsIgnoreCase(s); }
    public int hashCode() { return s.toLowerCase().hashCode(); }
}
pool().map(n -> n.s(), List.of(new Name("Ab")))
//> ["<Ab>"]
Set<Name> names = new HashSet<>(List.of(new Name("a"), new Name("B")));
pool().map(n -> names.contains(n), List.of(new Name("A"), new Name("b"), new Name("c")))
//> [true, true, false]

//# implementing interfaces
interface Area { double area(); default String show() { return "area " + area(); } }
record Square(double s) implements Area, Comparable<Square> { public double area() { return s * s; } public int compareTo(Square o) { return Double.compare(s, o.s); } }
pool().map(a -> a.show(), List.of(new Square(2)))
//> ["area 4.0"]
TreeSet<Square> sorted = new TreeSet<>(List.of(new Square(3), new Square(1)));
pool().map(x -> sorted.first().s(), List.of(0))
//> [1.0]

//# as keys of maps
record Key(int a, String b) {}
Map<Key, Integer> table = new HashMap<>(Map.of(new Key(1, "x"), 10, new Key(2, "y"), 20));
pool().map(k -> table.get(k), List.of(new Key(2, "y"), new Key(1, "x")))
//> [20, 10]
pool().map(x -> Map.of(new Key(x, "z"), x), List.of(4)).getFirst().get(new Key(4, "z"))
//> 4

//# patterns of records in records
record In(int n) {}
record Out(In a, Object b) {}
int sum(Object o) { return o instanceof Out(In(var n), In(int m)) ? n + m : o instanceof Out(In(var n), _) ? n : -1; }
pool().map(o -> sum(o), List.of(new Out(new In(1), new In(2)), new Out(new In(5), "x"), "none"))
//> [3, 5, -1]

//# a local record
int dist(int a, int b) { record D(int x, int y) { int of() { return Math.abs(x - y); } } return new D(a, b).of(); }
pool().map(x -> dist(x, 10), List.of(3))
//> [7]
pool().map(x -> { record L(int n) {} return new L(x).n() + 1; }, List.of(1))
//> [2]

//# made with a variable
int k = 5;
String t = "s";
record R(int a, String b) { public R { a = a + 0 * k; b = t; } int s() { return a * k; } }
pool().map(r -> r.s() + r.b(), List.of(new R(2, "")))
//> ["10s"]

//# whose constructor reads a variable while it arrives
List<Integer> limits = List.of(3);
record R(int a) { public R { a = Math.min(a, limits.get(0)); } }
pool().map(x -> x.a(), List.of(new R(9)))
//> [3]
pool().map(x -> new R(x).a(), List.of(9))
//> [3]

//# that contains itself through a list
record Node(String s, List<Node> next) {}
Node a = new Node("a", new ArrayList<>());
a.next().add(a);
pool().apply(() -> a.next().get(0).next().get(0).s()).getFirst()
//> processes: refused: it contains itself
//> here: "a"

//# shared parts stay shared
record Pair(Object a, Object b) {}
Object one = new int[] {1};
Pair p = new Pair(one, one);
pool().apply(() -> p.a() == p.b()).getFirst()
//> true

//# an enum
enum Colour { RED, GREEN, BLUE }
pool().map(c -> c.ordinal(), List.of(Colour.GREEN, Colour.BLUE))
//> [1, 2]
pool().map(s -> Colour.valueOf(s), List.of("RED")).getFirst() == Colour.RED
//> true
pool().map(x -> Colour.valueOf(x), List.of("PINK"))
//> throws: IllegalArgumentException
pool().apply(() -> Colour.values().length).getFirst()
//> 3

//# an enum with bodies
enum Op { ADD { int of(int a) { return a + 1; } }, NEG { int of(int a) { return -a; } }; abstract int of(int a); }
pool().map(o -> o.of(3), List.of(Op.ADD, Op.NEG))
//> [4, -3]
pool().map(x -> Op.NEG, List.of(1)).getFirst() == Op.NEG
//> true

//# an enum with fields, lambdas and an interface
enum Fn implements IntUnaryOperator {
    INC(x -> x + 1), SQ(x -> x * x);
    private final IntUnaryOperator f;
    Fn(IntUnaryOperator f) { this.f = f; }
    public int applyAsInt(int x) { return f.applyAsInt(x); }
}
pool().map(f -> f.applyAsInt(5), List.of(Fn.INC, Fn.SQ))
//> [6, 25]

//# EnumMap, EnumSet and a switch over an enum
enum E { A, B, C }
EnumMap<E, Integer> map = new EnumMap<>(Map.of(E.B, 2, E.A, 1));
EnumSet<E> set = EnumSet.of(E.C, E.A);
int code(E e) { return switch (e) { case A -> 10; case B -> 20; case C -> 30; }; }
int old(E e) { switch (e) { case A: return 1; default: return 2; } }
pool().map(x -> map.toString() + set + EnumSet.complementOf(set) + EnumSet.allOf(E.class).size(), List.of(0))
//> ["{A=1, B=2}[A, C][B]3"]
pool().map(e -> code(e) + old(e), List.of(E.A, E.C))
//> [11, 32]
pool().map(x -> new EnumMap<E, String>(Map.of(E.C, x)), List.of("s")).toString()
//> "[{C=s}]"

//# an enum's fields that changed
enum E { A(2), B(3); int n; final int m; E(int m) { this.m = m; } int both() { return n + m; } }
E.A.n = 40;
E.B.n = 10;
pool().map(x -> E.A.both() + x.both(), List.of(E.B))
//> [55]

//# fields of an enum's bodies
enum E { A { int n = 1; int next() { return ++n; } }; abstract int next(); }
int moved = E.A.next() + E.A.next();
pool().map(x -> E.A.next() > x, List.of(3))
//> [true]

//# an enum made with a variable
int k = 5;
enum E { A(100 / k); final int n; E(int n) { this.n = n; } }
int n = E.A.n;
k = 10;
pool().map(e -> e.n, List.of(E.A))
//> [20]

//# a result leaves the constants of an enum here as they are
enum E { A; int n; E more() { n++; return this; } }
E.A.n = 5;
var r = pool().map(e -> e.more(), List.of(E.A));
r.get(0) == E.A ? E.A.n : -1
//> processes: 5

//# a singleton as an enum
enum Registry { INSTANCE; final List<String> seen = new ArrayList<>(); }
Registry.INSTANCE.seen.add("x");
pool().apply(() -> Registry.INSTANCE.seen.size()).getFirst()
//> 1
