package dev.tandem.engine.internal.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;
import org.junit.jupiter.api.Test;

class SequencesTest {
    @Test
    void haltonMirrorsTheDigitsOfACounter() {
        assertThat(values(new Halton(0, null), 5)).containsExactly(1.0 / 2, 1.0 / 4, 3.0 / 4, 1.0 / 8, 5.0 / 8);
        assertThat(values(new Halton(1, null), 4)).usingComparatorWithPrecision(1e-15)
                .containsExactly(1.0 / 3, 2.0 / 3, 1.0 / 9, 4.0 / 9);
    }

    private static double[] values(Halton sequence, int count) {
        return IntStream.range(0, count).mapToDouble(sequence::get).toArray();
    }

    @Test
    void sobolIsThatOfJoeAndKuoInEachDimension() {
        SobolSequenceGenerator known = new SobolSequenceGenerator(21);
        Sobol[] own = IntStream.range(0, 21).mapToObj(dimension -> new Sobol(dimension, null)).toArray(Sobol[]::new);
        for (int i = 0; i < 1000; i++) {
            double[] expected = known.nextVector();
            for (int dimension = 0; dimension < 21; dimension++) {
                assertThat(own[dimension].get(i)).as("dimension " + dimension).isEqualTo(expected[dimension]);
            }
        }
        assertThatThrownBy(() -> new Sobol(21, null)).hasMessageContaining("dimension=22, limit=21");
    }

    @Test
    void everyPartHasAsManyPointsWhateverTheSeed() {
        for (int dimension = 0; dimension < 8; dimension++) {
            Sobol sobol = new Sobol(dimension, new Random(dimension));
            Halton halton = new Halton(dimension, new Random(dimension));
            assertThat(IntStream.range(0, 64).map(i -> (int) (sobol.get(i) * 64)).distinct()).hasSize(64);
            assertThat(IntStream.range(0, 2000).mapToDouble(halton::get).filter(x -> x < 0.25).count()).isBetween(490L, 510L);
        }
    }
}
