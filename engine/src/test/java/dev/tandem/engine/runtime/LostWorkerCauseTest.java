package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.run;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.worker.WorkerOptions;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/// The error of a lost worker blames what has ended it, and nothing else.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class LostWorkerCauseTest {
    @Test
    void aWorkerKilledOnRequestIsNotSaidToBeKilledBySomebodyElse() {
        for (Task<Object> task : List.<Task<Object>>of(() -> {
            System.out.println("computing");
            return Calls.spin();
        }, () -> {
            System.out.println("computing");
            Thread.sleep(100_000);
            return 0;
        })) {
            try (WorkerGroup group = group(1)) {
                long pid = Calls.pid(group, 0);
                CompletableFuture<Object> call = send(group, 0, task);
                Await.until("it computes", () -> group.log(0).contains("computing"));
                group.killWorker(0);
                assertThatThrownBy(() -> WorkerGroup.await(call)).isInstanceOf(WorkerLostException.class)
                        .hasMessageContainingAll("worker=0", "pid=" + pid, "cause=killed on request", "log=computing")
                        .hasMessageNotContaining("somebody");
            }
        }
    }

    @Test
    void anExitCodeIsNotTakenForWantOfMemory() {
        try (WorkerGroup group = group(1)) {
            assertThatThrownBy(() -> run(group, 0, () -> {
                System.exit(3);
                return 0;
            })).isInstanceOf(WorkerLostException.class).hasMessageContainingAll("exitCode=3", "cause=a task or the JVM ended it")
                    .hasMessageNotContaining("memory");
        }
    }

    @Test
    void wantOfOtherMemoryThanHeapIsNamed() {
        WorkerOptions options = WorkerOptions.DEFAULT.withJvmArguments(List.of("-XX:MaxMetaspaceSize=40m"));
        try (WorkerGroup group = WorkerGroup.open(GroupSpec.of("classes", 1).withOptions(options))) {
            assertThatThrownBy(() -> run(group, 0, LostWorkerCauseTest::fillMetaspace)).isInstanceOf(WorkerLostException.class)
                    .hasMessageContainingAll("exitCode=3", "cause=out of memory: Metaspace");
        }
    }

    @Test
    void theLastWordsOfTheDeadAreInTheError() {
        try (WorkerGroup group = group(1)) {
            for (int i = 0; i < 3; i++) {
                String words = "last words " + i;
                assertThatThrownBy(() -> run(group, 0, () -> {
                    System.out.println(words);
                    System.err.print(words + " without end");
                    Runtime.getRuntime().halt(9);
                    return 0;
                })).isInstanceOf(WorkerLostException.class)
                        .hasMessageContainingAll("exitCode=9", "log=" + words + " | " + words + " without end");
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTaskThatClosesAllDescriptorsLosesItsWorkerAndIsNotBlamedOnOthers() {
        try (WorkerGroup group = group(1)) {
            long pid = Calls.pid(group, 0);
            assertThatThrownBy(() -> run(group, 0, LostWorkerCauseTest::closeDescriptors))
                    .isInstanceOf(WorkerLostException.class).hasMessageContainingAll("worker=0", "pid=" + pid)
                    .hasMessageNotContaining("somebody");
            assertThat(run(group, 0, () -> 7)).isEqualTo(7);
        }
    }

    private static Object fillMetaspace() {
        List<Object> all = new ArrayList<>();
        while (all.size() < 1_000_000) {
            ClassLoader each = new ClassLoader() {};
            all.add(Proxy.newProxyInstance(each, new Class<?>[] {Runnable.class}, (proxy, method, arguments) -> null));
        }
        return all.size();
    }

    /// All that a JVM has open but its standard streams, and then computes on.
    private static Object closeDescriptors() {
        Linker linker = Linker.nativeLinker();
        MethodHandle close = linker.downcallHandle(linker.defaultLookup().findOrThrow("close"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            for (int descriptor = 3; descriptor < 1024; descriptor++) {
                int ignored = (int) close.invokeExact(descriptor);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("close failed", e);
        }
        return Calls.spin();
    }
}
