package dev.tandem.engine.internal.process;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.internal.system.Unguessable;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Ready;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The first message of a connection of a process of ours, which proves by a token that it is the one that was started. Thread-safe.
final class Greeting {
    private final String token;
    private final CompletableFuture<Ready> said = new CompletableFuture<>();

    Greeting() {
        this(Unguessable.text(16));
    }

    private Greeting(String token) {
        this.token = token;
    }

    /// That of another connection of the same process.
    Greeting another() {
        return new Greeting(token);
    }

    /// What the process is given to say.
    String token() {
        return token;
    }

    /// The first message of a connection, which is trusted from then on.
    ///
    /// @throws ProtocolException when it is another one, or of another process
    void hear(Connection connection, int kind, byte[] payload) {
        if (kind != Messages.READY) {
            throw new ProtocolException("message before the greeting: kind=" + kind);
        }
        Ready ready = Ready.decode(payload);
        ready.require(token);
        connection.trustPeer();
        said.complete(ready);
    }

    /// It will not come.
    ///
    /// @return false when it has come, or this was known
    boolean fail(Throwable why) {
        return said.completeExceptionally(why);
    }

    /// Whether it has come, or will not.
    boolean isOver() {
        return said.isDone();
    }

    /// @throws ExecutionException with the reason when it will not come
    void await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        said.get(nanos, TimeUnit.NANOSECONDS);
    }
}
