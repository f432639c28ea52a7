// One object that is met in several places is one object on the worker, too.

//# a list in a sorted map and outside
var shared = new ArrayList<Integer>(); var tm = new TreeMap<String, List<Integer>>(); tm.put("a", shared);
pool().applyOnly(() -> { int before = shared.size(); tm.get("a").add(1); return shared.size() - before; }, 0)
//> 1

//# an array in a wrapped list and outside
int[] cell = {1}; var un = Collections.unmodifiableList(new ArrayList<>(List.of(cell)));
pool().applyOnly(() -> { un.get(0)[0] = 7; int r = cell[0]; cell[0] = 1; return r; }, 0)
//> 7

//# wrappers follow their list
var base = new ArrayList<Integer>(List.of(1)); var un = Collections.unmodifiableList(base); var sync = Collections.synchronizedList(base);
pool().applyOnly(() -> { sync.add(2); int n = un.size() + base.size(); base.remove(1); return n; }, 0)
//> 4

//# a reference to a list
var base = new ArrayList<Integer>(); var ref = new java.util.concurrent.atomic.AtomicReference<List<Integer>>(base);
pool().applyOnly(() -> { ref.get().add(2); int n = base.size(); base.clear(); return n; }, 0)
//> 1

//# two serializable objects
class S implements java.io.Serializable { List<Integer> l; S(List<Integer> l) { this.l = l; } }
var base = new ArrayList<Integer>(); var s = new S(base); var t = new S(base);
pool().applyOnly(() -> { s.l.add(2); int n = base.size() * 10 + t.l.size(); base.clear(); return n; }, 0)
//> 11

//# two sorted maps
record P(int[] a) {}
var p = new P(new int[] {1}); var m1 = new TreeMap<>(Map.of(1, p)); var m2 = new TreeMap<>(Map.of(1, p)); var date = new Date(5); var m3 = new TreeMap<>(Map.of(1, date)); 
pool().applyOnly(() -> (m1.get(1) == m2.get(1)) + "" + (m3.get(1) == date), 0)
//> "truetrue"

//# an atomic number in a map and a queue
var n = new java.util.concurrent.atomic.AtomicInteger(3); var m = new TreeMap<>(Map.of("a", n)); var q = new PriorityQueue<>(Comparator.comparing(Object::toString)); q.add(n);
pool().applyOnly(() -> { m.get("a").incrementAndGet(); int r = n.getAndSet(3); return r + (q.peek() == n ? 10 : 0); }, 0)
//> 14

//# a part of a list does not follow it
var base = new ArrayList<Integer>(List.of(1, 2, 3)); var sub = base.subList(0, 2);
pool().applyOnly(() -> { sub.set(0, 9); int r = base.get(0); base.set(0, 1); return r; }, 0)
//> here: 9
//> processes: 1
