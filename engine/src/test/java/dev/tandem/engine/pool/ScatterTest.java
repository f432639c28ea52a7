package dev.tandem.engine.pool;

import org.junit.jupiter.api.Nested;

class ScatterTest {
    @Nested
    class Sequentially extends ScatterContract {
        @Override
        WorkerPool open() {
            return WorkerPool.sequential();
        }
    }

    @Nested
    class OnThreads extends ScatterContract {
        @Override
        WorkerPool open() {
            return WorkerPool.threads(3);
        }
    }

    @Nested
    class OnProcesses extends ScatterContract {
        @Override
        WorkerPool open() {
            return WorkerPool.processes(3);
        }
    }
}
