// Methods typed at top level, and the syntax inside them.

//# a method
int twice(int x) { return 2 * x; }
pool().map(x -> twice(x), List.of(4))
//> [8]

//# recursive and mutually recursive
int fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }
boolean even(int n) { return n == 0 || odd(n - 1); }
boolean odd(int n) { return n != 0 && even(n - 1); }
pool().map(n -> fact(n), List.of(5))
//> [120]
pool().map(n -> even(n), List.of(10, 7))
//> [true, false]

//# a forward reference
int early() { return late() + more; }
int late() { return 9; }
int more = 1;
pool().map(x -> early(), List.of(0))
//> [10]

//# a forward reference to a type
int size(Later l) { return l.n(); }
record Later(int n) {}
pool().map(x -> size(new Later(x)), List.of(4))
//> [4]

//# unresolved, then defined
int early() { return late(); }
early()
//> throws: SPIResolutionException
pool().map(x -> early(), List.of(0))
//> processes: refused: uses something that is not declared, or not any more; enter that first: method=early
//> here: throws: SPIResolutionException
int late() { return 9; }
pool().map(x -> early(), List.of(0))
//> [9]

//# overloads
String f(int x) { return "int"; }
String f(long x) { return "long"; }
String f(Integer x) { return "Integer"; }
String f(Object x) { return "Object"; }
String f(String x) { return "text" + f(1); }
String f(int... x) { return "many" + x.length; }
pool().map(x -> f(x), List.of("a"))
//> ["textint"]
pool().apply(() -> f(1) + f(1L) + f((Integer) 1) + f('c') + f(1.0) + f(1, 2)).getFirst()
//> "intlongIntegerintObjectmany2"

//# varargs and generics
String join(String... s) { return s.length + String.join(",", s); }
<T> List<T> listOf(T... t) { return Arrays.asList(t); }
pool().map(x -> join(x, x) + join() + join(new String[] {"z"}), List.of("a"))
//> ["2a,a01z"]
pool().map(x -> listOf(x, x + 1).size(), List.of(1))
//> [2]

//# the same name for a method, a variable and a type
int v = 2;
int v(int x) { return x * v; }
record v(int n) {}
pool().map(x -> v(x) + v + new v(x).n(), List.of(3))
//> [11]

//# shadowing
int x = 1;
int f(int x) { return x + g(); }
int g() { return x; }
pool().map(y -> f(y), List.of(10))
//> [11]
class S { int x = 5; int f() { int r = x; { int y = 7; r += y; } return r; } }
pool().map(x -> x + new S().f(), List.of(10))
//> [22]

//# a method that makes functions
Function<Integer, Integer> times(int k) { return x -> x * k; }
Function<Integer, Integer> triple = times(3);
pool().map(triple::apply, List.of(2))
//> [6]
pool().map(x -> times(x).apply(x), List.of(4))
//> [16]

//# a method that takes functions
<A, B, C> Function<A, C> after(Function<A, B> f, Function<B, C> g) { return a -> g.apply(f.apply(a)); }
int apply(IntBinaryOperator op, int a, int b) { return op.applyAsInt(a, b); }
pool().map(x -> after((Integer n) -> n + 1, (Integer n) -> "v" + n).apply(x), List.of(1))
//> ["v2"]
pool().map(x -> apply(Math::max, x, 3), List.of(1, 5))
//> [3, 5]

//# a method that uses the pool
List<Integer> doubled(List<Integer> l) { return pool().map(x -> 2 * x, l); }
doubled(List.of(1, 2))
//> [2, 4]

//# loops, labels, breaks and switches of every kind
String walk(int n) {
    StringBuilder s = new StringBuilder();
    outer:
    for (int i = 0; i < n; i++) {
        for (int j = 0; ; j++) {
            if (j == 2) continue outer;
            if (i == 3) break outer;
            s.append(i).append(j).append(' ');
        }
    }
    int k = 0;
    do { k += 2; } while (k < 5);
    while (k-- > 4) s.append('w');
    switch (n) { case 1: s.append("one"); case 2: s.append("two"); break; default: s.append("many"); }
    return s.append(switch (n % 3) { case 0 -> "zero"; case 1 -> { String t = "o"; yield t + "ne"; } default -> "two"; }).toString();
}
pool().map(n -> walk(n), List.of(1, 9))
//> ["00 01 wwonetwoone", "00 01 10 11 20 21 wwmanyzero"]

//# switches over texts, patterns and ranges
String plain(Object o) { return o instanceof String s && s.length() > 1 ? s : !(o instanceof Integer n) ? "other" : "n" + n; }
int code(String s) { return switch (s) { case "one" -> 1; case "two" -> 2; default -> s.length(); }; }
pool().map(o -> plain(o), List.of("ab", 3, 4.0))
//> ["ab", "n3", "other"]
pool().map(s -> code(s), List.of("one", "two", "three"))
//> [1, 2, 5]
Integer rank(Object o) { return switch (o) { case Integer i when i > 100 -> 1; case Integer i -> 2; case String s when s.isBlank() -> 3; case String s -> 4; case int[] a -> 5; default -> 6; }; }
pool().map(o -> rank(o), List.of(1000, 1, " ", "x", new int[0], 1.5))
//> [1, 2, 3, 4, 5, 6]

//# texts: concatenation, text blocks, formatting, escapes
String t = """
    a
      "b" \
    c\tz
    """;
String show(Object a, int b, char c, Object d) { return "<" + a + b + c + d + 1 + 2L + null + ">"; }
pool().map(x -> t.replace('\n', '/').replace('\t', '>') + t.lines().count(), List.of(0))
//> ["a/  "b" c>z/2"]
pool().map(x -> show(x, 1, 'c', List.of()), List.of("q"))
//> ["<q1c[]12null>"]
pool().map(x -> "%05d|%-4s|%.2f".formatted(x, "ab", 1.005), List.of(42))
//> ["00042|ab  |1.01"]

//# arithmetic is that of Java
pool().map(x -> Integer.MAX_VALUE + x, List.of(1))
//> [-2147483648]
pool().map(x -> (5 / x) + "," + (5 / 2.0) + "," + (-7 % 3) + "," + (1 << 33) + "," + (-8 >>> 28) + "," + (char) ('a' + x) + "," + (byte) 200, List.of(2))
//> ["2,2.5,-1,2,15,c,-56"]
pool().map(x -> 0.1 + 0.2 + x, List.of(0))
//> [0.30000000000000004]

//# exceptions, finally and resources
String order(boolean fail) {
    StringBuilder s = new StringBuilder();
    class R implements AutoCloseable { final String n; R(String n) { this.n = n; } public void close() { s.append("-").append(n); if (n.equals("b")) throw new IllegalStateException("close"); } }
    try (R a = new R("a"); R b = new R("b")) { if (fail) throw new RuntimeException("body"); s.append("ok"); }
    catch (IllegalStateException | ArithmeticException e) { s.append(" caught ").append(e.getMessage()); }
    catch (RuntimeException e) { s.append(" body ").append(e.getSuppressed().length); }
    finally { s.append(" end"); }
    return s.toString();
}
pool().map(b -> order(b), List.of(true, false))
//> ["-b-a body 1 end", "ok-b-a caught close end"]
int twisted() { try { return 1; } finally { int unused = 2; } }
pool().apply(() -> twisted()).getFirst()
//> 1

//# var, ternaries, compound assignments, arrays of arrays
int f(int n) { var l = new ArrayList<int[]>(); for (var i = 0; i < n; i++) l.add(new int[] {i, i * i}); int s = 0; for (var a : l) { s += a[1]; s ^= a[0]; s <<= 1; s -= a[0]-- > 0 ? 1 : 0; } return s; }
pool().map(n -> f(n), List.of(4)).getFirst() == f(4)
//> true
int[][] grid(int n) { int[][] g = new int[n][]; for (int i = 0; i < n; i++) { g[i] = new int[i + 1]; Arrays.fill(g[i], i); } return g; }
pool().map(n -> grid(n), List.of(3))
//> [{{0}, {1, 1}, {2, 2, 2}}]

//# interrupts are seen
boolean interrupted() { Thread.currentThread().interrupt(); try { Thread.sleep(1); return false; } catch (InterruptedException e) { return true; } }
pool().applyOnly(() -> interrupted(), 0)
//> true
pool().applyOnly(() -> Thread.currentThread().isInterrupted(), 0)
//> false

//# threads and executors made there
int parallel(int n) throws Exception { try (var e = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) { var all = new ArrayList<java.util.concurrent.Future<Integer>>(); for (int i = 0; i < n; i++) { int k = i; all.add(e.submit(() -> k * k)); } int s = 0; for (var f : all) s += f.get(); return s; } }
pool().map(n -> parallel(n), List.of(4))
//> [14]
pool().map(n -> IntStream.range(0, n).parallel().map(i -> i * 2).sum(), List.of(100))
//> [9900]
pool().map(n -> java.util.concurrent.CompletableFuture.supplyAsync(() -> n + 1).thenApply(x -> x * 2).get(), List.of(4))
//> [10]

//# a snippet that does not compile changes nothing
int f(int x) { return x; }
int f(int x) { return x +; }
//> does not compile
pool().map(x -> f(x), List.of(4))
//> [4]
pool().map(x -> g(x), List.of(4))
//> does not compile
int f(int x) { return x + 1; }
pool().map(x -> f(x), List.of(4))
//> [5]

//# a snippet that fails halfway
int a = 1;
int[] b = {1, 2};
{ a = 5; b[0] = 10; Objects.checkIndex(7, 2); a = 6; }
//> throws: IndexOutOfBoundsException
pool().map(x -> a + b[0] + x, List.of(0))
//> [15]
int c = Integer.parseInt("no");
//> throws: NumberFormatException
pool().map(x -> x + c, List.of(1))
//> [1]

//# imports that are typed
import java.math.*;
import java.util.concurrent.atomic.AtomicInteger;
import static java.lang.Math.*;
import static java.util.Map.entry;
BigInteger big(int n) { return BigInteger.TWO.pow(n); }
pool().map(n -> big(n), List.of(70))
//> [1180591620717411303424]
pool().map(x -> max(abs(x), 3) + entry("k", 1).getValue(), List.of(-5))
//> [6]
pool().map(n -> new BigDecimal("0.10").add(BigDecimal.valueOf(n)), List.of(1))
//> [1.10]
pool().applyOnly(() -> new AtomicInteger(4).incrementAndGet(), 0)
//> 5
