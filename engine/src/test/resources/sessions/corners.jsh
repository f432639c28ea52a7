// Depth, width, reflection, comparing by identity.

//# in order of access, on a worker
var recent = new LinkedHashMap<String, Integer>(16, 0.75f, true); recent.put("a", 1); recent.put("b", 2);
pool().applyOnly(() -> { recent.get("a"); return recent.keySet().toString(); }, 0)
//> processes: "[b, a]"

//# access order in a subclass
class Lru extends LinkedHashMap<String, Integer> { Lru() { super(16, 0.75f, true); } protected boolean removeEldestEntry(Map.Entry<String, Integer> e) { return size() > 2; } }
var recent = new Lru(); recent.put("a", 1); recent.put("b", 2);
pool().applyOnly(() -> { recent.get("a"); recent.put("c", 3); return recent.keySet().toString(); }, 0)
//> processes: "[a, c]"

//# deep chain of 100000
class Link { final int n; final Link next; Link(int n, Link next) { this.n = n; this.next = next; } }
Link head = null;
for (int i = 0; i < 100_000; i++) head = new Link(i, head);
long sum(Link l) { long s = 0; for (; l != null; l = l.next) s += l.n; return s; }
pool().applyOnly(() -> sum(head), 0)
//> 4999950000L
sum((Link) pool().map(x -> { Link h = null; for (int i = 0; i < 50_000; i++) h = new Link(i, h); return h; }, List.of(1)).get(0))
//> 1249975000L
pool().apply(() -> 1).getFirst()
//> 1

//# deep chain of records and lists
record Cons(int n, Object rest) {}
Object deep = null;
for (int i = 0; i < 20_000; i++) deep = new Cons(i, deep);
pool().applyOnly(() -> { int n = 0; for (Object o = deep; o instanceof Cons c; o = c.rest()) n++; return n; }, 0)
//> 20000
Object nest = List.of();
for (int i = 0; i < 5_000; i++) nest = new ArrayList<>(List.of(nest));
pool().applyOnly(() -> { int n = 0; for (Object o = nest; o instanceof List<?> l && !l.isEmpty(); o = l.get(0)) n++; return n; }, 0)
//> 5000
Function<Integer, Integer> f = x -> x;
for (int i = 0; i < 3000; i++) { var g = f; f = x -> g.apply(x) + 1; }
pool().applyOnly(() -> f.apply(0), 0)
//> 3000

//# deep chain, lower
class Link { final int n; final Link next; Link(int n, Link next) { this.n = n; this.next = next; } }
Link head = null;
for (int i = 0; i < 4_000; i++) head = new Link(i, head);
pool().applyOnly(() -> { long s = 0; for (Link l = head; l != null; l = l.next) s += l.n; return s; }, 0)
//> 7998000L

//# wide map and huge string
var m = new HashMap<Integer, String>(); for (int i = 0; i < 50_000; i++) m.put(i, "v" + i);
String huge = "x".repeat(5_000_000) + "é€😀";
pool().applyOnly(() -> m.size() + m.get(777) + huge.length() + huge.endsWith("😀"), 0)
//> "50000v7775000004true"

//# reflection on a field
class Config { static int level = 1; int own = 2; }
Config.level = 7;
int level() { try { return Config.class.getDeclaredField("level").getInt(null); } catch (ReflectiveOperationException e) { throw new RuntimeException(e); } }
pool().applyOnly(() -> level(), 0)
//> 7

//# reflection on a method
int k = 5;
class C { public static int f(int x) { return x * k; } public int g(int x) { return x + k; } }
Object call(String name, Object on, int x) { try { var m = C.class.getDeclaredMethod(name, int.class); m.setAccessible(true); return m.invoke(on, x); } catch (ReflectiveOperationException e) { throw new RuntimeException(e.getCause() == null ? e : e.getCause()); } }
pool().applyOnly(() -> call("f", null, 3), 0)
//> 15
k = 7;
pool().applyOnly(() -> call("f", null, 3), 0)
//> 21
pool().applyOnly(() -> call("g", new C(), 3), 0)
//> 10
pool().applyOnly(() -> k, 0)
//> 7
k = 8;
pool().applyOnly(() -> call("f", null, 3), 0)
//> 24

//# method handle by lookup
int k = 5;
class C { static int f(int x) { return x * k; } }
int viaHandle(int x) { try { return (int) java.lang.invoke.MethodHandles.lookup().findStatic(C.class, "f", java.lang.invoke.MethodType.methodType(int.class, int.class)).invoke(x); } catch (Throwable e) { throw new RuntimeException(e); } }
pool().applyOnly(() -> viaHandle(2), 0)
//> 10
pool().applyOnly(() -> k, 0)
//> 5
k = 6;
pool().applyOnly(() -> viaHandle(2), 0)
//> 12

//# a proxy made there
int k = 5;
interface Greet { String hi(int n); default String twice(int n) { return hi(n) + hi(k); } }
Greet greet() { return (Greet) java.lang.reflect.Proxy.newProxyInstance(Greet.class.getClassLoader(), new Class<?>[] {Greet.class}, (p, m, a) -> m.isDefault() ? java.lang.reflect.InvocationHandler.invokeDefault(p, m, a) : m.getName() + a[0] + k); }
pool().applyOnly(() -> greet().twice(1), 0)
//> "hi15hi55"

//# text identity
String mode = "fast"; String same = mode;
pool().applyOnly(() -> (mode == "fast") + "" + (mode == same), 0)
//> "truetrue"
Task<Boolean> cap(String m) { return () -> m == "fast"; }
pool().applyOnly(cap("fast"), 0)
//> true
