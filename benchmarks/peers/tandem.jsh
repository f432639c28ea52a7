// What `scripts/tandem bench --peers` measures of Tandem: a script as users write it. Prints a line for each row, with tabs between:
// its name, and in seconds what the first round took, and of two seconds of rounds after two seconds of warm-up the median, a
// tenth below and a tenth above. The rows of peers.py are the same, measured in the same way.
void print(String name, double first, List<Double> seconds) {
    double[] sorted = seconds.stream().mapToDouble(each -> each).sorted().toArray();
    int n = sorted.length;
    System.out.println(name + "\t" + first + "\t" + sorted[n / 2] + "\t" + sorted[n / 10] + "\t" + sorted[n - 1 - n / 10]);
}

/** Rounds of what measures itself. */
List<Double> rounds(double longest, int atLeast, Callable<Double> once) throws Exception {
    List<Double> seconds = new ArrayList<>();
    long begin = System.nanoTime();
    while (seconds.size() < atLeast || (System.nanoTime() - begin) / 1e9 < longest) {
        seconds.add(once.call());
    }
    return seconds;
}

void row(String name, Callable<Double> once) throws Exception {
    List<Double> warmUp = rounds(2, 2, once);
    print(name, warmUp.getFirst(), rounds(2, 5, once));
}

double timed(Action action) throws Exception {
    long begin = System.nanoTime();
    action.run();
    return (System.nanoTime() - begin) / 1e9;
}

row("pool of 2, start to first result", () -> {
    long begin = System.nanoTime();
    try (WorkerPool cold = WorkerPool.processes(2)) {
        cold.apply(() -> 1);
        return (System.nanoTime() - begin) / 1e9;
    }
});
row("worker killed, caller knows", () -> {
    try (WorkerPool dying = WorkerPool.processes(2)) {
        long pid = dying.applyOnly(() -> ProcessHandle.current().pid(), 0);
        var call = dying.applyOnlyAsync(() -> { Thread.sleep(60_000); return 0; }, 0);
        Thread.sleep(100);
        return timed(() -> {
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            expectError(() -> call.join());
        });
    }
});

double model(double x) { return x * x + 1; }
try (WorkerPool pool = WorkerPool.processes(2)) {
    row("a trivial call", () -> timed(() -> { pool.applyOnly(() -> 1, 0); }));
    row("a trivial call to both", () -> timed(() -> { pool.apply(() -> 1); }));
    List<Integer> items = IntStream.range(0, 10_000).boxed().toList();
    row("map of 10,000, in chunks", () -> timed(() -> { pool.map(x -> x + 1, items); }));
    row("map of 10,000, one at a time", () -> timed(() -> { pool.map(x -> x + 1, items, MapOptions.ofChunks(1)); }));
    INDArray large = Nd4j.rand(10_000_000);
    row("80 MB to both, changed each time", () -> {
        large.addi(1);
        return timed(() -> pool.push(large).close());
    });
    row("80 MB to one and back", () -> timed(() -> { pool.applyOnly((INDArray x) -> x, 0, large); }));
    for (int n : new int[] {1_000, 100_000}) {
        List<Double> points = IntStream.range(0, n).mapToObj(i -> i / (n - 1.0)).toList();
        row("bare map of " + n + " points", () -> timed(() -> { pool.map(x -> model(x), points); }));
        row("sweep of " + n + " points", () -> timed(() -> { Sweep.named("peers").parameter("x", Samples.linear(0, 1, n))
                .output("y", p -> model(p.get("x"))).notStored().run(pool); }));
    }
}

for (int n : new int[] {10, 1_000_000, 10_000_000}) {
    VectorSpace space = VectorSpace.real(n);
    Operator twice = Operator.of(space, space, a -> a.mul(2));
    INDArray x = space.random(1);
    try (ParallelVectorOfOperators both = new ParallelVectorOfOperators(List.of(twice, twice))) {
        row("operator of two, n = " + n, () -> timed(() -> { both.evaluate(x); }));
    }
}

void queue(String name, PoolManagerBuilder<Integer, Integer> wanted, int n) throws Exception {
    try (PoolManager<Integer, Integer> tasks = wanted.start()) {
        row(name, () -> timed(() -> {
            for (int i = 0; i < n; i++) {
                tasks.put(i);
            }
            for (int i = 0; i < n; i++) {
                tasks.get();
            }
        }));
    }
}
queue("2,000 tasks put and got, default queue", PoolManager.of((Integer x) -> x + 1).size(2), 2_000);
queue("2,000 tasks put and got, queue of 1000", PoolManager.of((Integer x) -> x + 1).size(2).queueSize(1_000), 2_000);
