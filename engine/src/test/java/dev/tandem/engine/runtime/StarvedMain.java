package dev.tandem.engine.runtime;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.worker.WorkerOptions;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The `main` of a process that has used up its file descriptors: says what opening a group does then, what an open
/// group still does, and what opening does once there are descriptors again.
final class StarvedMain {
    private static final int FEW = 4;

    private StarvedMain() {}

    public static void main(String[] args) throws IOException {
        try (WorkerGroup before = Calls.group(1)) {
            Calls.run(before, 0, () -> 1);
            failOnce();
            List<FileInputStream> open = takeAll();
            try (WorkerGroup starved = Calls.group(2)) {
                System.out.println("opened " + starved.size());
            } catch (TandemException e) {
                System.out.println("refused " + e.getMessage());
            }
            System.out.println("before " + Calls.run(before, 0, () -> 2));
            System.out.println("count " + ParallelExecutionManager.totalSubprocessCount());
            for (FileInputStream each : open) {
                each.close();
            }
            try (WorkerGroup after = Calls.group(2)) {
                System.out.println("after " + Calls.run(after, 1, () -> 3));
            }
        }
    }

    /// Has the classes of the way that fails loaded.
    private static void failOnce() {
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("fails", 1)
                .withOptions(WorkerOptions.DEFAULT.withJvmArguments(List.of("-XX:NoSuchOption"))))) {
            System.out.println("opened " + group.size());
        } catch (TandemException e) {
            System.out.println("failed");
        }
    }

    private static List<FileInputStream> takeAll() throws IOException {
        List<FileInputStream> open = new ArrayList<>();
        try {
            while (true) {
                open.add(new FileInputStream("/dev/null"));
            }
        } catch (IOException e) {
            for (int i = 0; i < FEW; i++) {
                open.removeLast().close();
            }
            return open;
        }
    }
}
