package dev.tandem.charts.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class ColoursTest {
    @Test
    void greaterValuesAreLighterInEvenSteps() {
        Colours colours = Colours.ofCells();
        double before = lightness(colours.getPaint(0));
        for (int i = 1; i <= 20; i++) {
            double now = lightness(colours.getPaint(i * 0.05));
            assertThat(now - before).as("step %d", i).isBetween(1.5, 5.5);
            before = now;
        }
    }

    @Test
    void valuesOutsideHaveTheColoursOfTheEnds() {
        assertThat(Colours.ofCells().getPaint(-5)).isEqualTo(Colours.ofCells().getPaint(0));
        assertThat(Colours.ofCells().getPaint(5)).isEqualTo(Colours.ofCells().getPaint(1));
    }

    @Test
    void whatHasNoValueHasNoColour() {
        assertThat(Colours.ofCells().getPaint(Double.NaN).getAlpha()).isZero();
        assertThat(Colours.ofLines(ChartTheme.DARK).getPaint(Double.NaN).getAlpha()).isZero();
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
