package dev.tandem.engine.internal.wire;

import dev.tandem.engine.internal.system.Unguessable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/// The place where a main process and one worker meet: a socket in a private folder that lives only
/// until the worker has connected. Closed by the main process; closing twice is harmless.
public final class Rendezvous implements AutoCloseable {
    /// How the names of all folders begin that this class makes; the process id of the main process follows.
    public static final String PREFIX = "tandem-";
    /// Unix-domain socket paths are limited to about 100 bytes.
    private static final int LONGEST_PARENT = 70;

    private final Path socket;
    private final ServerSocketChannel server;
    private final Selector selector;
    /// Set once by whoever gives up.
    private volatile boolean abandoned;

    private Rendezvous(Path socket, ServerSocketChannel server, Selector selector) {
        this.socket = socket;
        this.server = server;
        this.selector = selector;
    }

    /// A name for a private folder that does not exist yet; only an attempt to create it tells for sure.
    public static Path folder() {
        return parent().resolve(PREFIX + ProcessHandle.current().pid() + "-" + Unguessable.text(6));
    }

    /// Opens a meeting place in a folder named by [#folder()], so that whoever cleans up after this process can
    /// know the name before the folder is there.
    public static Rendezvous open(Path folder) throws IOException {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ServerSocketChannel server = null;
        try {
            server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socketIn(folder)));
            server.configureBlocking(false);
            Selector selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new Rendezvous(socketIn(folder), server, selector);
        } catch (IOException e) {
            if (server != null) {
                server.close();
            }
            remove(socketIn(folder));
            throw e;
        }
    }

    /// The child's side.
    public static SocketChannel connect(Path socket) throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(socket));
    }

    public Path socket() {
        return socket;
    }

    /// Waits for the one connection.
    ///
    /// @return null when nobody came in time or [#abandon()] was called
    public SocketChannel accept(Duration timeout) throws IOException {
        long end = System.nanoTime() + timeout.toNanos();
        while (!abandoned) {
            SocketChannel channel = server.accept();
            if (channel != null) {
                return channel;
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return null;
            }
            selector.select(left);
            selector.selectedKeys().clear();
        }
        return null;
    }

    /// Makes [#accept(Duration)] return, from any thread: the child is gone.
    public void abandon() {
        abandoned = true;
        selector.wakeup();
    }

    @Override
    public void close() throws IOException {
        try (server; selector) {
            abandoned = true;
        } finally {
            remove(socket);
        }
    }

    /// Removes a socket and its folder, by whichever side comes first.
    public static void remove(Path socket) throws IOException {
        Files.deleteIfExists(socket);
        Files.deleteIfExists(socket.getParent());
    }

    /// Removes what one that was killed may have left of the meeting place in this folder.
    public static void removeFolder(Path folder) throws IOException {
        remove(socketIn(folder));
    }

    private static Path socketIn(Path folder) {
        return folder.resolve("s");
    }

    private static Path parent() {
        Path usual = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        return usual.toString().length() <= LONGEST_PARENT ? usual : Path.of("/tmp");
    }
}
