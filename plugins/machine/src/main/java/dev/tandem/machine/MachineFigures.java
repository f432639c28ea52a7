package dev.tandem.machine;

import java.nio.file.Path;

/// What [Machine] has said at one moment, in its units. Immutable.
record MachineFigures(int cores, double busy, double load, long freeMemory, long totalMemory, long freeSwap, long totalSwap, Path temporary,
        long freeDisk, long totalDisk) {
    /// Asks for all; a file system that does not answer keeps who asks waiting.
    static MachineFigures now() {
        return new MachineFigures(Machine.cores(), Machine.busyCores(), Machine.load(), Machine.freeMemory(), Machine.totalMemory(),
                Machine.freeSwap(), Machine.totalSwap(), Machine.temporaryFolder(), Machine.freeDisk(), Machine.totalDisk());
    }
}
