package dev.tandem.benchmarks;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What a call costs on each side without the socket between them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class Micro {
    private final Task<Object> task = () -> 1;
    private final byte[] payload = Shipping.ship(task).payload();

    static void run(Pattern only) throws RunnerException {
        new Runner(new OptionsBuilder().include(Micro.class.getName() + ".*" + only.pattern()).build()).run();
    }

    @Benchmark
    public Shipment encodeFunction() {
        return Shipping.ship(task);
    }

    @Benchmark
    public Object decodeFunction() throws Exception {
        return Shipping.receive(payload);
    }

    @Benchmark
    public Shipment encodeResult() {
        return Shipping.shipBack("result", 1);
    }
}
