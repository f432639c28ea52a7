// A sweep that is cancelled half-way, looked at in SQL, and goes on later with what is missing.
double rate = 0.3;
double slow(double x) throws InterruptedException { Thread.sleep(2); return Math.exp(-rate * x); }
Sweep sweep = Sweep.named("decay")
        .parameter("x", Samples.linear(0, 10, 400)).units("x", "s")
        .output("y", p -> slow(p.get("x")))
        .outputArray("powers", p -> new double[] {p.get("x"), p.get("x") * p.get("x")})
        .outputText("side", p -> p.get("x") < 5 ? "left" : "right");

WorkerPool pool = WorkerPool.processes(2);
RunningSweep running = sweep.start(pool);
while (running.progress().done() < 50) Thread.sleep(5);
running.pause();
running.resume();
running.cancel();
SweepResult part = running.result();
check(!part.isComplete() && part.file().isPresent());
System.out.println("cancelled: " + part.sql("select count(*) as finished, avg(seconds) as seconds from rows"));

SweepResult whole = sweep.resume(pool, part.file().get());
check(whole.isComplete() && whole.failures().isEmpty());
check(whole.sql("select count(*) as n from rows").column("n")[0] == 400);
QueryResult sides = whole.sql("select side, count(*) as points, max(y) as largest from rows group by side order by side");
System.out.println(sides);
check(sides.size() == 2 && sides.column("points")[0] == 200 && whole.row(0).array("powers").length == 2);

// Other values would make another sweep: it is not mixed with the first, and the message says what differs.
rate = 0.4;
check(expectError(() -> sweep.resume(pool, part.file().get())).getMessage().contains("differs=[variable rate]"));

whole.writeParquet(output("decay.parquet"));
whole.writeHdf5(output("decay.h5"));
check(SweepResult.open(part.file().get()).isComplete());
pool.close();
