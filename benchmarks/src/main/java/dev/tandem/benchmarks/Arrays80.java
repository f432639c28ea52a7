package dev.tandem.benchmarks;

import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Arrays of 80 MB to two workers and back.
final class Arrays80 implements Section {
    @Override
    public String name() {
        return "array";
    }

    @Override
    public void measure(Report report) {
        INDArray array = Nd4j.rand(DataType.DOUBLE, Floors.MEGABYTES_80);
        try (WorkerPool pool = WorkerPool.processes(2)) {
            pool.apply(() -> Nd4j.zeros(3).sumNumber());
            report.clocked("push of 80 MB to both", Unit.MILLISECONDS, 25, Repeats.of(5, 20), () -> {
                long begin = System.nanoTime();
                RemoteObject<INDArray> remote = pool.push(array);
                double time = System.nanoTime() - begin;
                remote.remove();
                return time;
            });
            report.goal("80 MB to one worker and back", Unit.MILLISECONDS, 30, Repeats.of(5, 20),
                    () -> pool.applyOnly(() -> array, 0));
        }
    }
}
