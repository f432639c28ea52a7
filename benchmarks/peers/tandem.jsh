// What `scripts/tandem bench --peers` measures of Tandem: a script as users write it. Prints a line for each row: its name,
// and the median, a tenth below and a tenth above in seconds, with tabs between. The rows of peers.py are the same.
void print(String name, double[] seconds) {
    Arrays.sort(seconds);
    int n = seconds.length;
    System.out.println(name + "\t" + seconds[n / 2] + "\t" + seconds[n / 10] + "\t" + seconds[n - 1 - n / 10]);
}

void row(String name, int warmUp, int rounds, int each, Action once) throws Exception {
    double[] seconds = new double[rounds];
    for (int round = -warmUp; round < rounds; round++) {
        long begin = System.nanoTime();
        for (int i = 0; i < each; i++) {
            once.run();
        }
        if (round >= 0) {
            seconds[round] = (System.nanoTime() - begin) / 1e9 / each;
        }
    }
    print(name, seconds);
}

double[] starts = new double[5];
for (int i = 0; i < starts.length; i++) {
    long begin = System.nanoTime();
    try (WorkerPool cold = WorkerPool.processes(2)) {
        cold.apply(() -> 1);
        starts[i] = (System.nanoTime() - begin) / 1e9;
    }
}
print("pool of 2, start to first result", starts);

double[] kills = new double[9];
for (int i = 0; i < kills.length; i++) {
    try (WorkerPool dying = WorkerPool.processes(2)) {
        long pid = dying.applyOnly(() -> ProcessHandle.current().pid(), 0);
        var call = dying.applyOnlyAsync(() -> { Thread.sleep(60_000); return 0; }, 0);
        Thread.sleep(100);
        long begin = System.nanoTime();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        expectError(() -> call.join());
        kills[i] = (System.nanoTime() - begin) / 1e9;
    }
}
print("worker killed, caller knows", kills);

WorkerPool pool = WorkerPool.processes(2);
row("a trivial call", 20, 30, 200, () -> { pool.applyOnly(() -> 1, 0); });
row("a trivial call to both", 20, 30, 200, () -> { pool.apply(() -> 1); });
List<Integer> items = IntStream.range(0, 10_000).boxed().toList();
row("map of 10,000, in chunks", 10, 20, 1, () -> { pool.map(x -> x + 1, items); });
row("map of 10,000, one at a time", 2, 5, 1, () -> { pool.map(x -> x + 1, items, MapOptions.ofChunks(1)); });
INDArray large = Nd4j.rand(10_000_000);
row("80 MB to both", 3, 9, 1, () -> { pool.push(large).close(); });
row("80 MB to one and back", 3, 9, 1, () -> { pool.applyOnly((INDArray x) -> x, 0, large); });
double model(double x) { return x * x + 1; }
for (int n : new int[] {1_000, 100_000}) {
    row("sweep of " + n, 10, 15, 1, () -> { Sweep.named("peers").parameter("x", Samples.linear(0, 1, n))
            .output("y", p -> model(p.get("x"))).notStored().run(pool); });
}
pool.close();

for (int n : new int[] {10, 1_000_000, 10_000_000}) {
    VectorSpace space = VectorSpace.real(n);
    Operator twice = Operator.of(space, space, a -> a.mul(2));
    INDArray x = space.random(1);
    try (ParallelVectorOfOperators both = new ParallelVectorOfOperators(List.of(twice, twice))) {
        row("operator of two, n = " + n, n == 10 ? 20 : 4, n == 10 ? 30 : 9, n == 10 ? 50 : 1, () -> { both.evaluate(x); });
    }
}

void queue(String name, PoolManagerBuilder<Integer, Integer> wanted, int n) throws Exception {
    try (PoolManager<Integer, Integer> tasks = wanted.start()) {
        row(name, 5, 9, 1, () -> {
            for (int i = 0; i < n; i++) {
                tasks.put(i);
            }
            for (int i = 0; i < n; i++) {
                tasks.get();
            }
        });
    }
}
queue("2,000 tasks put and got, default queue", PoolManager.of((Integer x) -> x + 1).size(2), 2_000);
queue("2,000 tasks put and got, queue of 1000", PoolManager.of((Integer x) -> x + 1).size(2).queueSize(1_000), 2_000);
