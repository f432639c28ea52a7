package dev.tandem.charts.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.sweep.sample.Samples;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({"LINEAR,0,1", "LINEAR,-1.7e308,1.7e308", "LINEAR,0,4e-320", "LINEAR,3.5e-12,4.5e-12", "LOGARITHMIC,1e-300,1e300",
        "LOGARITHMIC,1,100", "LOGARITHMIC,1e-322,1e-320"})
    void placesAndValuesGoTogether(Scale scale, double low, double high) {
        assertThat(scale.part(low, low, high)).isZero();
        assertThat(scale.part(high, low, high)).isEqualTo(1);
        for (double part : new double[] {0.25, 0.5, 0.9}) {
            assertThat(scale.part(scale.at(part, low, high), low, high)).isCloseTo(part, within(0.02));
        }
        assertThat(scale.shows(scale.at(-3, low, high))).isTrue();
        assertThat(scale.shows(scale.at(4, low, high))).isTrue();
    }

    @Test
    void samplesWithAConstantRatioAreLogarithmic() {
        assertThat(Scale.of(Samples.geometric(1e-6, 100, 9).values())).isEqualTo(Scale.LOGARITHMIC);
        assertThat(Scale.of(new double[] {100, 1, 10, 1, Double.NaN})).isEqualTo(Scale.LOGARITHMIC);
        assertThat(Scale.of(new double[] {1, 2, 5, 10, 20, 50})).isEqualTo(Scale.LOGARITHMIC);
        assertThat(Scale.of(new double[] {0.1, 0.3, 1, 3, 10})).isEqualTo(Scale.LOGARITHMIC);
    }

    @Test
    void othersAreLinear() {
        assertThat(Scale.of(Samples.linear(1, 100, 100).values())).isEqualTo(Scale.LINEAR);
        assertThat(Scale.of(new double[] {1, 4, 9, 16, 25})).isEqualTo(Scale.LINEAR);
        assertThat(Scale.of(new double[] {0, 1, 10, 100})).isEqualTo(Scale.LINEAR);
        assertThat(Scale.of(new double[] {1, 1.1, 1.21, 1.331})).as("less than a decade").isEqualTo(Scale.LINEAR);
        assertThat(Scale.of(new double[] {1, 100})).as("two have any ratio").isEqualTo(Scale.LINEAR);
        assertThat(Scale.of(new double[] {-100, -10, -1})).isEqualTo(Scale.LINEAR);
        assertThat(Scale.of(new double[0])).isEqualTo(Scale.LINEAR);
    }

    @ParameterizedTest
    @CsvSource({"7", "0", "1e20", "-3e-12", "4.9e-324", "1.7976931348623157e308", "-1.7976931348623157e308"})
    void aSingleValueHasRoomAroundIt(double value) {
        Extent room = new Extent(value, value).roomy(Scale.LINEAR);
        assertThat(room.low()).isLessThanOrEqualTo(value).isFinite();
        assertThat(room.high()).isGreaterThanOrEqualTo(value).isFinite();
        assertThat(room.low()).isLessThan(room.high());
    }

    @Test
    void differentNumbersReadDifferently() {
        assertThat(NumberText.distinct(new double[] {1e20, Math.nextUp(1e20)})).doesNotHaveDuplicates();
        assertThat(NumberText.distinct(new double[] {0.1, 0.2})).containsExactly("0.1", "0.2");
        assertThat(NumberText.of(1234567.25)).isEqualTo("1,234,570");
        assertThat(NumberText.of(0.44)).isEqualTo("0.44");
        assertThat(NumberText.of(-2.5e-7)).isEqualTo("-2.5e-7");
        assertThat(NumberText.of(0)).isEqualTo("0");
        assertThat(NumberText.within(1_000_000_005.0, 1e9, 1e9 + 10)).isEqualTo("1.000000005e9");
    }

    @Test
    void boxesOfCloseNumbersHaveNamesThatDiffer() {
        double[] close = IntStream.range(0, 5).mapToDouble(i -> 1e20 + i * 1e5).toArray();
        assertThat(DistinctNames.of(close).texts()).doesNotHaveDuplicates();
        assertThat(DistinctNames.of(close).minus()).isEqualTo(" − 1e20");
        assertThat(DistinctNames.of(new double[] {1e-6, 1, 1e6})).isEqualTo(new DistinctNames(Arrays.asList("1e-6", "1", "1,000,000"), ""));
    }
}
