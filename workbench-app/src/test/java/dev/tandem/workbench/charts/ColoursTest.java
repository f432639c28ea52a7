package dev.tandem.workbench.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class ColoursTest {
    @Test
    void greaterValuesAreLighterInEvenSteps() {
        Colours colours = new Colours(-2, 3);
        double before = lightness((Color) colours.getPaint(-2));
        for (int i = 1; i <= 20; i++) {
            double now = lightness((Color) colours.getPaint(-2 + i * 0.25));
            assertThat(now - before).as("step %d", i).isBetween(1.5, 5.5);
            before = now;
        }
    }

    @Test
    void valuesOutsideHaveTheColoursOfTheEnds() {
        Colours colours = new Colours(0, 1);
        assertThat(colours.getPaint(-5)).isEqualTo(colours.getPaint(0));
        assertThat(colours.getPaint(5)).isEqualTo(colours.getPaint(1));
    }

    @Test
    void logarithmicTicksAreRoundNumbers() {
        assertThat(LogAxis.values(0, 2)).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
        assertThat(LogAxis.values(-1, 4)).containsExactly(0.1, 1.0, 10.0, 100.0, 1000.0, 10000.0);
        assertThat(LogAxis.values(Math.log10(3), Math.log10(4.5))).hasSizeBetween(3, 8);
    }

    @Test
    void numbersReadTheSameEverywhere() {
        assertThat(NumberText.of(1234567.25)).isEqualTo("1,234,570");
        assertThat(NumberText.of(0.44)).isEqualTo("0.44");
        assertThat(NumberText.of(-2.5e-7)).isEqualTo("-2.5e-7");
        assertThat(NumberText.of(0)).isEqualTo("0");
    }

    /// CIE 1976 L*, from 0 to 100.
    private static double lightness(Color colour) {
        double y = 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
