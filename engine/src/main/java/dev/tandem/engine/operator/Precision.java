package dev.tandem.engine.operator;

import dev.tandem.engine.space.VectorSpace;
import org.nd4j.linalg.api.buffer.DataType;

/// How exact the checks of an operator can be: as exact as the less exact of its two spaces.
///
/// @param epsilon the distance from 1 to the next number
/// @param least the least number of which the digits that the tolerance needs are there
/// @param tolerance what sums of a few thousand rounded numbers may differ by, relatively
/// @param quotients what difference quotients may differ by from a derivative, relatively
record Precision(double epsilon, double least, double tolerance, double quotients) {
    private static final Precision DOUBLE = new Precision(Math.ulp(1.0), Double.MIN_VALUE / 1e-10, 1e-10, 1e-5);
    private static final Precision FLOAT = new Precision(Math.ulp(1f), Float.MIN_VALUE / 1e-4, 1e-4, 2e-3);
    /// Of rounding errors that add up by chance.
    private static final double FEW = 20;

    static Precision between(VectorSpace domain, VectorSpace codomain) {
        boolean isFloat = domain.type() == DataType.FLOAT || codomain.type() == DataType.FLOAT;
        Precision one = isFloat ? FLOAT : DOUBLE;
        // Errors of long sums grow as the root of their length.
        double summed = FEW * one.epsilon * Math.sqrt((double) domain.length() + codomain.length());
        return new Precision(one.epsilon, one.least, Math.max(one.tolerance, summed), Math.max(one.quotients, FEW * summed));
    }
}
