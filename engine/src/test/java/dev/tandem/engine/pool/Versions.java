package dev.tandem.engine.pool;

/// Types of which [OtherVersionTest] gives workers another version.
final class Versions {
    private Versions() {}

    record Reading(int count, double value) {}

    static final class Meter implements java.io.Serializable {
        private static final long serialVersionUID = 1L;
        double low = 1;
        double high = 2;
    }

    enum Phase { ON, OFF }
}
