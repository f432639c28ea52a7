package dev.tandem.charts.scale;

import java.math.BigDecimal;
import java.util.List;

/// Where the ticks of an axis are and what they say. Labels differ from each other.
///
/// @param minor values that have a mark only
/// @param offset what has to be added to what the labels say; zero unless the numbers would be too long
public record Ticks(List<Tick> major, List<Double> minor, BigDecimal offset) {
    /// A tick with its label.
    public record Tick(double value, String label) {}

    /// @param most how many labels there may be, at least one
    /// @param whole whether there are no ticks between whole numbers
    static Ticks of(Scale scale, Extent extent, int most, boolean whole) {
        return scale == Scale.LOGARITHMIC ? LogTicks.of(extent, most, whole) : LinearTicks.of(extent, most, whole);
    }
}
