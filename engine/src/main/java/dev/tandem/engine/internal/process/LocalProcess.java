package dev.tandem.engine.internal.process;

import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.StartTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.WorkerLostException;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.internal.memory.SegmentPool;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.internal.wire.Hello;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Status;
import dev.tandem.engine.internal.wire.Telling;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.place.Order;
import dev.tandem.engine.place.WorkerLink;
import dev.tandem.engine.worker.WorkerDetails;
import dev.tandem.engine.worker.WorkerUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// A worker that is a process of this machine, connected by a Unix-domain socket.
///
/// It is started for a group, or ahead as a spare, which learns only when it is adopted who it is.
final class LocalProcess implements WorkerLink, FrameHandler, MemoryGuard.Watched {
    static {
        SegmentPool.watchFolders(folder -> Guardian.instance().addFolder(folder),
                folder -> Guardian.instance().removeFolder(folder));
    }

    /// The number of the ping by which a spare proves that it lives.
    private static final long ADOPTION = 2;
    /// A process ends by itself that has lost its connection; if not, it is made to.
    private static final Duration DISCONNECTED = Duration.ofMillis(80);
    private static final String HUNG_UP = "connection closed by the worker";
    private static final long STATUS_PERIOD = 1_000_000_000L;
    private static final Listener NOBODY = new Listener() {
        @Override
        public void frame(int kind, long id, byte[] payload) {
            if (kind != Messages.OUTPUT) {
                throw new ProtocolException("message of a spare: kind=" + kind);
            }
        }

        @Override
        public void rawOutput(byte[] text, int length) {
            // What is printed before anybody uses it concerns nobody.
        }
    };

    private final BiFunction<Order, Path, ProcessBuilder> command;
    private final Greeting greeting = new Greeting(this);
    private final ChildProcess child;
    private final SegmentDesk segments = new SegmentDesk(this::send);
    /// Where the lines of this process begin in the log.
    private final long firstLine;
    /// Both written by whoever starts or adopts it.
    private volatile Order order;
    private volatile Listener listener = NOBODY;
    /// Set by whoever asks the worker to stop: it may then take its time.
    private volatile boolean asked;
    /// Written by whoever starts it.
    private volatile boolean settled;
    /// Written once by the starting thread.
    private volatile Connection connection;
    private volatile Reception reception;
    /// What it said last of its memory, written by the I/O thread; and its answer when it was made a worker.
    private volatile Status status = Status.UNKNOWN;
    private volatile long statusAsked = System.nanoTime() - STATUS_PERIOD;
    private final CompletableFuture<Status> answer = new CompletableFuture<>();

    LocalProcess(Order order) {
        this(order, WorkerCommand::of);
    }

    /// @param command what to run, given the path of the socket
    LocalProcess(Order order, BiFunction<Order, Path, ProcessBuilder> command) {
        this.order = order;
        this.firstLine = order.log().total();
        this.command = command;
        this.child = new ChildProcess(new ChildProcess.Owner() {
            @Override
            public void output(byte[] text, int length) {
                listener.rawOutput(text, length);
            }

            @Override
            public void ended() throws InterruptedException {
                hangUp();
            }
        });
    }

    @Override
    public void start(Listener given) {
        listener = given;
        prepare(true);
        greet();
    }

    /// Starts it and waits until it has said that it is ready; it does not know yet who it is.
    ///
    /// @param counts whether it is one of the subprocesses already
    void prepare(boolean counts) {
        try (Reception opened = Reception.open(child)) {
            reception = opened;
            if (!opened.start(socket -> command.apply(order, socket), counts)) {
                throw lost("worker was ended before it started", Departure.neverStarted());
            }
            segments.open();
            awaitGreeting(opened);
        } catch (IOException | RuntimeException e) {
            child.kill(null);
            child.gone().join();
            throw e instanceof TandemException known ? known : new TandemException(about("worker could not be started")
                    + ", cause=" + String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip(), e);
        }
    }

    /// Has a prepared one answer calls as a worker would, so that it knows how when it becomes one.
    ///
    /// @throws TandemException when it cannot; nothing is left then
    void rehearse() {
        SpareRehearsal rehearsal = new SpareRehearsal(this, order.options());
        listener = rehearsal;
        try {
            rehearsal.run(order.options().startTimeout());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TandemException(about("start was interrupted"), e);
        } catch (RuntimeException e) {
            child.kill(null);
            child.gone().join();
            throw e;
        }
        listener = NOBODY;
    }

    /// Makes a prepared one a worker of a group.
    ///
    /// @return false when it does not answer in time: dead, or stopped
    boolean adopt(Order wanted, Listener given, Duration patience) {
        order = wanted;
        listener = given;
        child.count();
        greet();
        if (!send(Messages.PING, ADOPTION)) {
            return false;
        }
        return comes(answer, patience);
    }

    /// Whether something comes in time; false also when this thread is interrupted.
    private static boolean comes(Future<?> what, Duration patience) {
        try {
            what.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void greet() {
        int threads = WorkerCommand.setsThreads(order.options()) ? 0 : WorkerShare.of(order.options(), order.sharing()).threads();
        send(Messages.HELLO, 0, new Hello(order.group(), order.number(), order.count(), order.seed(), threads, order.host(), order.longest())
                .encode());
        MemoryGuard.watch(this);
    }

    private void awaitGreeting(Reception opened) throws IOException {
        try {
            opened.greet(greeting, order.options().startTimeout(), fresh -> connection = fresh);
        } catch (TimeoutException e) {
            // How this thread waited for it says nothing more.
            throw child.alive() ? new StartTimeoutException(about("worker " + e.getMessage())) : lostAtStart();
        } catch (ExecutionException e) {
            if (vanished(e.getCause())) {
                throw lostAtStart();
            }
            throw new ProtocolException(about("worker was not accepted") + ", cause=" + TandemException.textOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TandemException(about("start was interrupted"), e);
        }
    }

    @Override
    public void frame(int kind, long id, byte[] payload) {
        if (kind == Messages.STATUS) {
            status = Status.decode(payload);
            if (id == ADOPTION) {
                answer.complete(status);
            }
        } else if (!segments.frame(kind, id, payload)) {
            listener.frame(kind, id, payload);
            if (kind == Messages.RESULT || kind == Messages.FAILURE) {
                segments.answered(id);
            } else if (kind == Messages.TELL) {
                segments.told(id, Telling.headOf(payload));
            }
        }
    }

    /// The socket is gone: the process follows, or is made to.
    @Override
    public void closed(Throwable reason) {
        if (reason != null) {
            order.log().add("connection failed: cause=" + reason);
        }
        answer.completeExceptionally(reason == null ? new ProtocolException(HUNG_UP) : reason);
        if (greeting.isHeard() && !asked && child.alive()) {
            String verdict = reason == null ? HUNG_UP : "connection failed: " + TandemException.textOf(reason);
            Timer.after(DISCONNECTED, () -> kill(new EndCause.Disconnected(verdict)));
        }
    }

    private void hangUp() throws InterruptedException {
        Connection open = connection;
        if (open != null) {
            open.hearOut(ChildProcess.LAST_WORDS);
        }
        reception.abandon();
        segments.close();
    }

    /// Has the worker say how much memory it uses; does not wait.
    ///
    /// @param collecting after having collected its garbage
    @Override
    public void askStatus(boolean collecting) {
        send(Messages.PING, collecting ? Messages.COLLECTING : 0);
    }

    @Override
    public boolean send(int kind, long id, byte[]... parts) {
        Connection open = connection;
        return open != null && open.send(kind, id, parts);
    }

    @Override
    public boolean call(long id, List<Hold> named, byte[]... parts) {
        if (!named.isEmpty()) {
            segments.calling(id, named);
        }
        return send(Messages.CALL, id, parts);
    }

    @Override
    public boolean note(long call, List<Hold> named, byte[]... parts) {
        segments.noting(call, named);
        return send(Messages.NOTE, call, parts);
    }

    @Override
    public List<Hold> lent(long call) {
        return segments.lent(call);
    }

    @Override
    public void pause() {
        Connection open = connection;
        if (open != null) {
            open.pause();
        }
    }

    @Override
    public void resume() {
        Connection open = connection;
        if (open != null) {
            open.resume();
        }
    }

    @Override
    public boolean ask() {
        asked = true;
        child.noteDescendants();
        return greeting.isHeard() && send(Messages.STOP, 0);
    }

    @Override
    public void terminate() {
        child.terminate();
    }

    @Override
    public void kill() {
        child.kill(null);
    }

    /// As [#kill()]; errors give this as the cause.
    @Override
    public void kill(EndCause why) {
        child.kill(why);
    }

    @Override
    public void settled() {
        settled = true;
    }

    @Override
    public boolean isSettled() {
        return settled;
    }

    /// It takes more memory than is good; see [MemoryGuard].
    @Override
    public void strained(String why) {
        listener.strained(why);
    }

    private String about(String what) {
        return what + where() + ", timeout=" + order.options().startTimeout().toMillis() + "ms" + order.log().tail(firstLine);
    }

    private String where() {
        return ": group=" + order.group() + ", worker=" + order.number() + ", pid=" + child.pid();
    }

    /// Whether a connection is gone because the process is.
    private boolean vanished(Throwable cause) {
        boolean refused = cause instanceof ProtocolException && !greeting.isHungUp();
        return !refused && comes(child.gone(), DISCONNECTED);
    }

    /// Its last words are read before its end is told.
    private WorkerLostException lostAtStart() {
        return lost("worker ended at its start", child.gone().join());
    }

    private WorkerLostException lost(String what, Departure departure) {
        String exhausted = departure.judged() ? null : order.log().exhausted(firstLine);
        return new WorkerLostException(what + where() + ", " + departure.how() + ", cause="
                + (exhausted == null ? departure.cause() : exhausted) + order.log().tail(firstLine), order.number(), child.pid());
    }

    @Override
    public Order order() {
        return order;
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
        return child.gone();
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public String host() {
        return order.host();
    }

    @Override
    public String description() {
        return "process " + pid();
    }

    /// Also has the worker say anew how much heap it uses, which the next look sees.
    @Override
    public WorkerUsage usage() {
        long now = System.nanoTime();
        if (now - statusAsked > STATUS_PERIOD) {
            statusAsked = now;
            askStatus(false);
        }
        return ProcessFolder.usage(pid(), status.heap()).under(limit());
    }

    /// As [MemoryGuard] has it.
    private long limit() {
        return WorkerShare.of(order.options(), order.sharing()).limit();
    }

    @Override
    public long bytesSent() {
        Connection open = connection;
        return open == null ? 0 : open.bytesSent();
    }

    @Override
    public List<WorkerDetails.Segment> mapped() {
        return segments.mapped();
    }

    @Override
    public long mappedBytes() {
        return segments.mappedBytes();
    }

    @Override
    public long bytesReceived() {
        Connection open = connection;
        return open == null ? 0 : open.bytesReceived();
    }
}
