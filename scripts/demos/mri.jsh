// Magnetic resonance imaging with several coils: the image and the sensitivity of each coil are found together.
//
// Coil i measures T_i(rho, c_i) = mask . FFT(rho c_i): some lines of the spectrum of the image rho, seen with its sensitivity c_i.
// Neither rho nor the c_i are known; the c_i are smooth, which their norm says. All coils compute at the same time, on two
// workers; each gets the image and its own sensitivity only. Method: Uecker, Hohage, Block, Frahm, Magn. Reson. Med. 60 (2008).

int n = 32, coils = 4;
VectorSpace X = VectorSpace.complex(n, n);

// The truth: a disc with details, and four coils around it.
double[] rho = new double[2 * n * n];
double[][] sensitivities = new double[coils][2 * n * n];
for (int row = 0; row < n; row++) {
    for (int column = 0; column < n; column++) {
        double x = -1 + (2 * column + 1.0) / n, y = -1 + (2 * row + 1.0) / n;
        int p = 2 * (row * n + column);
        rho[p] = Math.hypot(x, y) < 0.8 ? 1 : 0;
        if (Math.hypot(x - 0.3, y - 0.2) < 0.2) rho[p] = 0.4;
        if (Math.hypot(x + 0.35, (y + 0.2) * 0.6) < 0.18) rho[p] = 0.6;
        if (Math.abs(x) < 0.3 && Math.abs(y - 0.55) < 0.06) rho[p] = 0.2;
        for (int i = 0; i < coils; i++) {
            double a = Math.PI / 4 + i * Math.PI / 2, far = Math.pow(x - 1.2 * Math.cos(a), 2) + Math.pow(y - 1.2 * Math.sin(a), 2);
            double strength = Math.exp(-0.6 * far), phase = 0.5 * x * Math.sin(a) + i;
            sensitivities[i][p] = strength * Math.cos(phase);
            sensitivities[i][p + 1] = strength * Math.sin(phase);
        }
    }
}

// Every second line of the spectrum is left out, but for the 9 with the lowest frequencies.
boolean[] mask = new boolean[n * n];
for (int i = 0; i < n * n; i++) {
    int frequency = Math.min(i / n, n - i / n);
    mask[i] = frequency <= 4 || i / n % 2 == 0;
}

Operator coil = Operators.projection(X, mask).compose(new FourierTransform(X)).compose(Operators.product(X));
coil.checkDerivative();
coil.checkAdjoint();

// Component 0 is the image, which feeds all coils; component i + 1 is the sensitivity of coil i.
DirectSum domain = DirectSum.of(Collections.nCopies(coils + 1, X));
boolean[][] feeds = new boolean[coils][coils + 1];
for (int i = 0; i < coils; i++) {
    feeds[i][0] = true;
    feeds[i][i + 1] = true;
}

INDArray[] truth = new INDArray[coils + 1];
truth[0] = X.vector(rho);
for (int i = 0; i < coils; i++) truth[i + 1] = X.vector(sensitivities[i]);

// Only products rho c_i can be known. What is shown, and compared, is the image as all coils together see it.
double[] seen(List<INDArray> parts) {
    double[] sum = new double[n * n];
    for (int i = 1; i < parts.size(); i++) {
        double[] z = X.numbers(Complex.multiply(parts.get(0), parts.get(i)));
        for (int p = 0; p < sum.length; p++) sum[p] += z[2 * p] * z[2 * p] + z[2 * p + 1] * z[2 * p + 1];
    }
    for (int p = 0; p < sum.length; p++) sum[p] = Math.sqrt(sum[p]);
    return sum;
}

SolverStep end;
double bound;
List<Double> history = new ArrayList<>();
try (ParallelExecutionManager scope = new ParallelExecutionManager("mri")) {
    DistributedVectorOfOperators T = new DistributedVectorOfOperators(Collections.nCopies(coils, coil), domain, feeds, null,
            ParallelOptions.DEFAULT.withWorkers(2));
    VectorSpace Y = T.codomain();
    INDArray exact = T.evaluate(domain.join(truth)), noise = Y.random(1);
    double level = 0.02 * Y.norm(exact);
    bound = level;
    // Scaled to norm 100, so that the weights of the method fit.
    double scale = 100 / Y.norm(exact);
    INDArray data = exact.add(noise.mul(level / Y.norm(noise))).mul(scale);

    List<HilbertSpace> spaces = new ArrayList<>(List.of(HilbertSpace.plain(X)));
    for (int i = 0; i < coils; i++) spaces.add(HilbertSpace.sobolev(X, 220.0 / (n * n), 8));
    INDArray[] start = new INDArray[coils + 1];
    Arrays.setAll(start, i -> i == 0 ? X.ones() : X.zeros());
    end = new IrgnmCg(new Setting(T, data, HilbertSpace.sum(spaces), HilbertSpace.plain(Y)), domain.join(start),
            StopRule.discrepancy(level * scale, 1.2).or(StopRule.count(15)), new IrgnmCg.Weights(1, 0.25), new IrgnmCg.Inner(12, 0.2))
            .listener(step -> {
                history.add(step.residual() / scale);
                System.out.printf("step %d: residual %.4f, noise %.4f%n", step.iteration(), step.residual() / scale, level);
            }).run();
    end = new SolverStep(end.iteration(), end.iterate(), end.residual() / scale, end.change(), end.stopped());
}

VectorSpace real = VectorSpace.real(n, n);
INDArray sought = real.vector(seen(List.of(truth))), found = real.vector(seen(domain.split(end.iterate())));
found = found.mul(real.dot(found, sought) / real.dot(found, found));
double error = real.norm(found.sub(sought)) / real.norm(sought);
System.out.printf("MRI: %d steps, %s, relative error %.3f with 2 percent noise and %d of %d lines%n", end.iteration(),
        end.stopped().split(":")[0], error, IntStream.range(0, n).filter(k -> mask[k * n]).count(), n);
check(error < 0.1, "the error is " + error);

plot(sought).beside(found).title("MRI: truth and reconstruction");
double[] steps = IntStream.rangeClosed(1, history.size()).asDoubleStream().toArray();
plot().line("residual", steps, history.stream().mapToDouble(r -> r).toArray())
        .line("noise", steps, DoubleStream.generate(() -> bound).limit(steps.length).toArray()).logY().title("MRI residuals").xLabel("step").yLabel("|T(rho, c) - y|");
