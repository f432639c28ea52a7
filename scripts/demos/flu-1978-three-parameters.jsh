// How sure is the fit of the school epidemic? First closer to the optimum, then with a third parameter.
//
// The demo "flu-1978" found beta = 1.65 infections a day and 1 / gamma = 2.3 days in bed. It took for granted that one
// boy was ill at the beginning. Nobody counted on that day: how ill was the school on day 0?

List<Integer> inBed = csv(Path.of("scripts/data/boarding-school-flu-1978.csv")).integers("in_bed");

// Squared error of the SIR model (763 boys, some infected at day 0, classical Runge-Kutta) against days 1 to 14.
double misfit(double beta, double gamma, double infected) {
    double s = 763 - infected, i = infected, h = 1.0 / 50, error = 0;
    for (int observed : inBed) {
        for (int step = 0; step < 50; step++) {
            double[] ds = new double[4], di = new double[4];
            for (int k = 0; k < 4; k++) {
                double w = k == 0 ? 0 : k == 3 ? h : h / 2;
                double sk = s + (k == 0 ? 0 : w * ds[k - 1]), ik = i + (k == 0 ? 0 : w * di[k - 1]);
                ds[k] = -beta * sk * ik / 763;
                di[k] = beta * sk * ik / 763 - gamma * ik;
            }
            s += h / 6 * (ds[0] + 2 * ds[1] + 2 * ds[2] + ds[3]);
            i += h / 6 * (di[0] + 2 * di[1] + 2 * di[2] + di[3]);
        }
        error += (i - observed) * (i - observed);
    }
    return error;
}

// Step 1: a fine grid around the optimum. The contours are long and slanted: a larger beta is made up for by a larger gamma.
WorkerPool pool = WorkerPool.processes(2);
SweepResult fine = Sweep.named("flu fine grid")
        .parameter("beta", Samples.linear(1.60, 1.75, 31)).units("beta", "1/day")
        .parameter("gamma", Samples.linear(0.40, 0.50, 21)).units("gamma", "1/day")
        .output("misfit", p -> misfit(p.get("beta"), p.get("gamma"), 1))
        .run(pool);
SweepRow grid = fine.minimum("misfit");
System.out.printf("fine grid: beta=%.3f gamma=%.3f misfit=%.1f%n", grid.get("beta"), grid.get("gamma"), grid.get("misfit"));
plot(fine).contour("beta", "gamma", "misfit").levels(4200, 4500, 5000, 6000, 8000, 12000).title("Close to the optimum");

// Step 2: three parameters. A grid as fine would need 20,000 points; a Latin hypercube covers the box with 3,000.
SweepResult cube = Sweep.named("flu hypercube")
        .parameter("beta", Samples.latinHypercube(1.4, 2.2, 3000, 1978)).units("beta", "1/day")
        .parameter("gamma", Samples.latinHypercube(0.35, 0.60, 3000, 1978)).units("gamma", "1/day")
        .parameter("infected", Samples.latinHypercube(0.2, 4, 3000, 1978))
        .output("misfit", p -> misfit(p.get("beta"), p.get("gamma"), p.get("infected")))
        .run(pool);
SweepRow best = cube.minimum("misfit");
System.out.printf("hypercube: beta=%.3f gamma=%.3f infected=%.2f misfit=%.1f%n", best.get("beta"), best.get("gamma"),
        best.get("infected"), best.get("misfit"));

// Step 3: which fits are good? Those within twice the best misfit share a trade: fewer ill boys, quicker infection.
plot(cube).parallel("infected", "beta", "gamma", "misfit").between("misfit", 0, 2 * best.get("misfit")).title("Good fits");
plot(cube).scatter("infected", "beta").between("misfit", 0, 2 * best.get("misfit")).title("Fewer ill boys, quicker infection");
System.out.println(cube.sql("select count(*) as good, min(beta) as beta_from, max(beta) as beta_to from rows "
        + "where misfit < 2 * (select min(misfit) from rows)"));

// Step 4: what was computed stays, also after a crash: each sweep has a file in the output folder.
cube.writeParquet(output("flu-hypercube.parquet"));
check(best.get("misfit") < 1.5 * grid.get("misfit"));
pool.close();
