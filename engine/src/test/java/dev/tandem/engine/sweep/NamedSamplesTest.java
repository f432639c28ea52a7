package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.sweep.sample.Samples;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Samples of kinds that are known by name, and tables that are made of columns.
class NamedSamplesTest {
    @Test
    void eachBuiltInKindHasAName() {
        Map<Samples, Samples> all = Map.of(
                Samples.named("linear", 0, 1, 5), Samples.linear(0, 1, 5),
                Samples.named("geometric", 1, 100, 3), Samples.geometric(1, 100, 3),
                Samples.named("reverse geometric", 1, 100, 3), Samples.reverseGeometric(1, 100, 3),
                Samples.named("values", 3, 1.5, 2L), Samples.of(3, 1.5, 2),
                Samples.named("drawn", 3, 1), Samples.drawn(3, 1),
                Samples.named("normal", 0, 1, 4, 7), Samples.normal(0, 1, 4, 7),
                Samples.named("uniform", 0, 1, 4, 7), Samples.uniform(0, 1, 4, 7),
                Samples.named("latin hypercube", 0, 1, 4, 7), Samples.latinHypercube(0, 1, 4, 7),
                Samples.named("halton", 0, 1, 4, 7), Samples.halton(0, 1, 4, 7),
                Samples.named(" Sobol ", 0, 1, 4, Long.MIN_VALUE), Samples.sobol(0, 1, 4, Long.MIN_VALUE));
        assertThat(all).hasSize(10).allSatisfy((named, usual) -> assertThat(named).isEqualTo(usual));
    }

    @Test
    void whatCannotBeMadeIsRefusedByName() {
        assertThatThrownBy(() -> Samples.named("sobel", 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kind=sobel").hasMessageContaining("sobol");
        assertThatThrownBy(() -> Samples.named("linear", 0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wanted=[from, to, count]").hasMessageContaining("given=[0, 1]");
        assertThatThrownBy(() -> Samples.named("linear", 0, 1, 2.5)).hasMessageContaining("count=2.5");
        assertThatThrownBy(() -> Samples.named("linear", 0, 1, -1)).hasMessageContaining("count=-1");
        assertThatThrownBy(() -> Samples.named("linear", 0, 1, 1e10)).hasMessageContaining("count=10000000000");
        assertThatThrownBy(() -> Samples.named("sobol", 0, 1, 4, 1e300)).hasMessageContaining("seed=1.0E300");
        assertThatThrownBy(() -> Samples.named("sobol", 0, 1, 4, Double.NaN)).hasMessageContaining("seed=NaN");
        assertThatThrownBy(() -> Samples.named("sobol", 1, 0, 4, 1)).hasMessageContaining("low=1.0, high=0.0");
    }

    @Test
    void aKindSaysWhatItIsMadeOf() {
        assertThat(Samples.kinds()).contains("linear", "sobol");
        assertThat(Samples.arguments("Sobol")).containsExactly("low", "high", "count", "seed");
        assertThat(Samples.kinds()).allSatisfy(kind -> assertThat(Samples.arguments(kind)).isNotEmpty());
        assertThatThrownBy(() -> Samples.arguments("sobel")).hasMessageContaining("kind=sobel");
    }

    @Test
    void aTableIsMadeOfColumns() {
        SweepResult table = SweepResult.of("t", Map.of("x", new double[] {1, 2}), Map.of("y", new double[] {3, Double.NaN}));
        assertThat(table.parameters()).containsExactly("x");
        assertThat(table.outputs()).containsExactly("y");
        assertThat(table.minimum("y").get("x")).isEqualTo(1);
        assertThat(table.isComplete()).isTrue();
        assertThat(SweepResult.of("empty", Map.of(), Map.of()).size()).isZero();
        assertThatThrownBy(() -> SweepResult.of("t", Map.of("x", new double[2]), Map.of("y", new double[3])))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("column=y, rows=3, before=2");
        assertThatThrownBy(() -> SweepResult.of("t", Map.of("x", new double[2]), Map.of("x", new double[2])))
                .hasMessageContaining("name=x");
    }
}
