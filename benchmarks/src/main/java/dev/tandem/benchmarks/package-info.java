/// Measures how long things take that users wait for, beside what the machine itself needs for them. Begin with [Bench].
package dev.tandem.benchmarks;
