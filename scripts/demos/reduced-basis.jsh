// A small model of a large one: which few of 300 computed temperatures are enough to tell all others?
//
// A square plate of four materials is heated evenly and kept cold at its edge:
//
//   -div(a grad u) = 1 inside,   u = 0 at the edge,   a = mu_q in quarter q, between 0.1 and 1
//
// The weak greedy method takes, again and again, the parameter at which the model built so far is worst, and adds
// the temperature computed there to its basis. Nobody needs to know how wrong it is: the residual bounds the error.
// After: P. Binev et al., Convergence rates for greedy algorithms in reduced basis methods, SIAM J. Math. Anal. 43
// (2011); A. Buffa et al., A priori convergence of the greedy algorithm for the parametrized reduced basis method,
// ESAIM M2AN 46 (2012).

// 1. The large model: bilinear finite elements on 20 x 20 cells. A(mu) = mu_1 A_1 + ... + mu_4 A_4, and lengths are
// measured by X = A(1, 1, 1, 1), so that A(mu) >= min(mu) X, which the error bound needs.
record Plate(List<INDArray> quarters, INDArray load, INDArray x, INDArray xInverse) {
    static final double[][] CELL = {{4, -1, -2, -1}, {-1, 4, -1, -2}, {-2, -1, 4, -1}, {-1, -2, -1, 4}};

    static Plate of(int cells) {
        int inside = cells - 1;
        double[][][] a = new double[4][inside * inside][inside * inside];
        int[][] corners = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
        for (int cell = 0; cell < cells * cells; cell++) {
            int row = cell / cells, column = cell % cells, quarter = (2 * row / cells) * 2 + 2 * column / cells;
            int[] nodes = new int[4];
            for (int k = 0; k < 4; k++) {
                int r = row + corners[k][1] - 1, c = column + corners[k][0] - 1;
                nodes[k] = r < 0 || c < 0 || r >= inside || c >= inside ? -1 : r * inside + c;
            }
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    if (nodes[i] >= 0 && nodes[j] >= 0) a[quarter][nodes[i]][nodes[j]] += CELL[i][j] / 6;
                }
            }
        }
        List<INDArray> quarters = Arrays.stream(a).map(Nd4j::createFromArray).toList();
        INDArray x = quarters.get(0).add(quarters.get(1)).add(quarters.get(2)).add(quarters.get(3));
        INDArray load = Nd4j.valueArrayOf(new long[] {inside * inside, 1}, 1.0 / (cells * cells));
        return new Plate(quarters, load, x, org.nd4j.linalg.inverse.InvertMatrix.invert(x, false));
    }

    INDArray matrix(double[] mu) {
        INDArray sum = quarters.get(0).mul(mu[0]);
        for (int q = 1; q < mu.length; q++) sum.addi(quarters.get(q).mul(mu[q]));
        return sum;
    }

    // Conjugate gradients, preconditioned by X.
    INDArray temperature(double[] mu) {
        INDArray a = matrix(mu), u = Nd4j.zeros(DataType.DOUBLE, load.shape()), r = load.dup(), z = xInverse.mmul(r), p = z.dup();
        double begin = dot(r, z), rz = begin;
        while (rz > 1e-28 * begin) {
            INDArray ap = a.mmul(p);
            double step = rz / dot(p, ap);
            u.addi(p.mul(step));
            r.subi(ap.mul(step));
            z = xInverse.mmul(r);
            double next = dot(r, z);
            p = z.add(p.mul(next / rz));
            rz = next;
        }
        return u;
    }

    double length(INDArray u) { return Math.sqrt(Math.max(0, dot(u, x.mmul(u)))); }

    static double dot(INDArray u, INDArray v) { return u.mul(v).sumNumber().doubleValue(); }
}

// 2. The small model: as many unknowns as there are basis vectors, and what its residual needs: the length of
// (load - A(mu) u) in the dual of X is that of R (1, -mu_1 c_1, ..., -mu_4 c_n).
record SmallModel(INDArray basis, double[][][] quarters, double[] load, INDArray r) {
    double[] coefficients(double[] mu) {
        int n = load.length;
        double[][] l = new double[n][n];
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double s = 0;
                for (int q = 0; q < mu.length; q++) s += mu[q] * quarters[q][i][j];
                for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k];
                l[i][j] = i == j ? Math.sqrt(s) : s / l[j][j];
            }
            c[i] = load[i];
            for (int k = 0; k < i; k++) c[i] -= l[i][k] * c[k];
            c[i] /= l[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) c[i] -= l[k][i] * c[k];
            c[i] /= l[i][i];
        }
        return c;
    }

    INDArray temperature(double[] mu) {
        double[] c = coefficients(mu);
        return basis.mmul(Nd4j.create(c, new long[] {c.length, 1}));
    }

    // Never less than the error, and at most max(mu) / min(mu) times as much.
    double bound(double[] mu) {
        double[] c = coefficients(mu), w = new double[1 + mu.length * c.length];
        w[0] = 1;
        for (int k = 1; k < w.length; k++) w[k] = -mu[(k - 1) % mu.length] * c[(k - 1) / mu.length];
        double residual = r.mmul(Nd4j.create(w, new long[] {w.length, 1})).norm2Number().doubleValue();
        return residual / Arrays.stream(mu).min().getAsDouble();
    }
}

// Grows the basis, orthonormal in X, and an orthonormal basis of all residuals: sums of squares without it would lose
// half of the digits (A. Buhr et al., A numerically stable a posteriori error estimator for reduced basis
// approximations of elliptic equations, 2014).
class Builder {
    final Plate plate;
    final List<INDArray> basis = new ArrayList<>(), residuals = new ArrayList<>();
    final List<double[]> columns = new ArrayList<>();

    Builder(Plate plate) {
        this.plate = plate;
        addResidual(plate.load());
    }

    // Twice, since once leaves rounding errors behind.
    static double[] orthonormalise(Plate plate, INDArray v, List<INDArray> others) {
        double[] parts = new double[others.size() + 1];
        for (int round = 0; round < 2; round++) {
            INDArray xv = plate.x().mmul(v);
            for (int i = 0; i < others.size(); i++) {
                double part = Plate.dot(others.get(i), xv);
                v.subi(others.get(i).mul(part));
                parts[i] += part;
            }
        }
        parts[others.size()] = plate.length(v);
        v.divi(parts[others.size()]);
        return parts;
    }

    private void addResidual(INDArray functional) {
        INDArray v = plate.xInverse().mmul(functional);
        double before = plate.length(v);
        double[] parts = orthonormalise(plate, v, residuals);
        if (parts[parts.length - 1] > 1e-13 * before) residuals.add(v);
        columns.add(parts);
    }

    void add(INDArray temperature) {
        INDArray v = temperature.dup();
        orthonormalise(plate, v, basis);
        basis.add(v);
        plate.quarters().forEach(a -> addResidual(a.mmul(v)));
    }

    SmallModel model() {
        INDArray v = basis.isEmpty() ? null : Nd4j.hstack(basis);
        double[][][] quarters = new double[4][][];
        for (int q = 0; q < 4 && v != null; q++) quarters[q] = v.transpose().mmul(plate.quarters().get(q).mmul(v)).toDoubleMatrix();
        double[] load = v == null ? new double[0] : v.transpose().mmul(plate.load()).toDoubleVector();
        double[][] r = new double[residuals.size()][columns.size()];
        for (int j = 0; j < columns.size(); j++) {
            for (int i = 0; i < Math.min(columns.get(j).length, r.length); i++) r[i][j] = columns.get(j)[i];
        }
        return new SmallModel(v, quarters, load, Nd4j.createFromArray(r));
    }
}

// 3. The search. Each worker has its part of the candidates and tells the worst there; the worst of all is computed and
// added. Of those that differ by rounding only, the first in the list is taken, so that the workers' number decides nothing.
record Candidate(int index, double[] mu) {}
record Bound(int index, double value) {}
record Greedy(List<Integer> chosen, List<Double> bounds, List<SmallModel> models) {}

List<Bound> largest(List<Bound> bounds) {
    double most = bounds.stream().mapToDouble(Bound::value).max().orElse(0);
    return bounds.stream().filter(b -> b.value() >= most * (1 - 1e-9)).sorted(Comparator.comparing(Bound::index)).toList();
}

Greedy greedy(WorkerPool pool, Plate plate, List<Candidate> candidates, double tolerance) {
    Builder builder = new Builder(plate);
    Greedy found = new Greedy(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (RemoteObject<List<Candidate>> part = pool.scatterList(candidates)) {
        while (true) {
            found.models().add(builder.model());
            Bound worst;
            try (RemoteObject<SmallModel> model = pool.push(found.models().getLast())) {
                List<List<Bound>> worsts = pool.apply(() -> largest(part.get().stream()
                        .map(each -> new Bound(each.index(), model.get().bound(each.mu()))).toList()));
                worst = largest(worsts.stream().flatMap(List::stream).toList()).getFirst();
            }
            found.bounds().add(worst.value());
            if (worst.value() < tolerance) return found;
            found.chosen().add(worst.index());
            builder.add(plate.temperature(candidates.get(worst.index()).mu()));
        }
    }
}

List<Candidate> candidates(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i ->
            new Candidate(i, random.doubles(4).map(t -> Math.pow(10, t - 1)).toArray())).toList();
}

Plate plate = Plate.of(20);
List<Candidate> training = candidates(300, 2011);
WorkerPool pool = WorkerPool.processes(2);
Greedy found = greedy(pool, plate, training, 1e-5);
int size = found.chosen().size();
System.out.printf("%d of %d temperatures are enough: error at most %.1e, was %.2f without any%n", size, training.size(),
        found.bounds().getLast(), found.bounds().getFirst());

// 4. How wrong is each model really? The large model tells, at parameters that the search has never seen.
List<Candidate> unseen = candidates(20, 2012);
List<Double> errors;
try (RemoteObject<Plate> there = pool.push(plate);
        RemoteObject<List<INDArray>> truth = pool.push(pool.map(each -> there.get().temperature(each.mu()), unseen))) {
    errors = pool.map(model -> IntStream.range(0, unseen.size()).mapToDouble(i -> there.get().length(
            truth.get().get(i).sub(model.temperature(unseen.get(i).mu())))).max().getAsDouble(),
            found.models().subList(1, size + 1));
}
System.out.printf("largest error at 20 other parameters: %.1e%n", errors.getLast());
double[] sizes = IntStream.rangeClosed(0, size).asDoubleStream().toArray();
plot().line("bound, at the worst of 300", sizes, found.bounds().stream().mapToDouble(b -> b).toArray())
        .points("error, at the worst of 20 others", Arrays.copyOfRange(sizes, 1, size + 1), errors.stream().mapToDouble(e -> e).toArray())
        .logY().title("Reduced basis: error by size").xLabel("temperatures in the basis").yLabel("error in the energy norm");

// 5. The number of workers and their kind change nothing.
Greedy alone = greedy(WorkerPool.sequential(), plate, training, 1e-5);
check(alone.chosen().equals(found.chosen()));
