// Typed code that runs while values arrive: constructors of records, keys, comparators, rules of serialization.

//# hash set in a cycle, fields after
class Node { Set<Node> friends = new HashSet<>(); String name; Node(String n) { name = n; } public int hashCode() { return name == null ? 0 : name.hashCode(); } public boolean equals(Object o) { return o instanceof Node n && Objects.equals(n.name, name); } }
Node a = new Node("a"), b = new Node("b"); a.friends.add(b); b.friends.add(a);
pool().applyOnly(() -> b.friends.contains(a) + "" + a.friends.contains(b), 0)
//> "truetrue"

//# hash map in a cycle, key is owner
class Owner { Map<Owner, Integer> m = new HashMap<>(); int id; Owner(int i) { id = i; m.put(this, i); } public int hashCode() { return id; } public boolean equals(Object o) { return o instanceof Owner w && w.id == id; } }
Owner o = new Owner(5);
pool().applyOnly(() -> o.m.get(o), 0)
//> 5

//# record constructor reads own static list
record U(String unit) { static final List<String> UNITS = List.of("m", "s"); public U { if (!UNITS.contains(unit)) throw new IllegalArgumentException(unit); } }
pool().map(u -> u.unit(), List.of(new U("m")))
//> ["m"]
pool().map(u -> new U(u.unit()).unit(), List.of(new U("m")))
//> ["m"]

//# record constructor reads own static array and counter
record U(int x) { static int[] made = {0}; public U { made[0]++; } }
U u = new U(1);
pool().applyOnly(() -> U.made[0] > 0 && u.x() == 1, 0)
//> true

//# key hash reads a session list
List<Integer> salt = List.of(3);
class Key { final int n; Key(int n) { this.n = n; } public boolean equals(Object o) { return o instanceof Key k && k.n == n; } public int hashCode() { return salt == null ? 0 : n * salt.get(0); } }
Map<Key, String> map = new HashMap<>(Map.of(new Key(1), "one", new Key(2), "two"));
pool().map(n -> map.get(new Key(n)), List.of(1, 2))
//> ["one", "two"]
salt = List.of(5); map = new HashMap<>(Map.of(new Key(1), "one", new Key(2), "two"));
pool().map(n -> map.get(new Key(n)), List.of(1, 2))
//> ["one", "two"]

//# singleton with readResolve
class Single implements java.io.Serializable { static final Single INSTANCE = new Single(); int n = 4; private Object readResolve() { return INSTANCE; } }
Single s = Single.INSTANCE;
pool().applyOnly(() -> s.n + (s == Single.INSTANCE ? 10 : 0), 0)
//> here: 14
pool().applyOnly(() -> s.n + (s == Single.INSTANCE ? 10 : 0), 0)
//> processes: refused: INSTANCE

//# readObject reads a session list
List<Integer> salt = List.of(3);
class R implements java.io.Serializable { transient int n; private void readObject(java.io.ObjectInputStream i) throws Exception { i.defaultReadObject(); n = salt == null ? -1 : salt.get(0); } }
R r = new R();
pool().applyOnly(() -> r.n, 0)
//> processes: 3

//# externalizable
public class Ext implements java.io.Externalizable { int n; public Ext() {} public Ext(int n) { this.n = n; } public void writeExternal(java.io.ObjectOutput o) throws java.io.IOException { o.writeInt(n + 1); } public void readExternal(java.io.ObjectInput i) throws java.io.IOException { n = i.readInt(); } }
Ext e = new Ext(4);
pool().applyOnly(() -> e.n, 0)
//> processes: 5

//# priority queue ordered by a session array
int[] weights = {5, 1, 3};
PriorityQueue<Integer> q = new PriorityQueue<>((a, b) -> weights[a] - weights[b]); q.addAll(List.of(0, 1, 2));
pool().applyOnly(() -> { var c = new PriorityQueue<Integer>(q); return "" + c.poll() + c.poll() + c.poll(); }, 0)
//> "120"
weights = new int[] {1, 2, 3}; q = new PriorityQueue<>((a, b) -> weights[a] - weights[b]); q.addAll(List.of(2, 1, 0));
pool().applyOnly(() -> { var c = new PriorityQueue<Integer>(q); return "" + c.poll() + c.poll() + c.poll(); }, 0)
//> "012"

//# treemap ordered by a session list
List<String> order = List.of("z", "a", "m");
TreeMap<String, Integer> t = new TreeMap<>(Comparator.comparingInt(s -> order.indexOf(s))); t.put("a", 1); t.put("z", 2); t.put("m", 3);
pool().applyOnly(() -> t.toString() + t.get("z"), 0)
//> "{z=2, a=1, m=3}2"

//# skip list ordered by a session list
List<String> order = List.of("z", "a", "m");
var t = new java.util.concurrent.ConcurrentSkipListMap<String, Integer>(Comparator.comparingInt(s -> order.indexOf(s))); t.put("a", 1); t.put("z", 2); t.put("m", 3);
pool().applyOnly(() -> t.toString() + t.get("z"), 0)
//> "{z=2, a=1, m=3}2"

//# code that calls itself without end while a value travels
class K { boolean bad; public int hashCode() { return bad ? 1 + hashCode() : 1; } }
K k = new K(); var m = new HashMap<>(Map.of(k, 1)); k.bad = true;
pool().applyOnly(() -> m.size(), 0)
//> here: 1
//> processes: refused: calls itself without end
Object deep = m;
for (int i = 0; i < 2_000; i++) deep = new Object[] {deep};
pool().applyOnly(() -> deep == null, 0)
//> here: false
//> processes: refused: K.hashCode
pool().applyOnly(() -> { K q = new K(); var made = new HashMap<>(Map.of(q, 1)); q.bad = true; return made; }, 0) == null
//> here: false
//> processes: throws: K.hashCode
record R(int n) { static boolean bad; public R { if (bad) new R(n + 1); } }
R r = new R(1);
R.bad = true;
pool().applyOnly(() -> r.n(), 0)
//> here: 1
//> processes: refused: thrown=java.lang.StackOverflowError
R.bad = false;
pool().applyOnly(() -> r.n(), 0)
//> 1
