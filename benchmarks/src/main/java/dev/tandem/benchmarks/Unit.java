package dev.tandem.benchmarks;

/// What a figure is in, and whether more of it is better.
enum Unit {
    MICROSECONDS("µs", false), MILLISECONDS("ms", false), PER_SECOND("/s", true);

    private final String symbol;
    private final boolean isMoreBetter;

    Unit(String symbol, boolean isMoreBetter) {
        this.symbol = symbol;
        this.isMoreBetter = isMoreBetter;
    }

    String symbol() {
        return symbol;
    }

    /// What so many operations in so many nanoseconds are in this unit.
    double of(double nanos, long operations) {
        return switch (this) {
            case MICROSECONDS -> nanos / operations / 1e3;
            case MILLISECONDS -> nanos / operations / 1e6;
            case PER_SECOND -> operations * 1e9 / nanos;
        };
    }

    boolean meets(double figure, double goal) {
        return isMoreBetter ? figure >= goal : figure <= goal;
    }

    /// Three digits, with k and M for thousands and millions.
    String text(double figure) {
        String number = figure >= 1e6 ? digits(figure / 1e6) + " M"
                : figure >= 1e4 ? digits(figure / 1e3) + " k" : digits(figure);
        return this == PER_SECOND ? number + symbol : number + " " + symbol;
    }

    private static String digits(double value) {
        return String.format(java.util.Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
