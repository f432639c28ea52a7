package dev.tandem.charts.scale;

import java.util.Optional;

/// From the least to the greatest value; both are finite.
public record Extent(double low, double high) {
    /// How far around a single value an axis goes, as a part of it.
    private static final double AROUND = 0.1;
    private static final double ULPS = 4;

    /// Of the values that have a place on the scale; empty when none has.
    public static Optional<Extent> of(double[] values, Scale scale) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (scale.shows(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low <= high ? Optional.of(new Extent(low, high)) : Optional.empty();
    }

    /// The same when it has a length; around a single value some room, so that it has a place in the middle.
    public Extent roomy(Scale scale) {
        if (low < high) {
            return this;
        }
        double room = low == 0 ? 1 : Math.max(Math.abs(low) * AROUND, ULPS * Math.ulp(low));
        double least = scale == Scale.LINEAR ? -Double.MAX_VALUE : Double.MIN_VALUE;
        return new Extent(Math.max(low - room, least), Math.min(high + room, Double.MAX_VALUE));
    }

    /// With more room at its ends, as parts of its length on the scale; at least to the next `double`, since an axis of one
    /// step would have nothing but ends.
    public Extent with(double below, double above, Scale scale) {
        Extent wide = roomy(scale);
        double down = scale.at(-below, wide.low, wide.high);
        double up = scale.at(1 + above, wide.low, wide.high);
        boolean isShort = Math.nextUp(Math.nextUp(wide.low)) >= wide.high;
        return isShort ? new Extent(scale.shows(Math.nextDown(down)) ? Math.nextDown(down) : down,
                Math.min(Math.nextUp(up), Double.MAX_VALUE)) : new Extent(down, up);
    }
}
