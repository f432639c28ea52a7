// Collections of the JDK: kinds, order, sharing, views.

//# order is kept
Map<String, Integer> linked = new LinkedHashMap<>(); linked.put("z", 1); linked.put("a", 2);
Set<String> set = new LinkedHashSet<>(List.of("y", "b")); Deque<Integer> deque = new ArrayDeque<>(List.of(3, 1)); List<Integer> list = new LinkedList<>(List.of(5, 4));
pool().apply(() -> linked.keySet() + "" + set + deque + list + linked.getClass().getSimpleName() + set.getClass().getSimpleName()).getFirst()
//> "[z, a][y, b][3, 1][5, 4]LinkedHashMapLinkedHashSet"
pool().map(x -> { var m = new LinkedHashMap<Integer, Integer>(); for (int i = 3; i > 0; i--) m.put(i, i * x); return m; }, List.of(2))
//> [{3=6, 2=4, 1=2}]

//# in order of access
var recent = new LinkedHashMap<String, Integer>(16, 0.75f, true); recent.put("a", 1); recent.put("b", 2); recent.get("a");
pool().applyOnly(() -> { recent.get("b"); return recent.keySet().toString(); }, 0)
//> "[a, b]"

//# sorted, with a typed order
record P(String s, int n) {}
var m = new TreeMap<P, Integer>(Comparator.comparing(P::s)); m.put(new P("b", 1), 2); m.put(new P("a", 1), 1);
var t = new TreeSet<P>((a, b) -> b.n() - a.n()); t.add(new P("b", 1)); t.add(new P("a", 7));
var q = new PriorityQueue<P>(Comparator.comparingInt(P::n).reversed()); q.add(new P("q", 1)); q.add(new P("r", 5));
pool().apply(() -> m.firstKey().s() + t.first().n() + q.peek().s() + m.get(new P("a", 99))).getFirst()
//> "a7r1"
pool().map(x -> new TreeMap<P, Integer>(m), List.of(1)).getFirst().firstKey().s()
//> "a"

//# sorted, by a natural order that is typed
record K(int n) implements Comparable<K> { public int compareTo(K o) { return o.n - n; } }
var skip = new java.util.concurrent.ConcurrentSkipListMap<K, K>(Map.of(new K(2), new K(1), new K(1), new K(2)));
SortedSet<K> set = new TreeSet<>(List.of(new K(1), new K(3)));
pool().apply(() -> skip.firstKey().n() * 10 + skip.firstEntry().getValue().n() + set.first().n() * 100).getFirst()
//> 321

//# views of parts
List<Integer> base = new ArrayList<>(List.of(1, 2, 3, 4)); List<Integer> sub = base.subList(1, 3); NavigableMap<Integer, String> tree = new TreeMap<>(Map.of(1, "a", 2, "b", 3, "c"));
pool().apply(() -> sub.toString() + List.of(7, 8, 9).subList(1, 3) + tree.headMap(3) + tree.descendingMap() + tree.keySet() + tree.values() + new HashMap<>(tree).entrySet()).getFirst()
//> "[2, 3][8, 9]{1=a, 2=b}{3=c, 2=b, 1=a}[1, 2, 3][a, b, c][1=a, 2=b, 3=c]"
var keys = tree.keySet(); var values = tree.values(); var entries = tree.entrySet(); var head = tree.headMap(3); var down = tree.descendingMap();
pool().apply(() -> "" + keys + values + entries + head + down).getFirst()
//> "[1, 2, 3][a, b, c][1=a, 2=b, 3=c]{1=a, 2=b}{3=c, 2=b, 1=a}"

//# immutable ones stay immutable
List<Integer> l = List.of(1); Set<Integer> s = Set.of(2); Map<Integer, Integer> m = Map.of(3, 4); List<Integer> copy = List.copyOf(l);
String tried(Runnable r) { try { r.run(); return "changed"; } catch (UnsupportedOperationException e) { return "immutable"; } }
pool().apply(() -> tried(() -> l.add(1)) + tried(() -> s.add(1)) + tried(() -> m.put(1, 1)) + tried(() -> copy.add(2))).getFirst()
//> "immutableimmutableimmutableimmutable"
pool().map(x -> List.of(x), List.of(1)).getFirst().getClass() == List.of(1).getClass()
//> true

//# wrappers
List<Integer> un = Collections.unmodifiableList(new ArrayList<>(List.of(1))); Map<String, Integer> sync = Collections.synchronizedMap(new HashMap<>(Map.of("a", 2))); Set<String> checked = Collections.checkedSet(new TreeSet<>(List.of("c")), String.class); List<Integer> copies = Collections.nCopies(3, 7); List<String> one = Collections.singletonList("s"); Map<Integer, Integer> empty = Collections.emptyMap(); Set<Integer> fromMap = Collections.newSetFromMap(new IdentityHashMap<>());
fromMap.add(5);
pool().apply(() -> "" + un + sync + checked + copies + one + empty + fromMap).getFirst()
//> "[1]{a=2}[c][7, 7, 7][s]{}[5]"
pool().applyOnly(() -> { try { ((Set) checked).add(1); return "added"; } catch (ClassCastException e) { return "checked"; } }, 0)
//> "checked"
record P(int n) {}
var records = Collections.synchronizedList(new ArrayList<P>(List.of(new P(4))));
var fixed = Collections.unmodifiableMap(new TreeMap<>(Map.of("p", new P(5))));
pool().apply(() -> records.get(0).n() + fixed.get("p").n()).getFirst()
//> 9
var reversed = List.of(1, 2, 3).reversed(); var reversedMap = new LinkedHashMap<>(Map.of(1, 2)).reversed();
pool().apply(() -> reversed.toString()).getFirst()
//> "[3, 2, 1]"
pool().apply(() -> reversedMap.toString()).getFirst()
//> processes: refused: variable=reversedMap
//> here: "{1=2}"

//# Arrays.asList, as wide as its array
List<Integer> fixed = Arrays.asList(3, 1, 2);
pool().applyOnly(() -> { Collections.sort(fixed); try { fixed.add(1); return "grew"; } catch (UnsupportedOperationException e) { return fixed.toString(); } }, 0)
//> "[1, 2, 3]"
List<String> withNull = Arrays.asList("a", null);
pool().apply(() -> withNull.get(1) == null).getFirst()
//> true

//# concurrent ones
import java.util.concurrent.*;
ConcurrentHashMap<String, List<Integer>> map = new ConcurrentHashMap<>(Map.of("a", new CopyOnWriteArrayList<>(List.of(1)))); BlockingQueue<Integer> queue = new LinkedBlockingQueue<>(List.of(4, 2)); ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>(List.of(9)); var set = ConcurrentHashMap.newKeySet(); 
set.add("k");
pool().applyOnly(() -> { map.computeIfAbsent("b", k -> new ArrayList<>()).add(7); return "" + map.get("a") + map.get("b") + queue.poll() + deque + set; }, 0)
//> processes: "[1][7]4[9][k]"

//# maps with special keys
record K(int n) {}
IdentityHashMap<Object, String> ids = new IdentityHashMap<>(); K k = new K(1); ids.put(k, "same"); WeakHashMap<K, String> weak = new WeakHashMap<>(Map.of(k, "w")); Map<List<K>, Integer> lists = new HashMap<>(Map.of(List.of(new K(1), new K(2)), 5)); Hashtable<String, K> table = new Hashtable<>(Map.of("t", k));
pool().apply(() -> ids.get(k) + lists.get(List.of(new K(1), new K(2))) + table.get("t").n()).getFirst()
//> "same51"
pool().apply(() -> weak.size()).getFirst()
//> processes: refused: variable=weak
//> here: 1
HashMap<String, String> nulls = new HashMap<>(); nulls.put(null, "n"); nulls.put("v", null);
pool().apply(() -> nulls.get(null) + nulls.containsKey("v") + nulls.get("v")).getFirst()
//> "ntruenull"

//# that contain themselves
List<Object> self = new ArrayList<>(); self.add(self); Map<String, Object> map = new HashMap<>(); map.put("me", map); List<Object> a = new ArrayList<>(), b = new LinkedList<>(); a.add(b); b.add(a);
pool().apply(() -> (self.get(0) == self) + "" + (map.get("me") == map) + (((List<?>) a.get(0)).get(0) == a)).getFirst()
//> "truetruetrue"

//# of functions
record P(int n) {}
Map<String, Function<P, Object>> columns = new LinkedHashMap<>(); columns.put("n", P::n); columns.put("square", p -> p.n() * p.n()); columns.put("next", p -> new P(p.n() + 1));
pool().map(p -> columns.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue().apply(p)).collect(Collectors.joining(" ")), List.of(new P(3)))
//> ["n=3 square=9 next=P[n=4]"]

//# streams, eager
record W(String s, int n) {}
List<W> words = List.of(new W("a", 3), new W("b", 1), new W("c", 3));
pool().apply(() -> words.stream().collect(Collectors.groupingBy(W::n, TreeMap::new, Collectors.mapping(W::s, Collectors.joining("+"))))).getFirst()
//> {1="b", 3="a+c"}
pool().apply(() -> words.stream().sorted(Comparator.comparing(W::n).thenComparing(W::s, Comparator.reverseOrder())).map(W::s).toList()).getFirst()
//> ["b", "c", "a"]
pool().apply(() -> words.stream().mapToInt(W::n).summaryStatistics().getMax() + words.stream().collect(Collectors.partitioningBy(w -> w.n() > 2, Collectors.counting())).toString()).getFirst()
//> "3{false=1, true=2}"
pool().map(n -> IntStream.rangeClosed(1, n).boxed().reduce(1, (a, b) -> a * b), List.of(5))
//> [120]
pool().map(n -> Stream.iterate(new W("x", n), w -> new W(w.s() + "y", w.n() - 1)).limit(3).map(W::s).toList(), List.of(1))
//> [["x", "xy", "xyy"]]
pool().map(l -> l.stream().flatMap(x -> Stream.of(x, -x)).takeWhile(x -> x < 3).mapMulti((Integer x, java.util.function.Consumer<Object> c) -> c.accept(x)).count(), List.of(List.of(1, 2, 3)))
//> [4L]
Collector<W, ?, Integer> total = Collectors.summingInt(W::n);
pool().apply(() -> words.stream().collect(total)).getFirst()
//> processes: refused: variable=total
//> here: 7

//# lazy ones cannot travel
Stream<Integer> stream = Stream.of(1, 2);
pool().apply(() -> stream.count()).getFirst()
//> processes: refused: variable=stream
IntStream ints = IntStream.range(0, 3);
pool().apply(() -> ints.sum()).getFirst()
//> processes: refused: variable=ints
pool().map(x -> Stream.of(x), List.of(1))
//> processes: refused: result
Iterator<Integer> iterator = List.of(1, 2).iterator();
pool().apply(() -> iterator.next()).getFirst()
//> processes: refused: variable=iterator

//# iterators and iterables as items
pool().map(x -> x + 1, new TreeSet<>(List.of(3, 1)))
//> [2, 4]
pool().map(x -> x, new ArrayDeque<>(List.of(2, 1)))
//> [2, 1]
pool().map(e -> e.getKey() + e.getValue(), new TreeMap<>(Map.of("a", 1, "b", 2)).entrySet())
//> ["a1", "b2"]
Iterable<Integer> count = () -> IntStream.range(0, 4).iterator();
pool().map(x -> x * x, count)
//> [0, 1, 4, 9]
pool().map(x -> x, List.of())
//> []
