// What code asks on a worker, remote objects, ND4J arrays.

//# Worker's number and count
pool().apply(() -> Worker.number()).getLast() == pool().size() - 1
//> true
pool().applyOnly(() -> Worker.number(), 0)
//> 0
int mine() { return Worker.number() * 10; }
pool().applyOnly(() -> mine(), 0)
//> 0

//# a generator for each worker
pool().apply(() -> Worker.random().nextInt(5, 6)).getFirst()
//> 5

//# the environment of a process
pool().apply(() -> ProcessHandle.current().pid() != 0).getFirst()
//> true
pool().apply(() -> Thread.currentThread().getContextClassLoader() != null).getFirst()
//> true

//# remote objects as captured handles and arguments
class Cell { int n = 1; int next() { return ++n; } }
RemoteObject<Cell> h = null;
{ h = pool().push(new Cell()); }
pool().applyOnly(() -> h.get().next(), 0) + pool().applyOnly(() -> h.get().next(), 0)
//> processes: 5
pool().applyOnly(() -> h.get().n, 1)
//> processes: 1
h.get()
//> processes: throws: TandemException
h.remove();
pool().applyOnly(() -> h.get().n, 1)
//> processes: throws: removed

//# a handle in a record, a list and a session's method
record Data(RemoteObject<List<String>> words, int n) {}
Data data = new Data(pool().scatterList(List.of("a", "b", "c")), 2);
List<RemoteObject<?>> all = List.of(data.words());
String words() { return String.join("+", data.words().get()); }
pool().apply(() -> words() + all.get(0).get())
//> processes: ["a+b[a, b]", "c[c]"]
data.words().close();
data.words().removed()
//> processes: true

//# pushed functions and typed objects
record P(int n) { P plus(int k) { return new P(n + k); } }
Function<Integer, P> f = x -> new P(x);
Object both(int x) { try (var rf = pool().push(f); var rp = pool().push(new P(1))) { return pool().applyOnly(() -> rf.get().apply(x).plus(rp.get().n()), 0).n(); } }
both(4)
//> 5
both(5)
//> 6

//# arrays
INDArray a = Nd4j.createFromArray(1.0, 2.0, 3.0);
pool().apply(() -> a.sumNumber().doubleValue()).getFirst()
//> 6.0
pool().map(k -> a.mul(k), List.of(2)).get(0).equals(a.mul(2))
//> true
pool().applyOnly(() -> a.addi(1).sumNumber().doubleValue(), 0)
//> processes: 9.0
a.sumNumber().doubleValue()
//> processes: 6.0

//# arrays in records, maps, lists and typed objects
record Holder(INDArray a, String name) {}
Holder h = new Holder(Nd4j.createFromArray(1.0, 2.0), "h");
Map<String, INDArray> map = new TreeMap<>(Map.of("x", Nd4j.eye(2)));
List<INDArray> list = List.of(Nd4j.ones(2, 3), Nd4j.zeros(1));
class Model { INDArray w = Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}}); double at(int i, int j) { return w.getDouble(i, j); } }
Model model = new Model();
pool().apply(() -> h.a().sumNumber().doubleValue() + map.get("x").rows() + list.get(0).columns() + model.at(1, 0)).getFirst()
//> 11.0
pool().map(x -> new Holder(h.a().mul(x), "r"), List.of(3)).get(0).a().getDouble(1)
//> 6.0
pool().map(x -> Map.of("k", list.get(0).sum(0)), List.of(3)).get(0).get("k").length()
//> 3L

//# one array met twice stays one
INDArray a = Nd4j.zeros(2);
List<INDArray> twice = List.of(a, a);
pool().applyOnly(() -> { twice.get(0).addi(1); return twice.get(1).sumNumber().intValue(); }, 0)
//> processes: 2

//# views and orders keep their values
INDArray base = Nd4j.arange(12).castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE).reshape(3, 4);
INDArray column = base.getColumn(1), turned = base.transpose(), scalar = Nd4j.scalar(5.0);
pool().apply(() -> column.getDouble(2) + turned.getDouble(3, 1) + scalar.getDouble(0)).getFirst()
//> 21.0

//# a pool within a task
pool().applyOnly(() -> { try (WorkerPool inner = WorkerPool.sequential()) { return inner.map(x -> x + 1, List.of(1)); } }, 0)
//> [2]
int k = 5;
int deep(int x) { return x * k; }
pool().applyOnly(() -> { try (WorkerPool inner = WorkerPool.threads(2)) { return inner.map(x -> deep(x), List.of(1, 2)); } }, 0)
//> [5, 10]

//# output and logging do not disturb
pool().applyOnly(() -> { System.out.print(""); java.util.logging.Logger.getLogger("quiet").fine("x"); return 1; }, 0)
//> 1
