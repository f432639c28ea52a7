// A model that is not written in Java: a program of its own, run for each point of a sweep.
//
// The model of the 1978 influenza in a boarding school (763 boys, one infected at day 0, classical Runge-Kutta) is a script of awk here. It
// could as well be an executable made from Fortran, or a script of Python or R: it finds its parameters in a file, and prints its result.

// 1. The program. It reads params.txt, in which each line is NAME=VALUE, and observed.txt, and prints how far both are apart.
String model = """
    function infection(s, i) { return v["beta"] * s * i / 763 }
    function step(    h, a, b, c, d, e, f, g, k) {
        h = 1 / 50
        a = infection(s, i);                             e = a - v["gamma"] * i
        b = infection(s - h / 2 * a, i + h / 2 * e);     f = b - v["gamma"] * (i + h / 2 * e)
        c = infection(s - h / 2 * b, i + h / 2 * f);     g = c - v["gamma"] * (i + h / 2 * f)
        d = infection(s - h * c, i + h * g);             k = d - v["gamma"] * (i + h * g)
        s -= h / 6 * (a + 2 * b + 2 * c + d);            i += h / 6 * (e + 2 * f + 2 * g + k)
    }
    BEGIN {
        while ((getline line < "params.txt") > 0) { split(line, part, "="); v[part[1]] = part[2] + 0 }
        s = 762; i = 1
        while ((getline observed < "observed.txt") > 0) {
            for (n = 0; n < 50; n++) step()
            misfit += (i - observed) ^ 2
        }
        printf "misfit=%.9f\\n", misfit
    }
    """;
List<Integer> inBed = csv(Path.of("scripts/data/boarding-school-flu-1978.csv")).integers("in_bed");

// 2. What is filled in, what is read, and how long a run may take at most. {beta} and {gamma} are blanks.
Program sir = Program.of("awk", "-f", "sir.awk")
        .file("sir.awk", model)
        .file("observed.txt", inBed.stream().map(boys -> boys + "\n").collect(Collectors.joining()))
        .input("params.txt", "beta={beta}\ngamma={gamma}\n")
        .output("misfit", Reading.pattern("misfit=(.*)"))
        .timeLimit(Duration.ofSeconds(30));

// 3. One point first: a program that does not work is better seen here than in a table of failures.
double one = sir.run(Map.of("beta", 1.65, "gamma", 0.44)).get("misfit");
System.out.printf("one point: misfit=%.2f%n", one);

// 4. The sweep. Each worker runs one program at a time, in a folder of its own; the kill path ends the programs with their workers.
WorkerPool pool = WorkerPool.processes(2);
SweepResult result = sir.addTo(Sweep.named("flu, by a program")
        .parameter("beta", Samples.linear(1.5, 1.8, 7))
        .parameter("gamma", Samples.linear(0.36, 0.52, 9))).run(pool);
pool.close();

// 5. It is the model of the demo flu-1978, and finds what that finds.
SweepRow best = result.minimum("misfit");
System.out.printf("best fit: beta=%.2f gamma=%.2f misfit=%.2f%n", best.get("beta"), best.get("gamma"), best.get("misfit"));
check(result.failures().isEmpty(), "no run failed");
check(Math.abs(best.get("misfit") - 4329.049171) < 1e-4 && best.get("misfit") == one, "the misfit of the model in Java");
plot(result).heatmap("beta", "gamma", "misfit").logColors().title("Flu 1978, by a program: misfit");
