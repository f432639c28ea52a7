package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.RemoteException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MapTest {
    @Nested
    class Sequentially extends MapContract {
        @Override
        WorkerPool open() {
            return WorkerPool.sequential();
        }
    }

    @Nested
    class OnThreads extends MapContract {
        @Override
        WorkerPool open() {
            return WorkerPool.threads(3);
        }
    }

    @Nested
    class OnProcesses extends MapContract {
        @Override
        WorkerPool open() {
            return WorkerPool.processes(2);
        }

        @Test
        void anItemThatKillsItsWorkerFailsInItsPlace() {
            Iterator<Integer> results = pool.mapStream(x -> {
                if (x == 0) {
                    Runtime.getRuntime().halt(1);
                }
                return x;
            }, List.of(3, 2, 1, 0, 1), MapOptions.ofChunks(5)).iterator();
            assertThat(List.of(results.next(), results.next(), results.next())).containsExactly(3, 2, 1);
            assertThatThrownBy(results::next).isInstanceOf(WorkerLostException.class).hasMessageContaining("item=3");
        }

        @Test
        void aFailureThatCannotTravelIsToldInItsPlaceByName() {
            Iterator<Integer> results = pool.mapStream(x -> {
                if (x == 0) {
                    throw new Untravelled();
                }
                return x;
            }, List.of(1, 0), MapOptions.ofChunks(2)).iterator();
            assertThat(results.next()).isEqualTo(1);
            assertThatThrownBy(results::next).isInstanceOf(TaskFailedException.class).hasMessageContaining("item=1")
                    .cause().isInstanceOf(RemoteException.class).hasMessageContaining("not made to travel");
        }
    }

    private static final class Untravelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
        @SuppressWarnings("serial")
        private final Object thread = Thread.currentThread();

        Untravelled() {
            super("not made to travel");
        }
    }
}
