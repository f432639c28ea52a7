package dev.tandem.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void cellsOfUnequalStepsMeetHalfWay() {
        Grid grid = Grid.of(new double[] {4, 1, 2}, new double[] {5, 5, 5}, new double[] {1, 2, 3});
        assertThat(grid.xEdges()).containsExactly(0.5, 1.5, 3, 5);
        assertThat(grid.yEdges()).containsExactly(4.5, 5.5);
        assertThat(grid.means()).containsExactly(2, 3, 1);
        assertThat(new double[] {grid.x(0), grid.x(1), grid.x(2)}).containsExactly(1, 2, 4);
    }

    @Test
    void rowsAtOnePlaceAreAveragedWithoutTheMissingOnes() {
        Grid grid = Grid.of(new double[] {1, 1, 1, 2}, new double[] {1, 1, 1, 1}, new double[] {3, 5, Double.NaN, Double.NaN});
        assertThat(grid.means()).containsExactly(4, Double.NaN);
        assertThat(grid.counts()).containsExactly(3, 1);
    }

    @Test
    void scatteredRowsArePutIntoBinsQuickly() {
        Random random = new Random(3);
        double[] x = random.doubles(300_000).toArray();
        double[] y = random.doubles(300_000).toArray();
        long begin = System.nanoTime();
        Grid grid = Grid.of(x, y, x);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(grid.binned()).isTrue();
        assertThat(Arrays.stream(grid.counts()).sum()).isEqualTo(300_000);
        assertThat(grid.width()).isEqualTo(200);
    }

    @Test
    void aSinglePlaceIsACell() {
        Grid grid = Grid.of(new double[] {7}, new double[] {8}, new double[] {9});
        assertThat(grid.means()).containsExactly(9);
        assertThat(grid.xEdges()).containsExactly(6.3, 7.7);
    }
}
