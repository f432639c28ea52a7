package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.memory.SegmentOwner;
import dev.tandem.engine.internal.system.ProcessEnd;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The `main` of a worker process: reads its token, connects, and serves requests until told to stop.
public final class WorkerMain {
    /// Higher than what a desktop program has: when memory runs out, the kernel picks a worker.
    private static final String OOM_SCORE = "500";

    private WorkerMain() {}

    public static void main(String[] args) throws IOException {
        Beginning beginning = Beginning.of(args);
        yieldMemoryFirst();
        serve(beginning);
        ProcessEnd.with(0);
    }

    /// Connects, says who it is, and runs what it is asked until told to stop.
    static void serve(Beginning beginning) throws IOException {
        Requests requests = new Requests();
        Connection connection = new Connection(beginning.connect(), "tandem-requests", requests);
        connection.trustPeer();
        TaskLoop.bind(connection, requests);
        Borrowed segments = new Borrowed(connection);
        requests.lendTo(segments);
        SegmentOwner.set(segments);
        connection.send(Messages.READY, 0, Ready.here(beginning.token()).encode());
        connection.start();
        TaskLoop.run(connection, requests);
        // First the I/O thread must leave its system call: a JVM waits up to 300 ms for such threads.
        connection.close();
    }

    private static void yieldMemoryFirst() {
        Path score = Path.of("/proc/self/oom_score_adj");
        try {
            if (Files.isWritable(score)) {
                Files.writeString(score, OOM_SCORE);
            }
        } catch (IOException e) {
            // Only a preference; systems that forbid it run workers all the same.
            return;
        }
    }
}
