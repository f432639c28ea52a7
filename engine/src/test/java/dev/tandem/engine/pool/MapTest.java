package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.RemoteException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.WorkerLostException;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
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
        void aFunctionThatCannotBeReadThereEndsTheMapWithThatReason() {
            Stranded stranded = new Stranded();
            assertThatThrownBy(() -> pool.map(x -> x + stranded.hashCode(), List.of(1, 2, 3)))
                    .isInstanceOf(CannotShipException.class).hasMessageContaining("not here");
            assertThatThrownBy(() -> pool.mapStream(x -> x + stranded.hashCode(), List.of(1, 2, 3)).toList())
                    .isInstanceOf(CannotShipException.class).hasMessageContaining("not here");
            assertThat(pool.map(x -> x + 1, List.of(1, 2, 3))).containsExactly(2, 3, 4);
        }

        @Test
        void aFunctionThatEndsEveryProcessThatReadsItEndsTheMap() {
            Fatal fatal = new Fatal();
            assertThatThrownBy(() -> pool.map(x -> x + fatal.hashCode(), List.of(1, 2, 3)))
                    .isInstanceOf(TandemException.class).hasMessageContaining("exitCode=7");
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

    /// Cannot be read where it is sent.
    private static final class Stranded implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            throw new InvalidObjectException("not here");
        }
    }

    /// Ends the process that reads it.
    private static final class Fatal implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            Runtime.getRuntime().halt(7);
        }
    }

    private static final class Untravelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
        @SuppressWarnings({"serial", "unused"})
        private final Object thread = Thread.currentThread();

        Untravelled() {
            super("not made to travel");
        }
    }
}
