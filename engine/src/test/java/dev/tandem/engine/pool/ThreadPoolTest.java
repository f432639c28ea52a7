package dev.tandem.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.TandemException;
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

    @Test
    void aThreadIsNeverClaimedToBeKilled() {
        assertThatThrownBy(() -> pool.kill(0)).isInstanceOf(TandemException.class).hasMessageContaining("cannot be killed");
        assertThat(pool.apply(() -> 1)).containsOnly(1);
    }
}
