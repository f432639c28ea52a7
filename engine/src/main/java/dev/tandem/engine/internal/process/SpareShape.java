package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What cannot be changed about a process after its start, by which spares are chosen.
record SpareShape(long heap, long outside, List<String> jvmArguments, Map<String, String> environment, List<Path> classPath,
        Path folder) {
    static SpareShape of(Order order) {
        WorkerOptions options = order.options();
        WorkerShare share = WorkerShare.of(options, order.sharing());
        return new SpareShape(share.heap(), share.outside(), options.jvmArguments(), options.environment(),
                options.classPath(), options.folder());
    }
}
