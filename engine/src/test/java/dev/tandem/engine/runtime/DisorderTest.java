package dev.tandem.engine.runtime;

import static dev.tandem.engine.runtime.Calls.group;
import static dev.tandem.engine.runtime.Calls.send;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.support.LeavesNothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Calls, cancellations and kills all at once: each call ends, with its own answer or a reason.
@ExtendWith(LeavesNothing.class)
@Timeout(120)
class DisorderTest {
    private static final int CALLS = 300;

    @Test
    void everyCallEndsWithItsOwnAnswerOrAReason() throws Exception {
        Random random = new Random(7);
        try (WorkerGroup group = group(2)) {
            List<CompletableFuture<Object>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                int item = i;
                int pause = random.nextInt(4);
                calls.add(send(group, i % 2, () -> {
                    Thread.sleep(pause);
                    return item;
                }));
                if (i % 10 == 3) {
                    calls.get(random.nextInt(calls.size())).cancel(true);
                }
                if (i % 100 == 50) {
                    group.killWorker(random.nextInt(2));
                }
                if (i % 100 == 99) {
                    long pid = group.snapshot().workers().get(random.nextInt(2)).pid();
                    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                }
            }
            for (int i = 0; i < CALLS; i++) {
                check(calls.get(i), i);
            }
        }
    }

    private static void check(CompletableFuture<Object> call, int item) throws Exception {
        if (call.isCancelled()) {
            return;
        }
        try {
            assertThat(call.get(30, TimeUnit.SECONDS)).isEqualTo(item);
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOfAny(WorkerLostException.class, ClosedException.class,
                    TaskFailedException.class);
        }
    }
}
