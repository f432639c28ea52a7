// An epidemic model is fitted to a real outbreak: 961 candidates, computed on worker processes.
//
// In January 1978 influenza went through an English boarding school with 763 boys. Each evening the
// school counted who was in bed. The SIR model says how many should have been:
//
//   susceptible' = -beta s i / 763      infected' = beta s i / 763 - gamma i
//
// beta: infections per day by one ill boy among healthy ones; 1 / gamma: days in bed.

CsvTable outbreak = csv(Path.of("scripts/data/boarding-school-flu-1978.csv"));
List<Integer> inBed = outbreak.integers("in_bed");

// Boys in bed on days 1 to 14 by the model: one infected at day 0, classical Runge-Kutta, 50 steps a day.
double[] epidemic(double beta, double gamma) {
    double s = 762, i = 1, h = 1.0 / 50;
    double[] infected = new double[inBed.size()];
    for (int day = 0; day < infected.length; day++) {
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
        infected[day] = i;
    }
    return infected;
}

// How far the model is from what was counted: the sum of squared differences.
double misfit(double beta, double gamma) {
    double[] model = epidemic(beta, gamma);
    return IntStream.range(0, model.length).mapToDouble(d -> Math.pow(model[d] - inBed.get(d), 2)).sum();
}

// Two worker processes share the grid. What is typed above travels to them as it is. They stay until the
// session ends or you end them in the Processes panel.
WorkerPool pool = WorkerPool.processes(2);
SweepResult result = Sweep.named("flu 1978")
        .parameter("beta", Samples.linear(1.0, 2.5, 31)).units("beta", "1/day")
        .parameter("gamma", Samples.linear(0.2, 0.8, 31)).units("gamma", "1/day")
        .output("misfit", point -> misfit(point.get("beta"), point.get("gamma")))
        .run(pool);

SweepRow best = result.minimum("misfit");
double beta = best.get("beta"), gamma = best.get("gamma");
System.out.printf("best fit: beta=%.2f per day, %.1f days in bed, misfit=%.3f%n", beta, 1 / gamma, best.get("misfit"));
System.out.printf("R0 = beta / gamma = %.2f: so many boys one ill boy infects among healthy ones%n", beta / gamma);

// The valley of good fits, a cut through it, and the best fit over what was counted.
plot(result).line("beta", "misfit").where("gamma", gamma).title("A cut at the best gamma");
plot(result).heatmap("beta", "gamma", "misfit").logColors().title("Influenza 1978: misfit");
double[] days = IntStream.rangeClosed(1, inBed.size()).asDoubleStream().toArray();
double[] counted = inBed.stream().mapToDouble(n -> n).toArray();
plot().line("SIR model", days, epidemic(beta, gamma)).points("counted", days, counted)
        .title("Boys in bed, January 1978").xLabel("day").yLabel("boys in bed");

result.writeCsv(output("flu-1978.csv"));
result.writeHdf5(output("flu-1978.h5"));
