package dev.tandem.engine.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerContextTest {
    @Test
    void outsideAnyWorkerThereIsNoNumber() {
        assertThat(Worker.onWorker()).isFalse();
        assertThatThrownBy(Worker::number).isInstanceOf(TandemException.class).hasMessageContaining("not on a worker");
    }

    @Test
    void contextOfAThreadIsInheritedAndEndsWithTheTask() throws Exception {
        List<Integer> seen = new ArrayList<>();
        int number = WorkerContext.callWith(new WorkerContext(3, 5, 1, "here"), () -> {
            Thread.ofVirtual().start(() -> seen.add(Worker.number())).join();
            Thread.ofPlatform().start(() -> seen.add(Worker.count())).join();
            return Worker.number();
        });
        assertThat(number).isEqualTo(3);
        assertThat(seen).containsExactly(3, 5);
        assertThat(Worker.onWorker()).isFalse();
    }

    @Test
    void contextsNest() throws Exception {
        WorkerContext.callWith(new WorkerContext(1, 2, 1, "here"), () -> {
            WorkerContext.callWith(new WorkerContext(0, 7, 1, "here"), () -> assertThat(Worker.count()).isEqualTo(7));
            return assertThat(Worker.count()).isEqualTo(2);
        });
    }

    @Test
    void randomNumbersAreReproducibleAndDifferBetweenWorkersAndReplacements() {
        assertThat(first(0, 0)).isEqualTo(first(0, 0));
        assertThat(List.of(first(0, 0), first(1, 0), first(0, 1), first(1, 1))).doesNotHaveDuplicates();
    }

    private static long first(int number, int incarnation) {
        return new WorkerContext(number, 2, WorkerContext.seed(42, number, incarnation), "here").random().nextLong();
    }
}
