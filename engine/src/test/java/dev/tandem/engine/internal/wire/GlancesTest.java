package dev.tandem.engine.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GlancesTest {
    private long now;
    private final AtomicBoolean allowed = new AtomicBoolean(true);
    private final Glances glances = new Glances(() -> now);

    @BeforeEach
    void allow() {
        glances.allow(allowed::get);
    }

    /// A wait of so many ns.
    ///
    /// @return whether anybody looked
    private boolean waits(long length) {
        glances.begin();
        boolean looked = glances.isDue();
        now += length;
        glances.end();
        return looked;
    }

    @Test
    void nobodyLooksBeforeSomethingHasComeFast() {
        assertThat(waits(1_000_000)).isFalse();
        assertThat(waits(1000)).isFalse();
        assertThat(waits(1000)).isTrue();
    }

    @Test
    void aLookEndsAfterAMoment() {
        waits(1000);
        glances.begin();
        assertThat(glances.isDue()).isTrue();
        now += Glances.LONGEST - 1;
        assertThat(glances.isDue()).isTrue();
        now += 1;
        assertThat(glances.isDue()).isFalse();
        now -= Glances.LONGEST;
        assertThat(glances.isDue()).isFalse();
    }

    @Test
    void slowAnswersSoonEndIt() {
        for (int i = 0; i < 1000; i++) {
            waits(1000);
        }
        int looks = 0;
        for (int i = 0; i < 1000; i++) {
            looks += waits(10_000_000) ? 1 : 0;
        }
        assertThat(looks).isBetween(1, 4);
    }

    @Test
    void nobodyLooksWhereItIsNotAllowedOrNobodyWaits() {
        waits(1000);
        assertThat(glances.isDue()).isFalse();
        allowed.set(false);
        assertThat(waits(1000)).isFalse();
        allowed.set(true);
        assertThat(waits(1000)).isTrue();
    }
}
