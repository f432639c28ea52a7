package dev.tandem.engine.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void theNearestAreThoseThatALookAtAllRowsFinds() {
        Random random = new Random(8);
        for (int trial = 0; trial < 300; trial++) {
            int rows = random.nextInt(200);
            boolean isGrid = trial % 2 == 0;
            double[][] axes = new double[random.nextInt(4)][rows];
            for (double[] axis : axes) {
                IntStream.range(0, rows).forEach(row -> axis[row] = isGrid ? random.nextInt(5) : random.nextDouble());
            }
            int[] some = IntStream.range(0, rows).filter(row -> random.nextInt(4) > 0).toArray();
            int most = 1 + random.nextInt(12);
            Nearest nearest = new Nearest(axes, some, most);
            for (int row = 0; row < rows; row++) {
                int from = row;
                assertThat(nearest.to(row)).isEqualTo(IntStream.of(some).boxed()
                        .sorted(Comparator.comparingDouble(other -> nearest.distance(from, other))).limit(most)
                        .mapToInt(other -> other).toArray());
            }
        }
    }
}
