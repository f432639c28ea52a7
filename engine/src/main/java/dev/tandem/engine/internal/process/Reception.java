package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.system.Unguessable;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Rendezvous;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where a process of ours is received, a worker or not: it is started, connects to a socket in a private folder, and greets on
/// each connection. Closed when all have come or one has failed; for one process.
final class Reception implements AutoCloseable {
    private final ChildProcess child;
    private final Path folder;
    private final Rendezvous rendezvous;
    private final String token = Unguessable.text(16);

    private Reception(ChildProcess child, Path folder, Rendezvous rendezvous) {
        this.child = child;
        this.folder = folder;
        this.rendezvous = rendezvous;
    }

    static Reception open(ChildProcess child) throws IOException {
        Path folder = Rendezvous.folder();
        Guardian.instance().addFolder(folder);
        try {
            return new Reception(child, folder, Rendezvous.open(folder));
        } catch (IOException | RuntimeException e) {
            Guardian.instance().removeFolder(folder);
            throw e;
        }
    }

    /// @param command what to run, given the path of the socket
    /// @param counts whether it is one of the subprocesses from its beginning
    /// @return false when it was killed before
    boolean start(Function<Path, ProcessBuilder> command, boolean counts) throws IOException {
        return child.start(command.apply(rendezvous.socket()), token, counts);
    }

    /// Waits for the next connection and its greeting.
    ///
    /// @param opened given the connection before anything is heard of it
    /// @throws TimeoutException when one of both does not come in time, or the process has ended before it connected
    /// @throws ExecutionException with the reason when the greeting is refused, or the connection closed instead
    void greet(Greeting greeting, Duration longest, Consumer<Connection> opened)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        long end = System.nanoTime() + longest.toNanos();
        SocketChannel channel = rendezvous.accept(longest);
        if (channel == null) {
            throw new TimeoutException("did not connect in time");
        }
        Connection connection = new Connection(channel, "tandem-io-" + child.pid(), greeting);
        opened.accept(connection);
        try {
            greeting.await(connection, token, end - System.nanoTime());
        } catch (TimeoutException e) {
            // How this thread waited says nothing more.
            throw new TimeoutException("connected but did not say in time who it is");
        }
    }

    /// Nobody will come any more: the process is gone.
    void abandon() {
        rendezvous.abandon();
    }

    @Override
    public void close() throws IOException {
        try {
            rendezvous.close();
        } finally {
            Guardian.instance().removeFolder(folder);
        }
    }
}
