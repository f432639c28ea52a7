package dev.tandem.engine.pool;

import dev.tandem.engine.code.Shipping;
import dev.tandem.engine.worker.WorkerContext;
import java.util.List;

/// The remote objects of workers inside this process: each worker has a copy of its own, as elsewhere.
final class LocalObjects {
    private LocalObjects() {}

    static void put(List<WorkerContext> workers, long id, List<?> values) {
        List<Object> copies = workers.stream()
                .map(worker -> copy(values.get(values.size() == 1 ? 0 : worker.number()))).toList();
        for (WorkerContext worker : workers) {
            worker.objects().put(id, copies.get(worker.number()));
        }
    }

    private static Object copy(Object value) {
        return value == null ? Absent.NULL : Shipping.copy("object", value);
    }

    static void remove(List<WorkerContext> workers, long id) {
        workers.forEach(worker -> worker.objects().remove(id));
    }
}
