// A non-linear integral equation with noise, solved by Gauss-Newton steps on two worker processes.
//
//   F(x)(t) = integral from 0 to t of x(s)^2 ds = y(t),    0 <= t <= 1
//
// The solution that is sought is x(t) = 1 + sin(2 pi t) / 2, and so y is known exactly. To find x means to
// differentiate y: small errors in y become large ones in x, unless the method is regularised and stops in time.

int n = 200;
double h = 1.0 / n;
UniformGrid grid = UniformGrid.line(h / 2, 1 - h / 2, n);

// The integrals up to the points from..to-1, by the midpoint rule.
double[] integrals(double[] f, int from, int to) {
    double[] sums = new double[to - from];
    double sum = 0;
    for (int i = 0; i < to; i++) {
        sum += h * f[i];
        if (i >= from) sums[i - from] = sum;
    }
    return sums;
}

// The adjoint: what each value of f contributes to those integrals.
double[] contributions(double[] y, int from, int to) {
    double[] f = new double[n];
    double sum = 0;
    for (int i = to - 1; i >= 0; i--) {
        if (i >= from) sum += y[i - from];
        f[i] = h * sum;
    }
    return f;
}

// One operator for each half of the measurements.
Operator half(int from, int to) {
    VectorSpace half = VectorSpace.real(to - from);
    return Operator.of(grid, half, x -> half.vector(integrals(grid.numbers(x.mul(x)), from, to)))
            .derivative((x, dx) -> half.vector(integrals(grid.numbers(x.mul(dx).mul(2)), from, to)),
                        (x, y) -> grid.vector(contributions(half.numbers(y), from, to)).mul(x).mul(2));
}
half(0, n / 2).checkDerivative();
half(n / 2, n).checkAdjoint();

// Exact values at the right ends of the cells, then noise of 1 percent, the same in each run.
double[] t = grid.axis(0), truth = new double[n], exact = new double[n];
for (int i = 0; i < n; i++) {
    truth[i] = 1 + Math.sin(2 * Math.PI * t[i]) / 2;
    double e = t[i] + h / 2;
    exact[i] = 1.125 * e + (1 - Math.cos(2 * Math.PI * e)) / (2 * Math.PI) - Math.sin(4 * Math.PI * e) / (32 * Math.PI);
}

SolverStep end;
INDArray residuals;
double bound;
try (ParallelExecutionManager scope = new ParallelExecutionManager("volterra")) {
    ParallelVectorOfOperators F = new ParallelVectorOfOperators(List.of(half(0, n / 2), half(n / 2, n)));
    VectorSpace Y = F.codomain();
    INDArray noise = Y.random(1);
    double level = 0.01 * Y.norm(Y.vector(exact));
    INDArray data = Y.vector(exact).add(noise.mul(level / Y.norm(noise)));

    List<Double> history = new ArrayList<>();
    Setting setting = new Setting(F, data, HilbertSpace.l2(grid), HilbertSpace.scaled(Y, h));
    Solver solver = new IrgnmCg(setting, grid.ones(), StopRule.discrepancy(level * Math.sqrt(h), 1.1).or(StopRule.count(30)))
            .listener(step -> history.add(step.residual()));
    end = solver.run();
    bound = level * Math.sqrt(h);
    residuals = Nd4j.createFromArray(history.stream().mapToDouble(r -> r).toArray());
}

INDArray found = end.iterate();
double error = grid.norm(found.sub(grid.vector(truth))) / grid.norm(grid.vector(truth));
System.out.printf("Volterra equation: %d steps, %s%n", end.iteration(), end.stopped().split(":")[0]);
System.out.printf("relative error %.3f with noise of 1 percent%n", error);
check(error < 0.08, "the error is " + error);

plot().line("found", t, grid.numbers(found)).line("true", t, truth).title("Volterra solution").xLabel("t").yLabel("x(t)");
double[] steps = IntStream.rangeClosed(1, end.iteration()).asDoubleStream().toArray();
plot().line("residual", steps, residuals.toDoubleVector()).line("noise", steps, DoubleStream.generate(() -> bound).limit(steps.length).toArray())
        .logY().title("Volterra residuals").xLabel("step").yLabel("|F(x) - y|");
