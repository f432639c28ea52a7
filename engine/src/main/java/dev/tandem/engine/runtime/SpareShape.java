package dev.tandem.engine.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What cannot be changed about a process after its start, by which spares are chosen.
record SpareShape(long heap, long outside, List<String> jvmArguments, Map<String, String> environment, List<Path> classPath,
        Path folder) {
    static SpareShape of(WorkerBackend.Order order) {
        WorkerOptions options = order.options();
        WorkerShare share = WorkerShare.of(options, order.count());
        return new SpareShape(share.heap(), share.outside(), options.jvmArguments(), options.environment(),
                options.classPath(), options.folder());
    }
}
