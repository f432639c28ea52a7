package dev.tandem.engine.internal.process;

import dev.tandem.engine.code.Shipping;
import dev.tandem.engine.event.RuntimeSnapshot;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.system.Signals;
import dev.tandem.engine.pool.RemoteObject;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.Calls;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.WorkerGroup;
import dev.tandem.engine.support.Await;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The `main` of a process that is killed, or just ends, while it has workers of every kind. Prints
/// the ids of all processes that must not survive it, then "ready".
// javac takes a package called "internal" for one of the JDK.
@SuppressWarnings("serial")
final class DoomedMain {
    private DoomedMain() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("starting")) {
            WorkerGroup group = WorkerGroup.open(GroupSpec.of("doomed", 1));
            group.killWorker(0);
            Await.until("the next one starts", () -> group.snapshot().workers().getFirst().restarts() == 1);
            System.out.println("ready");
            Thread.sleep(60_000);
        }
        if (args.length > 0 && args[0].equals("spares")) {
            Spares.keep(2);
            Await.until("spares", () -> ParallelExecutionManager.snapshot().spares().size() == 2);
            ParallelExecutionManager.snapshot().spares().forEach(spare -> System.out.println(spare.pid()));
            Signals.toGroup(ParallelExecutionManager.snapshot().spares().getFirst().pid(), Calls.STOP);
            System.out.println("ready");
            Thread.sleep(60_000);
        }
        if (args.length > 0 && args[0].equals("arrays")) {
            arraysTravel();
        }
        WorkerGroup group = WorkerGroup.open(GroupSpec.of("doomed", 4));
        List<CompletableFuture<Object>> children = Stream.of(0, 1, 2, 3).map(worker -> call(group, worker, DoomedMain::child)).toList();
        for (CompletableFuture<Object> child : children) {
            System.out.println(WorkerGroup.await(child));
        }
        for (RuntimeSnapshot.Worker worker : group.snapshot().workers()) {
            System.out.println(worker.pid());
        }
        System.out.println(WorkerGroup.await(call(group, 3, DoomedMain::nested)));
        WorkerGroup other = WorkerGroup.open(GroupSpec.of("doomed-too", 2));
        for (RuntimeSnapshot.Worker worker : other.snapshot().workers()) {
            System.out.println(worker.pid());
        }
        System.out.println(WorkerGroup.await(call(other, 0, DoomedMain::independentChild)));
        call(other, 0, DoomedMain::stuck);
        call(other, 1, Calls::spin);
        Await.until("it is stuck", () -> other.log(0).contains("stuck"));
        CompletableFuture<Object> busy = call(group, 1, Calls::spin);
        Signals.toGroup(group.snapshot().workers().get(2).pid(), Calls.STOP);
        System.out.println("ready");
        if (args.length == 0) {
            busy.get(60, TimeUnit.SECONDS);
        }
    }

    /// One worker computes with a long array that it has mapped, another gets and returns one all the time.
    private static void arraysTravel() {
        WorkerPool pool = WorkerPool.processes(2);
        pool.apply(() -> ProcessHandle.current().pid()).forEach(System.out::println);
        INDArray array = Nd4j.ones(DataType.DOUBLE, 5_000_000);
        RemoteObject<INDArray> pushed = pool.push(array);
        pool.apply(() -> pushed.get().addi(1).getDouble(0));
        Thread.ofVirtual().start(() -> pool.applyOnly(() -> {
            INDArray kept = pushed.get();
            while (kept.getDouble(0) > 0) {
                kept.addi(1);
            }
            return 0;
        }, 1));
        for (int round = 0; true; round++) {
            INDArray back = pool.applyOnly(() -> array.add(1), 0);
            if (round == 3) {
                System.out.println(back.getDouble(0) == 2 ? "ready" : "wrong");
            }
        }
    }

    private static long child() throws IOException {
        return new ProcessBuilder("sleep", "1000").start().pid();
    }

    /// In a session of its own.
    private static long independentChild() throws IOException {
        return new ProcessBuilder("setsid", "sleep", "1000").start().pid();
    }

    /// In native code that even the end of the JVM waits for.
    private static Object stuck() {
        Linker linker = Linker.nativeLinker();
        MethodHandle sleep = linker.downcallHandle(linker.defaultLookup().findOrThrow("sleep"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), Linker.Option.critical(false));
        System.out.println("stuck");
        try {
            return (int) sleep.invokeExact(1000);
        } catch (Throwable e) {
            throw new IllegalStateException("sleep failed", e);
        }
    }

    private static long nested() {
        WorkerGroup inner = WorkerGroup.open(GroupSpec.of("nested", 1));
        long pid = (long) WorkerGroup.await(call(inner, 0, () -> ProcessHandle.current().pid()));
        call(inner, 0, Calls::spin);
        return pid;
    }

    private static CompletableFuture<Object> call(WorkerGroup group, int worker, Task<?> task) {
        return group.call(worker, Shipping.ship(task), CallOptions.labelled("doomed"));
    }
}
