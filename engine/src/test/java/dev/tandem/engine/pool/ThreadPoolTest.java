package dev.tandem.engine.pool;

import org.junit.jupiter.api.Test;

class ThreadPoolTest extends WorkerPoolContract {
    @Override
    WorkerPool open() {
        return WorkerPool.threads(3);
    }

    @Test
    @Override
    void interruptsAnEndlessCallAndGoesOn() throws InterruptedException {
        super.interruptsAnEndlessCallAndGoesOn();
    }
}
