package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.WorkerLostException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RemoteObjectTest {
    private static final int LONG = 1 << 19;

    @Nested
    class Sequentially extends RemoteObjectContract {
        @Override
        WorkerPool open() {
            return WorkerPool.sequential();
        }
    }

    @Nested
    class OnThreads extends RemoteObjectContract {
        @Override
        WorkerPool open() {
            return WorkerPool.threads(3);
        }
    }

    @Nested
    class OnProcesses extends RemoteObjectContract {
        @Override
        WorkerPool open() {
            return WorkerPool.processes(2);
        }

        @Test
        void anImmutableObjectIsSentOnceHoweverOftenItIsPushed() {
            String text = "x".repeat(LONG);
            long before = bytesSent();
            RemoteObject<String> first = pool.push(text);
            long once = bytesSent() - before;
            assertThat(once).isBetween(2L * LONG, 5L * LONG);
            for (int i = 0; i < 10; i++) {
                pool.push(text).remove();
            }
            pool.apply((a, b) -> a.length(), text, first);
            assertThat(bytesSent() - before - once).isLessThan(LONG / 10);
            first.remove();
            pool.push(text);
            assertThat(bytesSent() - before - once).as("it was gone").isGreaterThan(once / 2);
        }

        @Test
        void aRestoredWorkerHasWhatWasPushed() {
            RemoteObject<int[]> changed = pool.push(new int[] {1});
            RemoteObject<int[]> replaced = pool.push(new int[] {1});
            RemoteObject<String> shared = pool.push("shared");
            pool.push("shared").remove();
            pool.apply(() -> {
                changed.get()[0] = 2;
                replaced.set(new int[] {2});
            });
            assertThatThrownBy(() -> pool.applyOnly(() -> {
                Runtime.getRuntime().halt(1);
            }, 1)).isInstanceOf(WorkerLostException.class);
            assertThat(pool.apply(() -> changed.get()[0] + replaced.get()[0] + shared.get().length()))
                    .containsExactly(2 + 2 + 6, 1 + 1 + 6);
        }
    }
}
