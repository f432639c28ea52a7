package dev.tandem.engine.runtime;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The `main` of a process whose shared memory consists of files in a place that is too full for one of two arrays: says
/// what pushing it does, what the pool still does then, and which files are left.
final class FullMain {
    private FullMain() {}

    public static void main(String[] args) {
        try (WorkerPool pool = WorkerPool.processes(1)) {
            INDArray large = Nd4j.ones(DataType.DOUBLE, 4_000_000);
            try {
                pool.push(large);
                System.out.println("pushed");
            } catch (TandemException e) {
                System.out.println("refused " + e.getMessage());
            }
            try {
                System.out.println("result " + pool.applyOnly(() -> Nd4j.ones(DataType.DOUBLE, 4_000_000), 0).length());
            } catch (TandemException e) {
                System.out.println("refused " + e.getMessage());
            }
            INDArray small = Nd4j.ones(DataType.DOUBLE, 100_000);
            RemoteObject<INDArray> pushed = pool.push(small);
            System.out.println("sum " + pool.apply(() -> pushed.get().sumNumber().doubleValue()));
        }
        Await.until("no file is left", () -> {
            System.gc();
            return files() == 0;
        });
        System.out.println("nothing left");
    }

    private static long files() {
        String prefix = "tandem-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
