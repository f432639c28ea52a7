package dev.tandem.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// What can be had on this machine without Tandem.
final class Floors implements Section {
    static final int MEGABYTES_80 = 10_000_000;
    private static final int CALLS = 1_000;

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public void measure(Report report) throws Exception {
        try (SocketEcho echo = SocketEcho.start()) {
            report.floor("socket between two JVMs, there and back", Unit.MICROSECONDS, Repeats.of(10, 30).each(CALLS), () -> {
                for (int i = 0; i < CALLS; i++) {
                    echo.roundTrip();
                }
            });
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one = () -> 1;
            report.floor("thread pool in this process, submit and get", Unit.MICROSECONDS,
                    Repeats.of(10, 30).each(CALLS), () -> {
                        for (int i = 0; i < CALLS; i++) {
                            pool.submit(one).get();
                        }
                    });
        }
        INDArray source = Nd4j.rand(Floors.MEGABYTES_80);
        INDArray target = Nd4j.createUninitialized(source.dataType(), source.shape());
        report.floor("copy of 80 MB within this process", Unit.MILLISECONDS, Repeats.of(5, 15), () -> target.assign(source));
        report.floor("copy of 80 MB into fresh memory", Unit.MILLISECONDS, Repeats.of(3, 10), source::dup);
        double[] values = new double[MEGABYTES_80];
        report.floor("80 MB through Java serialization and back", Unit.MILLISECONDS, Repeats.of(2, 5), () -> copied(values));
        INDArray small = Nd4j.rand(10);
        report.floor("x.mul(2) of 10 numbers", Unit.MICROSECONDS, Repeats.of(20, 30).each(CALLS), () -> {
            for (int i = 0; i < CALLS; i++) {
                small.mul(2);
            }
        });
    }

    private static Object copied(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
