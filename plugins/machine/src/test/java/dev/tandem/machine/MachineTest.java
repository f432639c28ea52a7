package dev.tandem.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
    @Test
    void tellsPlausibleFigures() {
        assertThat(Machine.cores()).isPositive();
        assertThat(Machine.totalMemory()).isGreaterThan(64L << 20);
        assertThat(Machine.freeMemory()).isBetween(1L, Machine.totalMemory());
        assertThat(Machine.load()).satisfiesAnyOf(load -> assertThat(load).isNaN(), load -> assertThat(load).isNotNegative());
        assertThat(Machine.busyCores()).satisfiesAnyOf(busy -> assertThat(busy).isNaN(),
                busy -> assertThat(busy).isBetween(0.0, (double) Machine.cores()));
        assertThat(Machine.freeSwap()).isBetween(0L, Machine.totalSwap());
        assertThat(Machine.freeDisk()).isBetween(0L, Machine.totalDisk());
    }

    @Test
    void isImportedWithItsPackage() {
        assertThat(new MachineImports().lines()).containsExactly("import dev.tandem.machine.*;");
    }
}
