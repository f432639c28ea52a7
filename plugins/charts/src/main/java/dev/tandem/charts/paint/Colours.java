package dev.tandem.charts.paint;

import java.awt.Color;
import org.jfree.chart.renderer.PaintScale;

/// The colours of values from 0, the least, to 1, the greatest: from dark violet over green to light yellow.
///
/// Equal steps of the value are equal steps of perceived lightness, so they keep their order in grey print and for the
/// colour-blind. The path is a straight line in the lightness and hue of the OKLab colour space (B. Ottosson,
/// "A perceptual color space for image processing", 2020).
public final class Colours implements PaintScale {
    private static final Colours ALL = new Colours(0, 1);
    /// Nothing is painted for what has no value.
    private static final Color NOTHING = new Color(0, true);
    private static final int STEPS = 256;
    private static final double DARKEST = 0.5;
    private static final double LIGHTEST = 0.2;
    private static final Color[] TABLE = new Color[STEPS];

    static {
        for (int i = 0; i < STEPS; i++) {
            TABLE[i] = at(i / (STEPS - 1.0));
        }
    }

    private final double from;
    private final double to;

    private Colours(double from, double to) {
        this.from = from;
        this.to = to;
    }

    public static Colours ofCells() {
        return ALL;
    }

    /// Without the end of the scale that thin lines in it would vanish on the ground.
    public static Colours ofLines(ChartTheme theme) {
        return theme == ChartTheme.DARK ? new Colours(DARKEST / (1 + DARKEST), 1) : new Colours(0, 1 / (1 + LIGHTEST));
    }

    @Override
    public double getLowerBound() {
        return 0;
    }

    @Override
    public double getUpperBound() {
        return 1;
    }

    /// @param part from 0 to 1, or NaN for what has no value
    @Override
    public Color getPaint(double part) {
        return Double.isNaN(part) ? NOTHING : TABLE[(int) Math.clamp((from + part * (to - from)) * STEPS, 0, STEPS - 1.0)];
    }

    private static Color at(double part) {
        double lightness = 0.28 + 0.63 * part;
        double hue = Math.toRadians(305 - 200 * part);
        // Screens have fewest strong colours in the middle, between blue and green.
        double chroma = 0.095 + 0.2 * (part - 0.45) * (part - 0.45);
        Color colour = srgb(lightness, chroma, hue);
        while (colour == null) {
            // Not every screen has this colour: the nearest one with the same lightness and hue.
            chroma -= 0.002;
            colour = srgb(lightness, chroma, hue);
        }
        return colour;
    }

    /// The linear maps are those of the source named above.
    private static Color srgb(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        double red = encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
        double green = encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
        double blue = encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
        boolean shown = Math.min(red, Math.min(green, blue)) >= 0 && Math.max(red, Math.max(green, blue)) <= 1;
        return shown ? new Color((float) red, (float) green, (float) blue) : null;
    }

    private static double encoded(double linear) {
        return linear <= 0.0031308 ? 12.92 * linear : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055;
    }
}
