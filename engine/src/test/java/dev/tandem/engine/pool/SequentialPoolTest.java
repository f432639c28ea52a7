package dev.tandem.engine.pool;

class SequentialPoolTest extends WorkerPoolContract {
    @Override
    WorkerPool open() {
        return WorkerPool.sequential();
    }
}
