package dev.tandem.engine.runtime;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.wire.Connection;
import dev.tandem.engine.wire.EngineThreads;
import dev.tandem.engine.wire.FrameHandler;
import dev.tandem.engine.wire.Hello;
import dev.tandem.engine.wire.Messages;
import dev.tandem.engine.wire.Ready;
import dev.tandem.engine.wire.Rendezvous;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/// A worker that is a process of this machine, connected by a Unix-domain socket.
///
/// It has an I/O thread for the socket, one for the pipe to which the process itself writes (what the
/// JVM or native code prints), and one that waits for its end.
final class LocalProcess implements WorkerLink, FrameHandler {
    private static final SecureRandom SECRETS = new SecureRandom();
    /// How long what a dead worker sent or wrote may take to arrive. Its children may hold the pipe.
    private static final Duration LAST_WORDS = Duration.ofMillis(8);

    private final WorkerBackend.Order order;
    private final BiFunction<WorkerBackend.Order, Path, ProcessBuilder> command;
    private final String token = token();
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();
    private final CompletableFuture<Departure> gone = new CompletableFuture<>();
    private final Descendants descendants = new Descendants();
    private Listener listener;
    /// Set by whoever asks the worker to stop: it may then take its time.
    private volatile boolean asked;
    /// Set under this by `kill`, read under this before the process is created.
    private boolean doomed;
    /// Written once by the starting thread under this; read by any.
    private volatile Process process;
    private volatile Connection connection;
    private volatile Rendezvous rendezvous;

    LocalProcess(WorkerBackend.Order order) {
        this(order, WorkerCommand::of);
    }

    /// @param command what to run, given the path of the socket
    LocalProcess(WorkerBackend.Order order, BiFunction<WorkerBackend.Order, Path, ProcessBuilder> command) {
        this.order = order;
        this.command = command;
    }

    @Override
    public void start(Listener given) {
        listener = given;
        Path folder = Rendezvous.folder();
        Guardian.instance().addFolder(folder);
        try (Rendezvous meeting = Rendezvous.open(folder)) {
            rendezvous = meeting;
            launch(meeting);
            connect(meeting);
        } catch (IOException | RuntimeException e) {
            kill();
            gone.join();
            throw e instanceof TandemException known ? known : new TandemException(about("worker could not be started")
                    + ", cause=" + String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip(), e);
        } finally {
            Guardian.instance().removeFolder(folder);
        }
    }

    private void launch(Rendezvous meeting) throws IOException {
        ProcessBuilder builder = command.apply(order, meeting.socket());
        Process started;
        synchronized (this) {
            if (doomed) {
                throw new TandemException(about("worker was ended before it started"));
            }
            started = builder.start();
            process = started;
        }
        Subprocesses.added();
        try {
            Guardian.instance().addGroup(started.pid());
        } finally {
            Thread pump = EngineThreads.startSmall("tandem-log-" + started.pid(), () -> copyOutput(started));
            EngineThreads.startSmall("tandem-exit-" + started.pid(), () -> awaitExit(started, pump));
        }
        OutputStream input = started.getOutputStream();
        input.write((token + "\n").getBytes(StandardCharsets.US_ASCII));
        input.flush();
    }

    private void connect(Rendezvous meeting) throws IOException {
        long end = System.nanoTime() + order.options().startTimeout().toNanos();
        SocketChannel channel = meeting.accept(order.options().startTimeout());
        if (channel == null) {
            throw new TandemException(about(process.isAlive() ? "worker did not connect in time" : "worker ended at its start"));
        }
        Connection opened = new Connection(channel, "tandem-io-" + process.pid(), this);
        connection = opened;
        opened.start();
        try {
            ready.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new ProtocolException(about("worker connected but did not say who it is"), e);
        } catch (ExecutionException e) {
            throw new ProtocolException(about("worker was not accepted") + ", cause=" + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TandemException(about("start was interrupted"), e);
        }
        opened.send(Messages.HELLO, 0,
                new Hello(order.group(), order.number(), order.count(), order.seed()).encode());
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (ready.isDone()) {
            listener.frame(kind, id, payload);
        } else if (kind == Messages.READY) {
            greet(Ready.decode(payload));
        } else {
            throw new ProtocolException("message before the greeting: kind=" + kind);
        }
    }

    private void greet(Ready said) {
        if (!token.equals(said.token())) {
            throw new ProtocolException("wrong token: pid=" + said.pid());
        }
        if (said.protocol() != Messages.PROTOCOL) {
            throw new ProtocolException("protocol versions differ: main=" + Messages.PROTOCOL + ", worker=" + said.protocol());
        }
        connection.trustPeer();
        ready.complete(said);
    }

    /// The socket is gone: the process follows, or is made to.
    @Override
    public void closed(Throwable reason) {
        if (reason != null) {
            order.log().add("connection failed: cause=" + reason);
        }
        Throwable why = reason == null ? new ProtocolException("connection closed by the worker") : reason;
        if (!ready.completeExceptionally(why) && !asked && process.isAlive()) {
            Timer.after(LAST_WORDS.multipliedBy(10), this::kill);
        }
    }

    @Override
    public boolean send(int kind, long id, byte[]... parts) {
        Connection open = connection;
        return open != null && open.send(kind, id, parts);
    }

    @Override
    public boolean ask() {
        asked = true;
        noteDescendants();
        return ready.isDone() && send(Messages.STOP, 0);
    }

    @Override
    public void terminate() {
        Process running = process;
        noteDescendants();
        if (running != null && running.isAlive() && !Signals.toGroup(running.pid(), Signals.TERM)) {
            running.destroy();
        }
    }

    @Override
    public void kill() {
        Process running;
        synchronized (this) {
            doomed = true;
            running = process;
        }
        if (running == null) {
            gone.complete(Departure.neverStarted());
        } else if (running.isAlive()) {
            descendants.note(running);
            descendants.kill(running);
        }
    }

    private void noteDescendants() {
        Process running = process;
        if (running != null) {
            descendants.note(running);
        }
    }

    private void awaitExit(Process ended, Thread pump) {
        try {
            Signals.prepare();
            int exit = ended.waitFor();
            descendants.kill(ended);
            pump.join(LAST_WORDS);
            Connection open = connection;
            if (open != null) {
                open.awaitEnd(LAST_WORDS);
                open.close();
            }
            rendezvous.abandon();
            Subprocesses.removed();
            gone.complete(Departure.of(ended.pid(), exit));
            Guardian.instance().removeGroup(ended.pid());
        } catch (InterruptedException e) {
            // Nobody interrupts this thread.
            throw new IllegalStateException("interrupted while waiting for the end of a worker", e);
        }
    }

    private void copyOutput(Process running) {
        byte[] buffer = new byte[4096];
        try (InputStream pipe = running.getInputStream()) {
            for (int count = pipe.read(buffer); count >= 0; count = pipe.read(buffer)) {
                listener.rawOutput(buffer, count);
            }
        } catch (IOException e) {
            // The process is gone and its pipe was closed; there is no more to read.
            return;
        }
    }

    private String about(String what) {
        Process known = process;
        String tail = String.join(" | ", order.log().last(5, 0));
        return what + ": group=" + order.group() + ", worker=" + order.number() + ", pid="
                + (known == null ? -1 : known.pid()) + ", timeout=" + order.options().startTimeout().toMillis() + "ms"
                + (tail.isEmpty() ? "" : ", log=" + tail);
    }

    private static String token() {
        byte[] secret = new byte[16];
        SECRETS.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    @Override
    public void receive(BooleanSupplier until) {
        Connection open = connection;
        if (open != null) {
            open.serve(until);
        }
    }

    @Override
    public void wake() {
        Connection open = connection;
        if (open != null) {
            open.wake();
        }
    }

    @Override
    public void attend() {
        Connection open = connection;
        if (open != null) {
            open.attend();
        }
    }

    @Override
    public CompletableFuture<Departure> gone() {
        return gone;
    }

    @Override
    public long pid() {
        Process known = process;
        return known == null ? -1 : known.pid();
    }

    @Override
    public String description() {
        return "process " + pid();
    }

    @Override
    public long bytesSent() {
        Connection open = connection;
        return open == null ? 0 : open.bytesSent();
    }

    @Override
    public long bytesReceived() {
        Connection open = connection;
        return open == null ? 0 : open.bytesReceived();
    }
}
