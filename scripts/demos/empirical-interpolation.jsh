// Where must one look at a function to know it everywhere? A few magic points are enough.
//
//   g(x; mu) = 1 / |x - mu|    x in the unit square, mu in a square beside it: smooth, with a pole that moves
//
// Empirical interpolation chooses, again and again, the function of the family that is interpolated worst so far, and
// the point where the difference is largest. It interpolates the whole family at these points by these functions.
// After: M. Barrault, Y. Maday, N. C. Nguyen, A. T. Patera, An 'empirical interpolation' method: application to
// efficient reduced-basis discretization of partial differential equations, C. R. Acad. Sci. Paris 339 (2004).

// 1. The family: 250 functions on a grid of 30 x 30 points, computed by the workers.
record Pole(double x, double y) {}

double[] values(Pole mu) {
    return IntStream.range(0, 900).mapToDouble(k -> 1 / Math.hypot((k % 30) / 29.0 - mu.x(), (k / 30) / 29.0 - mu.y())).toArray();
}

List<Pole> poles(int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> new Pole(-1 + 0.95 * random.nextDouble(), -1 + 0.95 * random.nextDouble())).limit(count).toList();
}

INDArray snapshots(WorkerPool pool, List<Pole> poles) {
    return Nd4j.createFromArray(pool.map(mu -> values(mu), poles).toArray(double[][]::new));
}

// 2. The interpolation: the rows of the basis are functions with 1 at their own point and 0 at those before.
record Interpolation(List<Integer> points, List<INDArray> basis) {
    static Interpolation empty() { return new Interpolation(List.of(), List.of()); }

    // Functions, one in each row, less their interpolations: zero at the magic points, but for rounding.
    INDArray difference(INDArray functions) {
        INDArray rest = functions.dup();
        for (int k = 0; k < basis.size(); k++) rest.subi(rest.getColumn(points.get(k), true).dup().mmul(basis.get(k)));
        return rest;
    }

    // The worst function makes the next basis function, the point of its largest difference the next point.
    Interpolation with(INDArray function) {
        INDArray rest = difference(function);
        double[] sizes = rest.toDoubleVector();
        int point = 0;
        for (int k = 1; k < sizes.length; k++) {
            if (Math.abs(sizes[k]) > Math.abs(sizes[point]) * (1 + 1e-9)) point = k;
        }
        return new Interpolation(plus(points, point), plus(basis, rest.div(sizes[point])));
    }

    static <T> List<T> plus(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}

// 3. The search. Each worker has its rows of the family and tells the worst there. Of rows that differ by rounding only the
// first is taken, so that the number of workers decides nothing.
record Worst(int row, double error, INDArray function) {}
record Found(Interpolation interpolation, List<Integer> rows, List<Double> errors) {}

List<Worst> worst(INDArray rows, int first, Interpolation interpolation) {
    if (rows.isEmpty()) return List.of();
    double[] errors = interpolation.difference(rows).normmax(1).toDoubleVector();
    double most = Arrays.stream(errors).max().getAsDouble();
    return IntStream.range(0, errors.length).filter(i -> errors[i] >= most * (1 - 1e-9)).limit(1)
            .mapToObj(i -> new Worst(first + i, errors[i], rows.getRow(i, true).dup())).toList();
}

Found search(WorkerPool pool, INDArray family, double tolerance) {
    Found found = new Found(Interpolation.empty(), List.of(), List.of());
    int each = Math.ceilDiv(family.rows(), pool.size());
    try (RemoteObject<INDArray> part = pool.scatterArray(family)) {
        while (true) {
            Interpolation now = found.interpolation();
            List<Worst> all = new ArrayList<>();
            pool.apply(() -> worst(part.get(), Worker.number() * each, now)).forEach(all::addAll);
            double most = all.stream().mapToDouble(Worst::error).max().getAsDouble();
            Worst next = all.stream().filter(w -> w.error() >= most * (1 - 1e-9)).findFirst().get();
            List<Double> errors = Interpolation.plus(found.errors(), most);
            if (most < tolerance) return new Found(now, found.rows(), errors);
            found = new Found(now.with(next.function()), Interpolation.plus(found.rows(), next.row()), errors);
        }
    }
}

WorkerPool pool = WorkerPool.processes(2);
INDArray family = snapshots(pool, poles(250, 2004));
Found found = search(pool, family, 1e-5);
int size = found.rows().size();
System.out.printf("%d magic points of 900: error at most %.1e, was %.1f without any%n", size, found.errors().getLast(),
        found.errors().getFirst());

// 4. How good is it for functions of the family that the search has never seen?
List<Double> unseen = pool.map(mu -> found.interpolation().difference(Nd4j.createFromArray(new double[][] {values(mu)})).normmaxNumber().doubleValue(),
        poles(50, 2005));
System.out.printf("largest error for 50 other functions: %.1e%n", Collections.max(unseen));
plot().line("the worst of 250", IntStream.rangeClosed(0, size).asDoubleStream().toArray(),
        found.errors().stream().mapToDouble(e -> e).toArray())
        .logY().title("Empirical interpolation: error by size").xLabel("magic points").yLabel("largest error");
plot().points("magic points", found.interpolation().points().stream().mapToDouble(k -> (k % 30) / 29.0).toArray(),
        found.interpolation().points().stream().mapToDouble(k -> (k / 30) / 29.0).toArray())
        .trueShape().title("Where to look").xLabel("x").yLabel("y");

// 5. The number of workers and their kind change nothing.
check(search(WorkerPool.sequential(), family, 1e-5).interpolation().points().equals(found.interpolation().points()));
