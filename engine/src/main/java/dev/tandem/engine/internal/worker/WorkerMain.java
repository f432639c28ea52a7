package dev.tandem.engine.internal.worker;

import dev.tandem.engine.internal.memory.SegmentOwner;
import dev.tandem.engine.internal.system.OwnSession;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Ready;
import dev.tandem.engine.internal.wire.Rendezvous;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The `main` of a worker process: reads its token, connects, and serves requests until told to stop.
///
/// Its standard input stays open afterwards but is hidden from user code. The argument is the path of
/// the socket; a second argument `session` asks for a session (process group) of its own.
public final class WorkerMain {
    /// Higher than what a desktop program has: when memory runs out, the kernel picks a worker.
    private static final String OOM_SCORE = "500";

    private WorkerMain() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 1 && args[1].equals("session")) {
            OwnSession.begin();
        }
        Path socket = Path.of(args[0]);
        String token = line(System.in);
        if (token == null) {
            // The main process is gone and has left it.
            Rendezvous.remove(socket);
            System.exit(1);
        }
        System.setIn(InputStream.nullInputStream());
        yieldMemoryFirst();
        serve(socket, token);
        System.exit(0);
    }

    /// Connects, says who it is, and runs what it is asked until told to stop.
    static void serve(Path socket, String token) throws IOException {
        Requests requests = new Requests();
        Connection connection = new Connection(connect(socket), "tandem-requests", requests);
        connection.trustPeer();
        TaskLoop.bind(connection, requests);
        Borrowed segments = new Borrowed(connection);
        requests.lendTo(segments);
        SegmentOwner.set(segments);
        connection.send(Messages.READY, 0, Ready.here(token).encode());
        connection.start();
        TaskLoop.run(connection, requests);
        // First the I/O thread must leave its system call: a JVM waits up to 300 ms for such threads.
        connection.close();
    }

    private static SocketChannel connect(Path socket) throws IOException {
        try {
            return Rendezvous.connect(socket);
        } finally {
            Rendezvous.remove(socket);
        }
    }

    /// Unbuffered, so that nothing after the line is taken.
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII);
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
