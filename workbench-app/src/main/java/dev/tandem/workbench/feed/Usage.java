package dev.tandem.workbench.feed;

/// What one process takes of the machine.
///
/// @param cpu in units of one core since the last look, or -1 when not known
/// @param memory resident bytes, or -1 when not known
public record Usage(double cpu, long memory) {
    public static final Usage UNKNOWN = new Usage(-1, -1);

    /// Both together; what is not known counts for nothing unless nothing is known.
    public Usage plus(Usage other) {
        double cores = cpu < 0 ? other.cpu : other.cpu < 0 ? cpu : cpu + other.cpu;
        long bytes = memory < 0 ? other.memory : other.memory < 0 ? memory : memory + other.memory;
        return new Usage(cores, bytes);
    }
}
