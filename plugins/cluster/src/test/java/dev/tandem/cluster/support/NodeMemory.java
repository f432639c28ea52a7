package dev.tandem.cluster.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the processes of a node take, as the kernel counts it.
public final class NodeMemory {
    private static final String SHARED = "RssShmem:";
    private static final long KIB = 1024;

    private NodeMemory() {}

    /// Bytes of shared memory that lie in the relays of a node, whose workers see the same.
    public static long shared(StartedNode node) {
        return node.process().children().mapToLong(relay -> shared(relay.pid())).sum();
    }

    private static long shared(long pid) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
            return lines.stream().filter(line -> line.startsWith(SHARED)).mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                    .sum();
        } catch (IOException e) {
            // Gone meanwhile.
            return 0;
        }
    }
}
