package dev.tandem.engine.internal.process;

import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Ready;
import dev.tandem.engine.internal.wire.Rendezvous;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The `main` of worker processes that do not behave.
final class StrangeWorker {
    private StrangeWorker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        StringBuilder token = new StringBuilder();
        for (int c = System.in.read(); c != '\n'; c = System.in.read()) {
            token.append((char) c);
        }
        Path socket = Path.of(args[1]);
        switch (args[0]) {
            case "exits" -> {
                System.out.println("something is missing");
                System.exit(5);
            }
            case "crashes" -> {
                new ProcessBuilder("kill", "-SEGV", Long.toString(ProcessHandle.current().pid())).start();
                waitForever();
            }
            case "never connects" -> waitForever();
            case "says nothing" -> {
                Rendezvous.connect(socket);
                waitForever();
            }
            case "wrong token" -> greet(socket, new Ready(Messages.PROTOCOL, 1, "25", "guessed"));
            case "other Java" -> greet(socket, new Ready(Messages.PROTOCOL, 1, "24.0.1", token.toString()));
            case "other version" -> greet(socket, new Ready(99, 1, "25", token.toString()));
            case "result first" -> begin(socket, Messages.RESULT, 100, 100);
            case "huge first" -> begin(socket, Messages.READY, 2_000_000_000, 0);
            case "garbage" -> {
                try (SocketChannel channel = Rendezvous.connect(socket)) {
                    channel.write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
                    waitForever();
                }
            }
            case "garbage later" -> garbageLater(socket, token.toString());
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    /// Begins with a frame of its own choice.
    private static void begin(Path socket, int kind, int length, int sent) throws IOException, InterruptedException {
        try (SocketChannel channel = Rendezvous.connect(socket)) {
            channel.write(ByteBuffer.allocate(Messages.HEADER + sent).putInt(length).put((byte) kind).putLong(1).rewind());
            waitForever();
        }
    }

    private static void garbageLater(Path socket, String token) throws IOException, InterruptedException {
        SocketChannel channel = Rendezvous.connect(socket);
        byte[] ready = Ready.here(token).encode();
        channel.write(ByteBuffer.allocate(Messages.HEADER + ready.length).putInt(ready.length)
                .put((byte) Messages.READY).putLong(0).put(ready).flip());
        ByteBuffer calls = ByteBuffer.allocate(1000);
        // Until a call has come.
        int count = channel.read(calls);
        while (count >= 0 && calls.position() < 100) {
            count = channel.read(calls);
        }
        channel.write(ByteBuffer.allocate(Messages.HEADER).putInt(-7).put((byte) 66).putLong(0).flip());
        waitForever();
    }

    private static void greet(Path socket, Ready ready) throws IOException, InterruptedException {
        try (Connection connection = new Connection(Rendezvous.connect(socket), "strange", new FrameHandler() {
            @Override
            public void frame(int kind, long id, byte[] payload) {}

            @Override
            public void closed(Throwable reason) {}
        })) {
            connection.start();
            connection.send(Messages.READY, 0, ready.encode());
            waitForever();
        }
    }

    private static void waitForever() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
