package dev.tandem.benchmarks;

/// One line of the table.
///
/// @param section what it belongs to
/// @param what what is measured
/// @param goal NaN for a floor: what the machine needs, with which others are compared
/// @param figure null when it could not be measured
/// @param problem why it could not be measured; null when it could
record Row(String section, String what, Unit unit, double goal, Summary figure, String problem) {
    boolean isFloor() {
        return Double.isNaN(goal);
    }

    boolean isMet() {
        return figure != null && !isFloor() && unit.meets(figure.median(), goal);
    }
}
