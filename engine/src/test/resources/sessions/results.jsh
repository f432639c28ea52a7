// Results, exceptions and what becomes of them here.

//# a result that reads variables of here
int k = 2;
Function<Integer, Integer> maker() { return x -> x * k; }
var f = pool().map(x -> maker(), List.of(1)).get(0);
f.apply(5)
//> 10
k = 100;
f.apply(1)
//> 100

//# a result that combines functions
int k = 2;
Function<Integer, Integer> f = x -> x + k;
pool().map(x -> f.andThen(y -> y * x), List.of(3)).get(0).apply(5)
//> 21

//# a result that goes out again
int k = 2;
Function<Integer, Function<Integer, Integer>> f = a -> x -> x * k + a;
pool().map(g -> g.apply(5), pool().map(f::apply, List.of(3)))
//> [13]

//# typed objects, classes and lists of them
class Tree { final Tree left, right; final int n; Tree(Tree l, int n, Tree r) { left = l; this.n = n; right = r; } public String toString() { return (left == null ? "" : left + " ") + n + (right == null ? "" : " " + right); } }
Tree insert(Tree t, int n) { return t == null ? new Tree(null, n, null) : n < t.n ? new Tree(insert(t.left, n), t.n, t.right) : new Tree(t.left, t.n, insert(t.right, n)); }
pool().map(l -> { Tree t = null; for (int n : l) t = insert(t, n); return t; }, List.of(List.of(3, 1, 2))).get(0).toString()
//> "1 2 3"

//# an anonymous object, a comparator and a runnable
Comparator<Integer> made = pool().map(x -> new Comparator<Integer>() { public int compare(Integer a, Integer b) { return x * (a - b); } }, List.of(-1)).get(0);
Stream.of(1, 3, 2).sorted(made).toList()
//> [3, 2, 1]
pool().map(x -> Comparator.comparing((String s) -> s.length() * x).thenComparing(Comparator.reverseOrder()), List.of(-1)).get(0).compare("a", "b") > 0
//> true

//# the type that a value had there is the type here
record P(int n) {}
Object back = pool().map(x -> new P(x), List.of(1)).get(0);
back instanceof P p && p.n() == 1 && back.getClass() == P.class
//> true
pool().map(x -> new P[] {new P(x)}, List.of(1)).get(0).getClass() == P[].class
//> true

//# nothing
pool().map(x -> null, List.of(1, 2))
//> [null, null]
pool().apply(() -> { int unused = 1; })
//> null

//# arguments come back as copies from processes
List<Integer> item = new ArrayList<>(List.of(1));
pool().map(l -> { l.add(2); return l; }, List.of(item)).get(0)
//> processes: [1, 2]
item
//> processes: [1]

//# an exception of the JDK
pool().map(x -> 10 / x, List.of(5, 0))
//> throws: java.lang.ArithmeticException: / by zero
pool().map(x -> 10 / x, List.of(5, 0))
//> throws: item=1
pool().map(x -> List.of(1).get(x), List.of(5))
//> throws: IndexOutOfBoundsException
pool().map(x -> ((Object) x).equals(null) ? 1 : (Integer) (Object) "s", List.of(5))
//> throws: ClassCastException
pool().map(x -> { throw new java.io.IOException("io", new Exception("inner")); }, List.of(5))
//> throws: java.lang.Exception: inner
pool().applyOnly(() -> { throw new StackOverflowError("deep"); }, 0)
//> throws: StackOverflowError
int down(int n) { return 1 + down(n + 1); }
pool().applyOnly(() -> down(0), 0)
//> throws: StackOverflowError
pool().applyOnly(() -> { throw new AssertionError("claim"); }, 0)
//> throws: AssertionError: claim

//# what was null is said
record Box(String text) {}
pool().map(b -> b.text().length(), List.of(new Box(null)))
//> throws: NullPointerException: Cannot invoke "String.length()"
Throwable caught(Task<Object> t) { try { pool().applyOnly(t, 0); return null; } catch (RuntimeException e) { return e.getCause(); } }
caught(() -> { try { return new Box(null).text().length(); } catch (RuntimeException e) { throw new Exception("outer", e); } }).getCause().getMessage().startsWith("Cannot invoke")
//> true

//# an exception of a typed class is itself here
class Odd extends RuntimeException { final int code; Odd(int code, Throwable cause) { super("odd " + code, cause); this.code = code; } }
class Odder extends Odd { final List<Integer> more = List.of(7); Odder(int c) { super(c, null); } }
Object caught(int n) { try { return pool().map(x -> { if (x > 5) throw new Odder(x); if (x > 0) throw new Odd(x, new Exception("c")); return x; }, List.of(0, n)); } catch (RuntimeException e) { return e.getCause(); } }
caught(5) instanceof Odd o && o.code == 5 && o.getCause().getMessage().equals("c")
//> true
caught(9) instanceof Odder o && o.code == 9 && o.more.get(0) == 7
//> true
caught(0)
//> [0, 0]
Stream.of(((Throwable) caught(5)).getStackTrace()).anyMatch(f -> f.getMethodName().contains("caught"))
//> true

//# a checked exception, suppressed ones, an error with a record inside
record Where(int line) {}
class Parse extends Exception { final Where where; Parse(Where w) { super("bad " + w); where = w; addSuppressed(new IllegalStateException("also")); } }
Throwable caught(Task<Object> t) { try { pool().applyOnly(t, 0); return null; } catch (RuntimeException e) { return e.getCause(); } }
caught(() -> { throw new Parse(new Where(3)); }) instanceof Parse p && p.where.equals(new Where(3)) && p.getSuppressed().length == 1
//> true

//# an exception that cannot travel is described
class Bad extends RuntimeException { final Thread t = new Thread(); Bad() { super("typed words"); } }
int f(int x) { if (x > 0) throw new Bad(); return x; }
pool().map(x -> f(x), List.of(0, 1))
//> throws: typed words
pool().map(x -> f(x), List.of(0))
//> [0]

//# a result that cannot travel names its path
record Holder(String s, List<Object> l) {}
pool().map(x -> new Holder("s", List.of(1, new Thread())), List.of(1))
//> processes: refused: l[1]
pool().map(x -> new Object[] {new Thread()}, List.of(1))
//> processes: refused: [0]
pool().map(x -> x, List.of(1))
//> [1]

//# null is refused as in the JDK
Function<Integer, Integer> inc = x -> x + 1;
String caught() { try { inc.andThen(null); return "no"; } catch (NullPointerException e) { return "yes"; } }
pool().map(x -> caught(), List.of(1))
//> ["yes"]
