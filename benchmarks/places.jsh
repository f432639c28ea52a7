// What calls, maps, arrays and sweeps take where the workers are:
//   scripts/tandem run --on PLACE benchmarks/places.jsh
// for local, loopback and cluster:KEYFILE in turn; see docs/benchmarks.md.
double milliseconds(Runnable work) {
    long begin = System.nanoTime();
    work.run();
    return (System.nanoTime() - begin) / 1e6;
}

double[] sorted(int times, IntFunction<Runnable> work) {
    return IntStream.range(0, times).mapToDouble(i -> milliseconds(work.apply(i))).sorted().toArray();
}

void tell(String what, double[] times) {
    System.out.printf(Locale.ROOT, "%-28s median %8.3f ms, a tenth above %8.3f ms%n", what, times[times.length / 2], times[times.length * 9 / 10]);
}

WorkerPool pool = WorkerPool.processes(2);
System.out.println(pool.apply(() -> Worker.host()));
for (int i = 0; i < 3000; i++) pool.applyOnly(() -> 1, 0);
tell("call", sorted(2000, i -> () -> pool.applyOnly(() -> 1, 0)));
tell("map of 1000 items", sorted(11, i -> () -> pool.map(x -> x * x, IntStream.range(0, 1000).boxed().toList())));

INDArray array = Nd4j.rand(DataType.DOUBLE, 10_000_000);
tell("80 MB to both", sorted(9, i -> { INDArray fresh = array.add(i); return () -> pool.push(fresh); }));
tell("80 MB to one and back", sorted(9, i -> { INDArray fresh = array.add(i); return () -> pool.applyOnly(() -> fresh, 0); }));
tell("sweep of 1000 points", sorted(7, i -> () -> Sweep.named("points-" + i).parameter("x", Samples.linear(0, 1, 1000))
        .output("y", p -> 2 * p.get("x")).run(pool)));
pool.close();
