package dev.tandem.engine.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.Place;
import dev.tandem.engine.place.Places;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.engine.support.Await;
import dev.tandem.engine.support.LeavesNothing;
import dev.tandem.engine.support.Processes;
import dev.tandem.engine.worker.WorkerOptions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A place that, from some time on, does not even make a link to a worker.
@ExtendWith(LeavesNothing.class)
@Timeout(60)
class UnmadeWorkerTest {
    /// This machine, until it refuses.
    private static final class Refusing implements Place {
        private final Place here = Places.of("local");
        private volatile boolean refuses;

        @Override
        public String name() {
            return "refusing";
        }

        @Override
        public int offered() {
            return 2;
        }

        @Override
        public boolean sharesMemory() {
            return here.sharesMemory();
        }

        @Override
        public void check(WorkerOptions options) {
            here.check(options);
        }

        @Override
        public WorkerLink worker(Order order) {
            if (refuses) {
                throw new TandemException("no machine is there");
            }
            return here.worker(order);
        }
    }

    private final Refusing place = new Refusing();
    private final ParallelExecutionManager scope = ParallelExecutionManager.on(place);

    @AfterEach
    void close() {
        scope.close();
    }

    @Test
    void aGroupEndsWithAllItsWorkersWhenOneIsNotMadeAnew() {
        WorkerPool pool = WorkerPool.newParallelPool();
        List<Long> processes = pool.apply(() -> ProcessHandle.current().pid());
        place.refuses = true;
        pool.kill(0);
        Await.until("all are gone", () -> processes.stream().noneMatch(Processes::alive));
        assertThatThrownBy(() -> pool.apply(() -> 1)).isInstanceOf(ClosedException.class).hasMessageContaining("no machine is there");
        Await.until("it is closed", pool::closed);
    }

    @Test
    void aGroupOfWhichNoneIsMadeDoesNotOpen() {
        place.refuses = true;
        assertThatThrownBy(WorkerPool::newParallelPool).hasMessageContaining("no machine is there");
    }
}
