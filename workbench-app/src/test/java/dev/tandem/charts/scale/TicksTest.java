package dev.tandem.charts.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static List<String> labels(double low, double high) {
        return Ticks.of(Scale.LINEAR, new Extent(low, high), 6, false).major().stream().map(Ticks.Tick::label).toList();
    }

    @ParameterizedTest
    @CsvSource({"0,0.001", "3.5e-12,4.5e-12", "-1e-9,0", "0,4e-320", "-1.7e308,1.7e308", "1e20,1.00000000000001e20",
        "-1.00000000000001e20,-1e20", "1e20,1.0000000000000005e20", "1,1.000000000001", "1900,1920", "999999,1000001",
        "0,123456789", "5e-324,2.5e-322", "0.1,0.30000000000000004"})
    void labelsDifferAndTellWhereTheTicksAre(double low, double high) {
        for (int most = 2; most <= 11; most++) {
            Ticks ticks = Ticks.of(Scale.LINEAR, new Extent(low, high), most, false);
            assertThat(ticks.major()).hasSizeBetween(1, most + 1);
            assertThat(ticks.major().stream().map(Ticks.Tick::label)).doesNotHaveDuplicates();
            BigDecimal near = new BigDecimal(high).subtract(new BigDecimal(low)).multiply(new BigDecimal("0.02"));
            for (Ticks.Tick tick : ticks.major()) {
                assertThat(tick.value()).isBetween(low, high);
                BigDecimal told = new BigDecimal(tick.label().replace(",", "")).add(ticks.offset());
                assertThat(told.subtract(new BigDecimal(tick.value())).abs()).as(tick + " of " + ticks).isLessThanOrEqualTo(near);
            }
        }
    }

    @Test
    void numbersAreAsShortAsTheyCanBe() {
        assertThat(labels(0, 0.001)).containsExactly("0.0000", "0.0002", "0.0004", "0.0006", "0.0008", "0.0010");
        assertThat(labels(3.5e-12, 4.5e-12)).containsExactly("3.6e-12", "3.8e-12", "4.0e-12", "4.2e-12", "4.4e-12");
        assertThat(labels(1900, 1920)).containsExactly("1900", "1905", "1910", "1915", "1920");
        assertThat(labels(0, 20_000)).containsExactly("0", "5,000", "10,000", "15,000", "20,000");
        assertThat(labels(-1, 1)).containsExactly("-1.0", "-0.5", "0.0", "0.5", "1.0");
    }

    @Test
    void whatLargeNumbersHaveInCommonIsToldOnce() {
        Ticks ticks = Ticks.of(Scale.LINEAR, new Extent(1e9, 1e9 + 4), 5, false);
        assertThat(ticks.major().stream().map(Ticks.Tick::label)).containsExactly("0", "1", "2", "3", "4");
        assertThat(TickLabels.minus(ticks.offset())).isEqualTo(" − 1e9");
        assertThat(TickLabels.minus(Ticks.of(Scale.LINEAR, new Extent(-1e9 - 4, -1e9), 5, false).offset())).isEqualTo(" + 1e9");
        assertThat(TickLabels.minus(Ticks.of(Scale.LINEAR, new Extent(0, 1e9), 5, false).offset())).isEmpty();
    }

    @Test
    void whatIsCountedHasNoHalves() {
        assertThat(Ticks.of(Scale.LINEAR, new Extent(0, 2), 11, true).major().stream().map(Ticks.Tick::label))
                .containsExactly("0", "1", "2");
    }

    @ParameterizedTest
    @CsvSource({"1,100,7,1 2 5 10 20 50 100", "0.1,10000,6,0.1 1 10 100 1&000 10&000", "1e-12,1e-9,4,1e-12 1e-11 1e-10 1e-9",
        "3,4.5,5,3.0 3.5 4.0 4.5", "2,600,4,10 100", "1e-300,1e300,7,1e-300 1e-200 1e-100 1e0 1e100 1e200 1e300"})
    void logarithmicTicksAreRoundNumbers(double low, double high, int most, String expected) {
        Ticks ticks = Ticks.of(Scale.LOGARITHMIC, new Extent(low, high), most, false);
        assertThat(ticks.major().stream().map(Ticks.Tick::label)).containsExactly(expected.replace('&', ',').split(" "));
    }

    @ParameterizedTest
    @CsvSource({"5e-324,1e-320", "1e20,1.00000000000001e20", "1e-323,1.7e308", "0.9,11", "2,30"})
    void logarithmicLabelsDifferToo(double low, double high) {
        for (int most = 2; most <= 11; most++) {
            Ticks ticks = Ticks.of(Scale.LOGARITHMIC, new Extent(low, high), most, false);
            assertThat(ticks.major()).isNotEmpty();
            assertThat(ticks.major().stream().map(Ticks.Tick::label)).doesNotHaveDuplicates();
        }
    }

    @Test
    void manyDecadesHavePowersOfTenAlsoWhereThereIsLittleRoom() {
        for (int most = 2; most < 8; most++) {
            Ticks ticks = Ticks.of(Scale.LOGARITHMIC, new Extent(1.6e-15, 10), most, false);
            assertThat(ticks.major()).as("most=" + most).hasSizeBetween(2, most + 1)
                    .allSatisfy(tick -> assertThat(Math.log10(tick.value()) % 1).isZero());
        }
    }
}
