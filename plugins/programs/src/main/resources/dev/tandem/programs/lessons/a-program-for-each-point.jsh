// %% A program for each point
// A model need not be written in Java. Here it is one line of awk; yours may be an executable made from Fortran, or a script of Python or R.
// It finds its parameter in its command line, where {angle} is a blank, and prints its result.
Program cannon = Program.of("awk", "BEGIN { a = {angle} * 3.14159265358979 / 180; print \"range=\" 2 * sin(a) * cos(a) * 20 ^ 2 / 9.81 }")
        .output("range", Reading.pattern("range=(.*)"))
        .timeLimit(Duration.ofSeconds(30));

// %% One point first
// A program that does not work is better seen here than in a table of failures.
double far = cannon.run(Map.of("angle", 30.0)).get("range");
System.out.printf("at 30 degrees: %.2f m%n", far);

// %% The sweep
// Each worker runs one program at a time, in a folder of its own. Whoever kills a worker ends its program, too.
WorkerPool pool = WorkerPool.processes(2);
SweepResult result = cannon.addTo(Sweep.named("a cannon").parameter("angle", Samples.linear(15, 75, 13))).run(pool);
pool.close();

// %% What it has found
// The range is greatest at 45 degrees.
SweepRow best = result.maximum("range");
System.out.printf("best angle: %.0f degrees, %.2f m%n", best.get("angle"), best.get("range"));
check(best.get("angle") == 45, "a cannon shoots farthest at 45 degrees");
plot(result).line("angle", "range").title("How far a cannon shoots");
