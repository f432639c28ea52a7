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
    }

    @Test
    void isImportedByItsName() {
        assertThat(new MachineImports().lines()).containsExactly("import dev.tandem.machine.Machine;");
    }
}
