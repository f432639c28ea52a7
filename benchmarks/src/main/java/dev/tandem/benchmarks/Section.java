package dev.tandem.benchmarks;

/// Measurements that belong together. Leaves nothing behind.
interface Section {
    String name();

    void measure(Report report) throws Exception;
}
