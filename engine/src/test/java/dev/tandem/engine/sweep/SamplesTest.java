package dev.tandem.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.sweep.sample.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    @Test
    void linearSamplesHitBothEndsExactlyAndAreEvenlySpaced() {
        for (int n = 2; n < 200; n++) {
            double[] values = Samples.linear(0.1, 0.7, n).values();
            assertThat(values).hasSize(n);
            assertThat(values[0]).isEqualTo(0.1);
            assertThat(values[n - 1]).isEqualTo(0.7);
            for (int i = 0; i < n; i++) {
                assertThat(values[i]).isCloseTo(0.1 + 0.6 * i / (n - 1), within(1e-15));
            }
        }
    }

    @Test
    void geometricSamplesHitBothEndsExactlyAndHaveAConstantRatio() {
        double[] values = Samples.geometric(0.3, 77, 50).values();
        assertThat(values[0]).isEqualTo(0.3);
        assertThat(values[49]).isEqualTo(77);
        double ratio = Math.pow(77 / 0.3, 1.0 / 49);
        for (int i = 1; i < 50; i++) {
            assertThat(values[i] / values[i - 1]).isCloseTo(ratio, within(1e-12));
        }
    }

    @Test
    void decadesComeOutExactly() {
        assertThat(Samples.geometric(1e-3, 1e3, 7).values()).containsExactly(1e-3, 1e-2, 1e-1, 1, 10, 100, 1000);
        assertThat(Samples.geometric(-1, -100, 3).values()).containsExactly(-1, -10, -100);
    }

    @Test
    void thereMayBeNoSampleOrOne() {
        assertThat(Samples.linear(1, 2, 0).values()).isEmpty();
        assertThat(Samples.linear(1, 2, 1).values()).containsExactly(1);
        assertThat(Samples.geometric(1, 2, 0).values()).isEmpty();
        assertThat(Samples.geometric(3, 2, 1).values()).containsExactly(3);
        assertThat(Samples.of().values()).isEmpty();
        assertThat(Samples.uniform(0, 1, 0, 1).values()).isEmpty();
    }

    @Test
    void givenValuesStayAsTheyAre() {
        assertThat(Samples.of(2, -0.0, 2, Double.NaN).values()).containsExactly(2, -0.0, 2, Double.NaN);
    }

    @Test
    void randomSamplesFollowTheirSeed() {
        Samples samples = Samples.uniform(2, 3, 1000, 5);
        assertThat(samples.values()).isEqualTo(Samples.uniform(2, 3, 1000, 5).values());
        assertThat(samples.values()).isNotEqualTo(Samples.uniform(2, 3, 1000, 6).values());
        assertThat(Arrays.stream(samples.values())).allMatch(x -> x >= 2 && x < 3);
        assertThat(Arrays.stream(samples.values()).average().orElseThrow()).isCloseTo(2.5, within(0.05));
        double[] normal = Samples.normal(10, 2, 10_000, 1).values();
        assertThat(Arrays.stream(normal).average().orElseThrow()).isCloseTo(10, within(0.1));
        assertThat(Arrays.stream(normal).map(x -> (x - 10) * (x - 10)).average().orElseThrow())
                .isCloseTo(4, within(0.3));
    }

    @Test
    void parametersWithTheSameSeedAreIndependent() {
        Samples samples = Samples.uniform(-1, 1, 10_000, 5);
        double[] first = samples.values(0);
        double[] second = samples.values(1);
        double product = 0;
        for (int i = 0; i < first.length; i++) {
            product += first[i] * second[i] / first.length;
        }
        assertThat(product).isCloseTo(0, within(0.02));
    }

    @Test
    void impossibleSamplesAreRefused() {
        assertThatThrownBy(() -> Samples.linear(0, 1, -1)).hasMessageContaining("count=-1");
        assertThatThrownBy(() -> Samples.linear(0, Double.NaN, 2)).hasMessageContaining("to=NaN");
        assertThatThrownBy(() -> Samples.linear(-Double.MAX_VALUE, Double.MAX_VALUE, 3))
                .hasMessageContaining("to - from=Infinity");
        assertThatThrownBy(() -> Samples.geometric(-1, 1, 3)).hasMessageContaining("from=-1.0, to=1.0");
        assertThatThrownBy(() -> Samples.geometric(0, 1, 3)).hasMessageContaining("from=0.0");
        assertThatThrownBy(() -> Samples.uniform(1, 1, 3, 0)).hasMessageContaining("low=1.0, high=1.0");
        assertThatThrownBy(() -> Samples.normal(1, -1, 3, 0)).hasMessageContaining("deviation=-1.0");
    }

    @Test
    void boundsThatAreNotFiniteOrReversedAreRefusedByEachKind() {
        List<BiFunction<Double, Double, Samples>> drawn = List.of((a, b) -> Samples.uniform(a, b, 5, 0),
                (a, b) -> Samples.latinHypercube(a, b, 5, 0), (a, b) -> Samples.halton(a, b, 5, 0), (a, b) -> Samples.sobol(a, b, 5, 0));
        List<BiFunction<Double, Double, Samples>> fixed = List.of((a, b) -> Samples.linear(a, b, 5), (a, b) -> Samples.geometric(a, b, 5),
                (a, b) -> Samples.reverseGeometric(a, b, 5));
        double[][] notFinite = {{1, Double.NaN}, {Double.NaN, 1}, {1, Double.POSITIVE_INFINITY}, {Double.NEGATIVE_INFINITY, 1}};
        for (double[] bounds : notFinite) {
            for (BiFunction<Double, Double, Samples> kind : Stream.concat(drawn.stream(), fixed.stream()).toList()) {
                assertThatThrownBy(() -> kind.apply(bounds[0], bounds[1])).isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("not a finite number: ");
            }
        }
        for (BiFunction<Double, Double, Samples> kind : drawn) {
            assertThatThrownBy(() -> kind.apply(2.0, 1.0)).hasMessageContaining("low=2.0, high=1.0");
        }
        assertThatThrownBy(() -> Samples.normal(Double.NaN, 1, 5, 0)).hasMessageContaining("mean=NaN");
        assertThatThrownBy(() -> Samples.normal(0, Double.POSITIVE_INFINITY, 5, 0)).hasMessageContaining("deviation=Infinity");
        assertThatThrownBy(() -> Samples.normal(0, 1e307, 5, 0)).hasMessageContaining("the greatest value=Infinity");
        assertThatThrownBy(() -> Samples.reverseGeometric(1e308, 1.7e308, 5)).hasMessageContaining("from + to=Infinity");
    }

    @Test
    void theWidestRangesAreFilled() {
        for (Samples samples : List.of(Samples.latinHypercube(-1e308, 1e308, 50, 3), Samples.halton(-1e308, 1e308, 50, 3),
                Samples.sobol(-1e308, 1e308, 50, 3), Samples.uniform(-1e308, 1e308, 50, 3),
                Samples.latinHypercube(-Double.MAX_VALUE, Double.MAX_VALUE, 50, 3))) {
            double[] values = samples.values(2);
            assertThat(Arrays.stream(values).distinct().count()).isEqualTo(50);
            assertThat(Arrays.stream(values)).allMatch(Double::isFinite);
            assertThat(Arrays.stream(values).filter(x -> x < 0).count()).isBetween(15L, 35L);
            assertThat(Arrays.stream(values).map(Math::abs).max().orElseThrow()).isGreaterThan(8e307);
        }
    }

    @Test
    void samplesMayDescend() {
        assertThat(Samples.linear(3, 1, 3).values()).containsExactly(3, 2, 1);
        assertThat(Samples.geometric(100, 1, 3).values()).containsExactly(100, 10, 1);
    }

    @Test
    void reverseGeometricSamplesAreDenseAtTheirEnd() {
        assertThat(Samples.reverseGeometric(1, 100, 3).values()).containsExactly(1, 91, 100);
    }

    @Test
    void aLatinHypercubeHasOneValueInEachPart() {
        for (int parameter = 0; parameter < 3; parameter++) {
            double[] values = Samples.latinHypercube(2, 4, 50, 9).values(parameter);
            assertThat(Arrays.stream(values).mapToInt(x -> (int) ((x - 2) / 2 * 50)).sorted().toArray())
                    .isEqualTo(IntStream.range(0, 50).toArray());
            assertThat(values).isNotEqualTo(Samples.latinHypercube(2, 4, 50, 9).values(parameter + 1)).isNotEqualTo(
                    ((Samples.Random) Samples.latinHypercube(2, 4, 50, 9)).values(parameter, 1));
        }
    }

    @Test
    void sequencesGoOnInFurtherRounds() {
        Samples.Random once = (Samples.Random) Samples.sobol(0, 1, 32, 3);
        Samples.Random twice = (Samples.Random) Samples.sobol(0, 1, 64, 3);
        assertThat(once.values(2, 1)).isEqualTo(Arrays.copyOfRange(twice.values(2, 0), 32, 64));
        Samples.Random halton = (Samples.Random) Samples.halton(-1, 1, 32, 3);
        assertThat(halton.values(2, 1)).isEqualTo(
                Arrays.copyOfRange(Samples.halton(-1, 1, 64, 3).values(2), 32, 64));
        assertThat(Arrays.stream(Samples.halton(-1, 1, 1000, 3).values(1))).allMatch(x -> x >= -1 && x < 1);
    }

    @Test
    void drawnValuesAreRowsThatCannotBeDrawnAgain() {
        Samples.Random drawn = (Samples.Random) Samples.drawn(3, 1, 2);
        assertThat(drawn.values()).containsExactly(3, 1, 2);
        assertThatThrownBy(() -> drawn.values(0, 1)).hasMessageContaining("cannot be drawn again");
    }
}
