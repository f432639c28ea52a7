package dev.tandem.charts.paint;

import java.util.function.DoubleUnaryOperator;

/// Data that can tell what is at a place of the picture.
public interface Hinted {
    /// What is shown near a place, or null for nothing.
    ///
    /// @param placeX where a value of the x axis is in the picture
    /// @param placeY the same along y
    String hint(double atX, double atY, DoubleUnaryOperator placeX, DoubleUnaryOperator placeY);
}
