// Hare and lynx: twenty-one years of pelts, and the oldest model of hunters and hunted.
//
// The Hudson's Bay Company counted the pelts of snowshoe hares and Canadian lynx that trappers sold, 1900 to 1920, in
// thousands. A. J. Lotka (1925) and V. Volterra (1926) wrote
//
//   hare' = a hare - b hare lynx        lynx' = -c lynx + d hare lynx

CsvTable pelts = csv(Path.of("scripts/data/hudson-bay-lynx-hare.csv"));
double[] years = pelts.doubles("year"), hares = pelts.doubles("hare"), lynxes = pelts.doubles("lynx");

// Both animals in each year, from the first year on: classical Runge-Kutta, 50 steps a year.
double[][] model(double a, double b, double c, double d) {
    double[][] path = new double[2][years.length];
    double hare = hares[0], lynx = lynxes[0], h = 1.0 / 50;
    for (int year = 0; year < years.length; year++) {
        path[0][year] = hare;
        path[1][year] = lynx;
        for (int step = 0; step < 50; step++) {
            double[] dh = new double[4], dl = new double[4];
            for (int k = 0; k < 4; k++) {
                double w = k == 0 ? 0 : k == 3 ? h : h / 2;
                double x = hare + (k == 0 ? 0 : w * dh[k - 1]), y = lynx + (k == 0 ? 0 : w * dl[k - 1]);
                dh[k] = a * x - b * x * y;
                dl[k] = -c * y + d * x * y;
            }
            hare += h / 6 * (dh[0] + 2 * dh[1] + 2 * dh[2] + dh[3]);
            lynx += h / 6 * (dl[0] + 2 * dl[1] + 2 * dl[2] + dl[3]);
        }
    }
    return path;
}

// Pelts vary by factors, so logarithms are compared.
double misfit(double a, double b, double c, double d) {
    double[][] path = model(a, b, c, d);
    double error = 0;
    for (int year = 0; year < years.length; year++) {
        error += Math.pow(Math.log(path[0][year] / hares[year]), 2) + Math.pow(Math.log(path[1][year] / lynxes[year]), 2);
    }
    return error;
}

// Step 1: look everywhere. Sobol's points fill the box of four parameters evenly.
WorkerPool pool = WorkerPool.processes(2);
int many = 8192;
SweepResult wide = Sweep.named("hare and lynx")
        .parameter("a", Samples.sobol(0.3, 0.9, many, 1900)).parameter("b", Samples.sobol(0.01, 0.05, many, 1900))
        .parameter("c", Samples.sobol(0.5, 1.3, many, 1900)).parameter("d", Samples.sobol(0.01, 0.05, many, 1900))
        .output("misfit", p -> misfit(p.get("a"), p.get("b"), p.get("c"), p.get("d")))
        .run(pool);
SweepRow start = wide.minimum("misfit");
plot(wide).parallel("a", "b", "c", "d", "misfit").between("misfit", 0, 3 * start.get("misfit")).title("Good fits of hare and lynx");

// Step 2: closer and closer around the best, each round in half the box.
SweepRow best = start;
for (int round = 1; round <= 8; round++) {
    double part = 0.2 * Math.pow(0.5, round - 1);
    SweepRow around = best;
    Sweep near = Sweep.named("hare and lynx, round " + round).notStored();
    for (String name : List.of("a", "b", "c", "d")) {
        near = near.parameter(name, Samples.sobol(around.get(name) * (1 - part), around.get(name) * (1 + part), 1024, round));
    }
    SweepRow found = near.output("misfit", p -> misfit(p.get("a"), p.get("b"), p.get("c"), p.get("d"))).run(pool).minimum("misfit");
    best = found.get("misfit") < best.get("misfit") ? found : best;
}
double a = best.get("a"), b = best.get("b"), c = best.get("c"), d = best.get("d");
System.out.printf("best fit: a=%.3f b=%.4f c=%.3f d=%.4f misfit=%.3f%n", a, b, c, d, best.get("misfit"));
System.out.printf("a cycle takes about %.1f years%n", 2 * Math.PI / Math.sqrt(a * c));

// Step 3: the model beside what was counted.
double[][] fitted = model(a, b, c, d);
plot().line("hare, model", years, fitted[0]).points("hare, counted", years, hares)
        .line("lynx, model", years, fitted[1]).points("lynx, counted", years, lynxes)
        .title("Hare and lynx, 1900 to 1920").xLabel("year").yLabel("pelts (thousands)");

// Step 4: which parameter matters most? A differential sweep moves each by one per cent around the fit.
DifferentialResult local = Sweep.named("sensitivity")
        .parameter("a", Samples.of(a)).parameter("b", Samples.of(b)).parameter("c", Samples.of(c)).parameter("d", Samples.of(d))
        .output("peak", p -> Arrays.stream(model(p.get("a"), p.get("b"), p.get("c"), p.get("d"))[0]).max().getAsDouble())
        .output("lynx 1920", p -> model(p.get("a"), p.get("b"), p.get("c"), p.get("d"))[1][years.length - 1])
        .differential().product("a", 0.99, 1.01).product("b", 0.99, 1.01).product("c", 0.99, 1.01).product("d", 0.99, 1.01)
        .run(pool);
for (String name : List.of("a", "b", "c", "d")) {
    double slope = local.sensitivity("lynx 1920", name)[0] * best.get(name) / local.nominal().column("lynx 1920")[0];
    System.out.printf("one per cent more of %s: %+.1f per cent lynx in 1920%n", name, slope);
}

check(best.get("misfit") <= start.get("misfit") && best.get("misfit") < 6);
pool.close();
