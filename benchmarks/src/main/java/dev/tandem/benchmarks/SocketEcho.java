package dev.tandem.benchmarks;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Another JVM that sends back what it gets, by plain blocking calls on a Unix-domain socket.
final class SocketEcho implements AutoCloseable {
    private static final int BYTES = 64;

    private final Path folder;
    private final Process peer;
    private final SocketChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

    private SocketEcho(Path folder, Process peer, SocketChannel channel) {
        this.folder = folder;
        this.peer = peer;
        this.channel = channel;
    }

    static SocketEcho start() throws IOException {
        Path folder = Files.createTempDirectory("echo");
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            Process peer = new ProcessBuilder(List.of(Jvm.java(), "-cp", System.getProperty("java.class.path"),
                    SocketEcho.class.getName(), socket.toString())).inheritIO().start();
            return new SocketEcho(folder, peer, server.accept());
        } finally {
            Files.deleteIfExists(socket);
        }
    }

    void roundTrip() throws IOException {
        buffer.clear();
        channel.write(buffer);
        buffer.clear();
        fill(channel, buffer);
    }

    private static boolean fill(SocketChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                return false;
            }
        }
        return true;
    }

    /// The peer.
    public static void main(String[] args) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);
            while (fill(channel, buffer.clear())) {
                channel.write(buffer.flip());
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        peer.onExit().join();
        Files.delete(folder);
    }
}
