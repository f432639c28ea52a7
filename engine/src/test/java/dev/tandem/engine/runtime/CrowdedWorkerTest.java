package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.CallInterruptedException;
import dev.tandem.engine.support.LeavesNothing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Many threads wait for one worker in all ways there are, and read its answers for each other.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class CrowdedWorkerTest {
    private static final int THREADS = 8;
    private static final int CALLS = 150;

    @RepeatedTest(3)
    void everyCallerGetsItsOwnAnswerHoweverItWaits() throws Exception {
        try (WorkerGroup group = group(2); ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(i);
                callers.add(() -> call(group, random));
            }
            int answered = 0;
            for (Future<Integer> caller : threads.invokeAll(callers, 100, TimeUnit.SECONDS)) {
                answered += caller.get();
            }
            assertThat(answered).isEqualTo(THREADS * CALLS);
        }
    }

    private static int call(WorkerGroup group, RandomGenerator random) throws Exception {
        int answered = 0;
        for (int i = 0; i < CALLS; i++) {
            int value = random.nextInt();
            int worker = random.nextInt(2);
            boolean printing = random.nextInt(20) == 0;
            CompletableFuture<Object> call = Calls.send(group, worker, () -> {
                if (printing) {
                    System.out.println("at " + value);
                }
                return value;
            });
            answered += switch (random.nextInt(4)) {
                case 0 -> value == (Integer) call.get() ? 1 : 0;
                case 1 -> value == (Integer) call.join() ? 1 : 0;
                case 2 -> value == (Integer) call.whenComplete((_, _) -> {}).get() ? 1 : 0;
                default -> interrupted(call, value);
            };
        }
        return answered;
    }

    /// Waits, is interrupted before or while it waits, and then gets the answer all the same or has cancelled it.
    private static int interrupted(CompletableFuture<Object> call, int value) {
        Thread.currentThread().interrupt();
        try {
            return value == (Integer) WorkerGroup.await(call) ? 1 : 0;
        } catch (CallInterruptedException e) {
            return Thread.interrupted() ? 1 : 0;
        } finally {
            Thread.interrupted();
        }
    }
}
