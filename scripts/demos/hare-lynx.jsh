// Hare and lynx: twenty-one years of pelts, and the oldest model of hunters and hunted.
//
// The Hudson's Bay Company counted the pelts of snowshoe hares and Canadian lynx that trappers sold, 1900 to 1920, in
// thousands. A. J. Lotka (1925) and V. Volterra (1926) wrote
//
//   hare' = a hare - b hare lynx        lynx' = -c lynx + d hare lynx

CsvTable pelts = csv(Path.of("scripts/data/hudson-bay-lynx-hare.csv"));
double[] years = pelts.doubles("year"), hares = pelts.doubles("hare"), lynxes = pelts.doubles("lynx");

// Both animals in each year: classical Runge-Kutta, 50 steps a year. How many there were in 1900 is not known exactly
// either: what was counted then varies as in any year. So the model has six parameters.
List<String> names = List.of("a", "b", "c", "d", "hare 1900", "lynx 1900");

double[][] model(Point p) {
    double a = p.get("a"), b = p.get("b"), c = p.get("c"), d = p.get("d");
    double[][] path = new double[2][years.length];
    double hare = p.get("hare 1900"), lynx = p.get("lynx 1900"), h = 1.0 / 50;
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
double misfit(Point p) {
    double[][] path = model(p);
    double error = 0;
    for (int year = 0; year < years.length; year++) {
        error += Math.pow(Math.log(path[0][year] / hares[year]), 2) + Math.pow(Math.log(path[1][year] / lynxes[year]), 2);
    }
    return error;
}

// Step 1: look everywhere. Sobol's points fill the box of six parameters evenly.
WorkerPool pool = WorkerPool.processes(2);
int many = 8192;
SweepResult wide = Sweep.named("hare and lynx")
        .parameter("a", Samples.sobol(0.3, 0.9, many, 1900)).parameter("b", Samples.sobol(0.01, 0.05, many, 1900))
        .parameter("c", Samples.sobol(0.5, 1.3, many, 1900)).parameter("d", Samples.sobol(0.01, 0.05, many, 1900))
        .parameter("hare 1900", Samples.sobol(20, 45, many, 1900)).parameter("lynx 1900", Samples.sobol(2, 10, many, 1900))
        .output("misfit", p -> misfit(p))
        .run(pool);
SweepRow start = wide.minimum("misfit");
plot(wide).parallel("a", "b", "c", "d", "hare 1900", "lynx 1900", "misfit").between("misfit", 0, 3 * start.get("misfit"))
        .title("Good fits of hare and lynx");

// Step 2: closer and closer around the best, each round in a smaller box.
SweepRow best = start;
for (int round = 1; round <= 12; round++) {
    double part = 0.3 * Math.pow(0.75, round - 1);
    SweepRow around = best;
    Sweep near = Sweep.named("hare and lynx, round " + round).notStored();
    for (String name : names) {
        near = near.parameter(name, Samples.sobol(around.get(name) * (1 - part), around.get(name) * (1 + part), 1024, round));
    }
    SweepRow found = near.output("misfit", p -> misfit(p)).run(pool).minimum("misfit");
    best = found.get("misfit") < best.get("misfit") ? found : best;
}
double a = best.get("a"), b = best.get("b"), c = best.get("c"), d = best.get("d");
System.out.printf("best fit: a=%.3f b=%.4f c=%.3f d=%.4f misfit=%.3f%n", a, b, c, d, best.get("misfit"));
System.out.printf("in 1900: %.1f thousand hares, %.1f thousand lynxes%n", best.get("hare 1900"), best.get("lynx 1900"));
System.out.printf("a cycle takes about %.1f years%n", 2 * Math.PI / Math.sqrt(a * c));

// Bob Carpenter's case study for Stan (2018) has a=0.55, b=0.028, c=0.80, d=0.024 for these years.
check(Math.abs(a - 0.55) < 0.03 && Math.abs(b - 0.028) < 0.002 && Math.abs(c - 0.80) < 0.04 && Math.abs(d - 0.024) < 0.002);

// Step 3: the model beside what was counted.
Point fit = Point.of(names.stream().collect(Collectors.toMap(name -> name, name -> best.get(name))));
double[][] fitted = model(fit);
plot().line("hare, model", years, fitted[0]).points("hare, counted", years, hares)
        .line("lynx, model", years, fitted[1]).points("lynx, counted", years, lynxes)
        .title("Hare and lynx, 1900 to 1920").xLabel("year").yLabel("pelts (thousands)");

// Step 4: which parameter matters most? A differential sweep moves each by one per cent around the fit.
Sweep around = Sweep.named("sensitivity");
for (String name : names) {
    around = around.parameter(name, Samples.of(fit.get(name)));
}
DifferentialSweep moved = around.output("peak", p -> Arrays.stream(model(p)[0]).max().getAsDouble())
        .output("lynx 1920", p -> model(p)[1][years.length - 1]).differential();
for (String name : names) {
    moved = moved.product(name, 0.99, 1.01);
}
DifferentialResult local = moved.run(pool);
for (String name : names) {
    double slope = local.sensitivity("lynx 1920", name)[0] * fit.get(name) / local.nominal().column("lynx 1920")[0];
    System.out.printf("one per cent more of %s: %+.1f per cent lynx in 1920%n", name, slope);
}

check(best.get("misfit") < 2.1);
pool.close();
