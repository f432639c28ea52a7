// What cannot travel is refused by name and path, before anything runs; the pool goes on.

//# threads, locks, streams, sockets
Thread thread = new Thread(); 
pool().apply(() -> thread.getName())
//> processes: refused: variable=thread
java.io.InputStream in = new java.io.ByteArrayInputStream(new byte[] {1});
pool().apply(() -> in.read())
//> processes: refused: variable=in
java.net.ServerSocket socket = null; 
pool().apply(() -> socket == null).getFirst()
//> true
java.util.concurrent.ExecutorService executor = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor();
pool().apply(() -> executor.isShutdown())
//> processes: refused: variable=executor
executor.close();
Scanner scanner = new Scanner("1 2");
pool().apply(() -> scanner.nextInt())
//> processes: refused: variable=scanner
java.util.concurrent.CompletableFuture<Integer> future = java.util.concurrent.CompletableFuture.completedFuture(1);
pool().apply(() -> future.get())
//> processes: refused: variable=future
ThreadLocal<Integer> local = ThreadLocal.withInitial(() -> 1);
pool().apply(() -> local.get())
//> processes: refused: variable=local
Object lock = new Object();
pool().apply(() -> { synchronized (lock) { return 1; } }).getFirst()
//> 1

//# the path is named
record P(Object o) {}
class Q { Object field; }
P p = new P(List.of(1, Map.of("k", new Thread())));
pool().apply(() -> p.hashCode())
//> processes: refused: variable=p, path=p.o[1]
Q q = new Q();
q.field = new Object[] {null, new P(new Thread())};
pool().apply(() -> q.hashCode())
//> processes: refused: variable=q, path=q.field[1].o
pool().apply(() -> 1).getFirst()
//> 1

//# the path inside containers of the JDK
record P(Object o) {}
var m1 = new TreeMap<>(Map.of(1, new Thread()));
pool().map(x -> m1.hashCode(), List.of(0))
//> processes: refused: path=m1[1]
var m2 = new TreeMap<>(Map.of(1, new P(new Thread())));
pool().map(x -> m2.hashCode(), List.of(0))
//> processes: refused: path=m2[1].o
var m3 = new java.util.concurrent.ConcurrentSkipListMap<>(Map.of("k", List.of(new Thread())));
pool().map(x -> m3.hashCode(), List.of(0))
//> processes: refused: path=m3[1][0]
var m4 = Collections.synchronizedList(new ArrayList<>(List.of(1, new Thread())));
pool().map(x -> m4.hashCode(), List.of(0))
//> processes: refused: path=m4[1]
var m5 = new java.util.concurrent.atomic.AtomicReference<>(new P(new Thread()));
pool().map(x -> m5.hashCode(), List.of(0))
//> processes: refused: path=m5.value.o
var m6 = new PriorityQueue<>(List.of(new Thread()));
pool().map(x -> m6.hashCode(), List.of(0))
//> processes: refused: path=m6[0]

//# behind methods and functions
List<Object> hidden = List.of("fine", new Thread());
int size() { return hidden.size(); }
Supplier<Integer> stored = () -> size();
pool().apply(() -> stored.get()).getFirst()
//> processes: refused: variable=hidden, path=hidden[1]
//> here: 2

//# a captured local
Task<String> holding(Thread mine) { return () -> mine.getName(); }
Task<String> t = holding(new Thread());
pool().apply(t)
//> processes: refused: class=java.lang.Thread
pool().map(x -> 1, List.of(new Thread()))
//> processes: refused: class=java.lang.Thread

//# only what is reached counts
Thread unused = new Thread();
record Job(int n) { int twice() { return 2 * n; } String bad() { return unused.getName(); } }
pool().map(j -> j.twice(), List.of(new Job(2)))
//> [4]
pool().map(j -> j.bad(), List.of(new Job(2)))
//> processes: refused: variable=unused

//# a generator of random numbers
Random random = new Random(1);
pool().map(x -> random.nextInt(), List.of(1))
//> processes: refused: use Worker.random() there
SplittableRandom split = new SplittableRandom(1);
pool().map(x -> split.nextInt(), List.of(1))
//> processes: refused: use Worker.random() there
record Sim(java.util.random.RandomGenerator g) {}
Sim sim = new Sim(java.util.random.RandomGenerator.of("L64X128MixRandom"));
pool().map(x -> sim.g().nextInt(), List.of(1))
//> processes: refused: path=sim.g
pool().map(x -> new Random(42).nextInt(100), List.of(1)).equals(List.of(new Random(42).nextInt(100)))
//> true
pool().map(x -> java.util.concurrent.ThreadLocalRandom.current().nextInt(1, 2), List.of(1))
//> [1]
var shared = java.util.concurrent.ThreadLocalRandom.current();
pool().map(x -> shared.nextInt(), List.of(1))
//> processes: refused: use Worker.random() there

//# a pool, a scope and a session's own things
WorkerPool mine = WorkerPool.sequential();
pool().apply(() -> mine.size())
//> processes: refused: variable=mine
mine.close();
var shell = Thread.currentThread().getContextClassLoader();
pool().apply(() -> shell.getName())
//> processes: refused: variable=shell

//# functions made by a library without a form
Function<Object, Object> opaque = (Function<Object, Object>) java.lang.reflect.Proxy.newProxyInstance(Function.class.getClassLoader(), new Class<?>[] {Function.class}, (p, m, a) -> a[0]);
pool().map(x -> opaque.apply(x), List.of(1))
//> processes: refused: variable=opaque

//# pushed and scattered objects are checked on every back end
Thread thread = new Thread();
pool().push(thread)
//> refused: java.lang.Thread
pool().push(new Object[] {List.of(thread)})
//> refused: [0][0]
pool().scatterList(List.of(1, thread))
//> refused: java.lang.Thread
pool().apply(() -> 1).getFirst()
//> 1

//# a function that throws while it is encoded by rules of its own
class Sly implements java.io.Serializable { private void writeObject(java.io.ObjectOutputStream o) throws java.io.IOException { throw new java.io.IOException("sly"); } }
Sly sly = new Sly();
pool().apply(() -> sly.hashCode())
//> processes: refused: variable=sly
