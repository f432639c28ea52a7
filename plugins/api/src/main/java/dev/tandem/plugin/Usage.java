package dev.tandem.plugin;

/// What one process takes of the machine; -1 where it is not known. Immutable.
///
/// @param cpu in units of one core since the last look
/// @param memory bytes that only this process has in memory
/// @param heap bytes of its Java heap in use
/// @param shared bytes of shared memory that it has mapped
public record Usage(double cpu, long memory, long heap, long shared) {
    public static final Usage UNKNOWN = new Usage(-1, -1, -1, -1);

    /// Both together; what is not known counts for nothing unless nothing is known. What they share is the same memory,
    /// so the sum of that would mean nothing.
    public Usage plus(Usage other) {
        double cores = cpu < 0 ? other.cpu : other.cpu < 0 ? cpu : cpu + other.cpu;
        return new Usage(cores, sum(memory, other.memory), sum(heap, other.heap), -1);
    }

    private static long sum(long a, long b) {
        return a < 0 ? b : b < 0 ? a : a + b;
    }
}
