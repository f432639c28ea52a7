package dev.tandem.variables.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceTest {
    private static Looking looking() {
        return new Looking((_, _) -> {}, 1);
    }

    private static Moments summary(double... numbers) {
        return Moments.of(ArrayValue.of(numbers), 0, 1, looking());
    }

    @Test
    void aSliceOfFiveAxesIsWhereItSays() {
        Slice slice = Slice.of(new ArrayValue(List.of(2L, 3L, 4L, 5L, 6L), List.of(), i -> i)).at(0, 1).at(1, 2).at(2, 3);
        assertThat(slice.place()).isEqualTo("[1, 2, 3, :, :]");
        assertThat(slice.rows()).isEqualTo(5);
        assertThat(slice.columns()).isEqualTo(6);
        assertThat(slice.number(4, 5)).isEqualTo(719);
        assertThat(slice.axes(0, 4).number(1, 5)).isEqualTo(1 * 360 + 2 * 120 + 3 * 30 + 5);
    }

    @Test
    void ofFewerAxesNothingIsChosen() {
        assertThat(Slice.of(ArrayValue.of(1, 2, 3)).number(2, 0)).isEqualTo(3);
        Slice scalar = Slice.of(new ArrayValue(List.of(), List.of(), _ -> 4));
        assertThat(scalar.rows()).isEqualTo(1);
        assertThat(scalar.number(0, 0)).isEqualTo(4);
        assertThat(Slice.of(ArrayValue.of()).rows()).isZero();
        assertThat(Slice.of(new ArrayValue(List.of(0L, 5L), List.of(), _ -> 0)).columns()).isZero();
    }

    @Test
    void whatIsNotFiniteIsNamedAndCountsForNothing() {
        assertThat(summary(1, Double.NaN, 3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY).text())
                .isEqualTo("min 1   mean 2   max 3   1 NaN   1 Infinity   1 -Infinity");
        assertThat(summary().text()).isEqualTo("no finite number");
        assertThat(summary(Double.MAX_VALUE, Double.MAX_VALUE).mean()).isEqualTo(Double.MAX_VALUE);
        assertThat(Digits.FIXED.text(Double.NaN, "NaN")).isEqualTo("NaN");
        assertThat(Digits.SHORT.text(1.0 / 3, "0.3333333333333333")).isEqualTo("0.333333");
        assertThat(Digits.SHORT.text(9007199254740993.0, "9007199254740993")).isEqualTo("9007199254740993");
    }

    @Test
    void binsCountAllFiniteNumbers() {
        double[] numbers = {0, 1, 1, 2, Double.NaN, 3, -Double.MAX_VALUE, Double.MAX_VALUE};
        Bins bins = Bins.of(ArrayValue.of(numbers), 0, 1, summary(numbers), looking());
        assertThat(bins.counts()).hasSize(3).containsExactly(1, 5, 1);
        Bins one = Bins.of(ArrayValue.of(7, 7), 0, 1, summary(7, 7), looking());
        assertThat(one.counts()).containsExactly(2);
        assertThat(one.low()).isLessThan(7);
    }

    @Test
    void imagesAndLinesOfManyNumbersAreFewAndKeepTheExtremes() {
        Slice image = Slice.of(new ArrayValue(List.of(1000L, 3L), List.of(), i -> i % 3 == 1 ? Double.NaN : i % 3));
        Reduction.Cells cells = Reduction.image(image, looking());
        assertThat(cells.means()).hasDimensions(Reduction.PIXELS, 3);
        assertThat(cells.rowsEach()).isEqualTo(2.5);
        assertThat(cells.means()[399]).containsExactly(0, Double.NaN, 2);
        Slice wide = Slice.of(new ArrayValue(List.of(10_000_000L), List.of(), i -> i == 5_000_001 ? 9 : i == 7 ? -9 : 0));
        Reduction.Line line = Reduction.line(wide, 0, looking());
        assertThat(line.y()).hasSize(2000).contains(9, -9);
        assertThat(line.x()).isSorted().contains(5_000_001, 7);
    }

    @Test
    void aWalkEndsWhenItIsInterrupted() {
        Slice huge = Slice.of(new ArrayValue(List.of(100_000_000_000L), List.of(), _ -> 0));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Reduction.line(huge, 0, looking())).isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aFileHasNamesAndAllDigits(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.csv");
        CsvText.write(Slice.of(new ArrayValue(List.of(2L, 2L), List.of("x", "y,z"), i -> i / 3.0)), file, looking());
        assertThat(Files.readString(file)).isEqualTo("x,\"y,z\"\n0.0,0.3333333333333333\n0.6666666666666666,1.0\n");
    }
}
