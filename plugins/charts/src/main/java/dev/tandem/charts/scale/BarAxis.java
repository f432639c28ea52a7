package dev.tandem.charts.scale;

import org.jfree.data.Range;

/// The axis of a bar of colours, which has equal steps of colour from 0 to 1, whatever these stand for.
public final class BarAxis extends ScaleAxis {
    private static final long serialVersionUID = 1L;

    private final Scale values;
    private final transient Extent extent;

    /// @param values on which scale colours stand for values
    /// @param extent the values at the ends
    public BarAxis(String label, Scale values, Extent extent) {
        super(label, Scale.LINEAR);
        this.values = values;
        this.extent = extent;
        setRange(new Range(0, 1));
    }

    /// The values at its ends.
    public Extent ends() {
        return extent;
    }

    @Override
    protected Extent extent() {
        return extent;
    }

    @Override
    Scale tickScale() {
        return values;
    }

    @Override
    double coordinate(double value) {
        return values.part(value, extent.low(), extent.high());
    }
}
