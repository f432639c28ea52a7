// Computed tomography: a slice through a head is found from its shadows, on two worker processes.
//
// The Shepp-Logan phantom is known, so the error is. Shadows are line integrals in parallel beams from 60 directions, with
// noise of 2 percent. Conjugate gradients stop at the noise; the classical filtered backprojection is there to compare.

int n = 64, angles = 60, blocks = 4;
double cell = 2.0 / n;
VectorSpace image = VectorSpace.real(n, n);

// Ellipses of the phantom (Shepp and Logan 1974, with the contrast of Toft 1996): value, half axes, centre, angle in degrees.
double[][] ellipses = {{1, .69, .92, 0, 0, 0}, {-.8, .6624, .874, 0, -.0184, 0}, {-.2, .11, .31, .22, 0, -18}, {-.2, .16, .41, -.22, 0, 18},
        {.1, .21, .25, 0, .35, 0}, {.1, .046, .046, 0, .1, 0}, {.1, .046, .046, 0, -.1, 0},
        {.1, .046, .023, -.08, -.605, 0}, {.1, .023, .023, 0, -.606, 0}, {.1, .023, .046, .06, -.605, 0}};
double[] phantom = new double[n * n];
for (int row = 0; row < n; row++) {
    for (int column = 0; column < n; column++) {
        double x = -1 + (column + 0.5) * cell, y = 1 - (row + 0.5) * cell;
        for (double[] e : ellipses) {
            double a = Math.toRadians(e[5]), dx = x - e[3], dy = y - e[4];
            double u = (dx * Math.cos(a) + dy * Math.sin(a)) / e[1], v = (dy * Math.cos(a) - dx * Math.sin(a)) / e[2];
            if (u * u + v * v <= 1) phantom[row * n + column] += e[0];
        }
    }
}

// Goes along all rays of some directions; each sample lies between four pixels, which take part by their nearness.
// Forward: rays collect from the image. Backward: rays spread over the image, with the same numbers, so it is the adjoint.
void trace(double[] pixels, double[] rays, int from, int to, boolean forward) {
    for (int k = from; k < to; k++) {
        double cos = Math.cos(Math.PI * k / angles), sin = Math.sin(Math.PI * k / angles);
        for (int d = 0; d < n; d++) {
            double s = d - (n - 1) / 2.0;
            int ray = (k - from) * n + d;
            for (int step = 0; step < n; step++) {
                double r = step - (n - 1) / 2.0;
                double column = s * cos - r * sin + (n - 1) / 2.0, row = s * sin + r * cos + (n - 1) / 2.0;
                int i = (int) Math.floor(row), j = (int) Math.floor(column);
                for (int a = 0; a < 2; a++) {
                    for (int b = 0; b < 2; b++) {
                        if (i + a < 0 || i + a >= n || j + b < 0 || j + b >= n) continue;
                        double w = cell * (a == 1 ? row - i : 1 - row + i) * (b == 1 ? column - j : 1 - column + j);
                        int p = (i + a) * n + j + b;
                        if (forward) rays[ray] += w * pixels[p]; else pixels[p] += w * rays[ray];
                    }
                }
            }
        }
    }
}

// The shadows of one block of directions.
Operator block(int from, int to) {
    VectorSpace shadows = VectorSpace.real(to - from, n);
    return Operator.linear(image, shadows, x -> {
        double[] rays = new double[(to - from) * n];
        trace(image.numbers(x), rays, from, to, true);
        return shadows.vector(rays);
    }, y -> {
        double[] pixels = new double[n * n];
        trace(pixels, shadows.numbers(y), from, to, false);
        return image.vector(pixels);
    });
}
List<Operator> parts = IntStream.range(0, blocks).mapToObj(b -> block(b * angles / blocks, (b + 1) * angles / blocks)).toList();
parts.get(0).checkAdjoint();

INDArray truth = image.vector(phantom);
double error(INDArray x) { return image.norm(x.sub(truth)) / image.norm(truth); }

INDArray found, backprojected, sinogram;
double[] residuals;
double bound;
try (ParallelExecutionManager scope = new ParallelExecutionManager("tomography")) {
    // Four blocks on two workers.
    ParallelVectorOfOperators R = new ParallelVectorOfOperators(parts, ParallelOptions.DEFAULT.withWorkers(2));
    DirectSum Y = R.codomain();
    INDArray exact = R.evaluate(truth), noise = Y.random(1);
    double level = 0.02 * Y.norm(exact);
    INDArray data = exact.add(noise.mul(level / Y.norm(noise)));

    List<Double> history = new ArrayList<>();
    SolverStep end = new ConjugateGradients(Setting.of(R, data), image.zeros(), StopRule.discrepancy(level, 1.05).or(StopRule.count(60)))
            .listener(step -> history.add(step.residual())).run();
    found = end.iterate();
    bound = level;
    residuals = history.stream().mapToDouble(r -> r).toArray();
    System.out.printf("tomography: %d steps of conjugate gradients, %s%n", end.iteration(), end.stopped().split(":")[0]);

    // Filtered backprojection: each shadow is filtered by |frequency|, padded against wrapping round, then spread back.
    int padded = 4 * n;
    VectorSpace line = VectorSpace.complex(padded);
    FourierTransform fourier = new FourierTransform(line);
    double[] ramp = new double[2 * padded];
    for (int k = 0; k < padded; k++) ramp[2 * k] = Math.min(k, padded - k) / (padded * cell);
    double[] rays = Y.numbers(data), filtered = new double[rays.length];
    for (int k = 0; k < angles; k++) {
        double[] shadow = new double[2 * padded];
        for (int d = 0; d < n; d++) shadow[2 * d] = rays[k * n + d];
        double[] result = line.numbers(fourier.adjoint(Complex.multiply(fourier.evaluate(line.vector(shadow)), line.vector(ramp))));
        for (int d = 0; d < n; d++) filtered[k * n + d] = result[2 * d];
    }
    // The adjoint counts each sample with the length of a cell, and the directions stand for an integral over pi.
    backprojected = R.adjoint(Y.vector(filtered)).mul(Math.PI / angles / cell);
    sinogram = data.reshape(angles, n);
}

System.out.printf("relative error %.3f, filtered backprojection %.3f%n", error(found), error(backprojected));
check(error(found) < 0.35, "the error is " + error(found));
check(error(found) < error(backprojected), "filtered backprojection was better: " + error(backprojected));

plot(truth).beside(found).beside(backprojected).title("Truth, conjugate gradients, filtered backprojection");
plot(sinogram).title("Shadows").xLabel("detector").yLabel("direction");
double[] steps = IntStream.rangeClosed(1, residuals.length).asDoubleStream().toArray();
plot().line("residual", steps, residuals).line("noise", steps, DoubleStream.generate(() -> bound).limit(steps.length).toArray())
        .logY().title("Tomography residuals").xLabel("step").yLabel("|Rx - y|");
