package dev.tandem.engine.internal.process;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Ready;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The first message of a connection of a process of ours, which proves by a token that it is the one that was started; what comes
/// after it goes on to whoever wants that. Thread-safe; for one connection.
final class Greeting implements FrameHandler {
    private final FrameHandler handler;
    private final CompletableFuture<Ready> said = new CompletableFuture<>();
    /// Both written once, before anything is heard.
    private Connection connection;
    private String token;
    /// Written before it is told that the greeting does not come.
    private volatile boolean hungUp;

    /// @param handler hears of the connection's end in any case
    Greeting(FrameHandler handler) {
        this.handler = handler;
    }

    /// Begins to listen, and waits.
    ///
    /// @param expected the token
    /// @throws ExecutionException with the reason when it is another message, of another process, or does not come
    void await(Connection opened, String expected, long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        connection = opened;
        token = expected;
        opened.start();
        said.get(nanos, TimeUnit.NANOSECONDS);
    }

    /// The connection is trusted from then on.
    private void hear(int kind, byte[] payload) {
        if (kind != Messages.READY) {
            throw new ProtocolException("message before the greeting: kind=" + kind);
        }
        Ready ready = Ready.decode(payload);
        ready.require(token);
        connection.trustPeer();
        said.complete(ready);
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (isHeard()) {
            handler.frame(kind, id, payload);
        } else {
            hear(kind, payload);
        }
    }

    @Override
    public void closed(Throwable reason) {
        handler.closed(reason);
        hungUp = reason == null;
        said.completeExceptionally(hungUp ? new ProtocolException("connection closed before the greeting") : reason);
    }

    /// Whether it has come.
    boolean isHeard() {
        return said.isDone() && !said.isCompletedExceptionally();
    }

    /// Whether the process has closed the connection instead.
    boolean isHungUp() {
        return hungUp;
    }
}
