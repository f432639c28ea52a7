package dev.tandem.cluster.node;

import dev.tandem.cluster.carrier.Precedence;
import dev.tandem.cluster.content.ContentStore;
import dev.tandem.cluster.content.Item;
import dev.tandem.cluster.link.Allowance;
import dev.tandem.cluster.link.Introduction;
import dev.tandem.cluster.link.LinkMessage;
import dev.tandem.cluster.link.LinkMessage.Kind;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.relay.RelayProcess;
import dev.tandem.engine.internal.thread.EngineThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One link of a client, with its relay. What takes time (a jar that is written, a process that starts) is done by a thread of its
/// own, in the order in which it was said. Thread-safe; ended by its client, by the node, or by the end of the relay.
final class Guest implements RelayProcess.Listener {
    /// Beyond what the carrier needs to see that a client is gone: for a node that was itself cut off.
    private static final Duration SILENCE = Duration.ofSeconds(6);
    /// More than that waits for the client: the relay has to wait, too.
    private static final long BACKLOG = 4 << 20;

    /// How it answers.
    interface Way {
        void send(Precedence precedence, byte[] message);
    }

    /// What was asked for, until all of it is here.
    private record Wanted(List<Item> items, Consumer<List<Path>> then) {}

    private final long link;
    private final NodeSettings settings;
    private final Way way;
    private final Runnable forgotten;
    private final Allowance data;
    private final ExecutorService work;
    /// Used by the thread that works, as is all until the relay.
    private Wanted wanted;
    private final Deque<Item> missing = new ArrayDeque<>();
    /// Of the one that comes now; null before its first piece, and when one of them could not be taken.
    private ContentStore.Arrival arrival;
    private long bytesCome;
    private TandemException untaken;
    /// Written by the thread that works.
    private volatile RelayProcess relay;
    private volatile boolean ended;
    /// Guarded by the allowance.
    private boolean paused;

    Guest(long link, NodeSettings settings, Way way, Runnable forgotten) {
        this.link = link;
        this.settings = settings;
        this.way = way;
        this.forgotten = forgotten;
        this.data = new Allowance(message -> way.send(Precedence.DATA, message));
        this.work = Executors.newSingleThreadExecutor(work -> EngineThreads.create("tandem-guest-" + link, work));
    }

    void open(byte[] greeting) {
        inTurn(() -> {
            Introduction said = Introduction.decode(greeting);
            int java = Runtime.version().feature();
            if (said.java() != java) {
                throw new TandemException("client and node need the same Java: client=" + said.java() + ", node=" + java);
            }
            Item own = settings.build();
            if (!said.build().digest().equals(own.digest())) {
                throw new TandemException("client and node need the same build of Tandem: client=" + text(said.build()) + ", node=" + text(own));
            }
            want(said.classPath(), this::start);
        });
    }

    private static String text(Item build) {
        return build.name() + " (" + build.digest().substring(0, 8) + ")";
    }

    private void want(List<Item> items, Consumer<List<Path>> then) {
        List<Item> absent = new LinkedHashSet<>(items).stream().filter(item -> settings.store().find(item) == null).toList();
        if (absent.isEmpty()) {
            then.accept(items.stream().map(this::here).toList());
            return;
        }
        wanted = new Wanted(items, then);
        missing.addAll(absent);
        say(new LinkMessage(Kind.MISSING, link, Item.encode(absent)));
    }

    private Path here(Item item) {
        Path file = settings.store().find(item);
        if (file == null) {
            throw new TandemException("jar is not here any more: name=" + item.name());
        }
        return file;
    }

    /// A piece of what was missing, in the order in which it was asked for. What cannot be taken is let by, to the end: the answer comes
    /// after all that is under way.
    private void take(byte[] piece) {
        if (missing.isEmpty()) {
            throw new ProtocolException("content that nobody has asked for: bytes=" + piece.length);
        }
        if (untaken == null) {
            keep(piece);
        }
        bytesCome += piece.length;
        if (bytesCome >= missing.peek().bytes()) {
            bytesCome = 0;
            arrival = null;
            missing.remove();
        }
        if (missing.isEmpty()) {
            allHaveCome();
        }
    }

    private void keep(byte[] piece) {
        try {
            if (arrival == null) {
                arrival = settings.store().receive(missing.peek());
            }
            arrival.take(piece, 0, piece.length);
        } catch (TandemException e) {
            untaken = e;
        }
    }

    private void allHaveCome() {
        Wanted done = wanted;
        TandemException failed = untaken;
        wanted = null;
        untaken = null;
        if (failed != null) {
            throw failed;
        }
        done.then().accept(done.items().stream().map(this::here).toList());
    }

    private void start(List<Path> classPath) {
        RelayProcess started = RelayProcess.start(new RelayProcess.Setting(classPath, settings.memory(), settings.workers(), SILENCE), this);
        relay = started;
        if (ended) {
            started.close();
        }
        say(LinkMessage.number(Kind.OPENED, link, started.pid()));
    }

    private void carried(List<Path> paths) {
        say(LinkMessage.text(Kind.CARRIED, link, paths.stream().map(Path::toString).collect(Collectors.joining("\n"))));
    }

    /// Called in the order in which the client has said it, separately for each precedence.
    void hear(LinkMessage message) {
        switch (message.kind()) {
            case SAY -> pass(message.payload());
            case DATA -> {
                pass(message.payload());
                tellTaken(message);
            }
            case TAKEN -> taken(message.number());
            case CONTENT -> inTurn(() -> {
                take(message.payload());
                tellTaken(message);
            });
            case CARRY -> inTurn(() -> want(Item.decode(message.payload()), this::carried));
            case CLOSE -> end();
            default -> throw new ProtocolException("unexpected message for a node: kind=" + message.kind());
        }
    }

    private void tellTaken(LinkMessage message) {
        long bytes = data.take(message.length());
        if (bytes > 0) {
            say(LinkMessage.number(Kind.TAKEN, link, bytes));
        }
    }

    private void pass(byte[] message) {
        RelayProcess open = relay;
        if (open != null && !ended) {
            open.pass(message);
        }
    }

    @Override
    public void said(boolean urgent, byte[] message) {
        if (urgent) {
            say(new LinkMessage(Kind.SAY, link, message));
            return;
        }
        data.send(new LinkMessage(Kind.DATA, link, message).encode());
        synchronized (data) {
            if (!paused && data.pending() > BACKLOG) {
                paused = true;
                relay.pause();
            }
        }
    }

    private void taken(long bytes) {
        data.taken(bytes);
        synchronized (data) {
            if (paused && data.pending() < BACKLOG / 2) {
                paused = false;
                relay.resume();
            }
        }
    }

    /// The relay has.
    @Override
    public void ended(String how) {
        say(LinkMessage.text(Kind.CLOSED, link, how));
        end();
    }

    private void say(LinkMessage message) {
        way.send(Precedence.CONTROL, message.encode());
    }

    private void inTurn(Runnable step) {
        try {
            work.execute(() -> {
                try {
                    step.run();
                } catch (TandemException | IllegalArgumentException e) {
                    say(LinkMessage.text(Kind.REFUSED, link, TandemException.textOf(e)));
                    if (relay == null) {
                        // Else what runs there goes on without it.
                        end();
                    }
                }
            });
        } catch (RejectedExecutionException e) {
            // It has ended, and nobody waits for an answer.
            return;
        }
    }

    /// Ends the relay and its workers. Does not wait.
    void end() {
        ended = true;
        data.end();
        forgotten.run();
        RelayProcess open = relay;
        if (open != null) {
            open.close();
        }
        inTurn(this::dropArrival);
        work.shutdown();
    }

    private void dropArrival() {
        if (arrival != null) {
            arrival.close();
            arrival = null;
        }
    }

    /// Waits until the relay is gone, if there is one.
    void awaitEnd() {
        RelayProcess open = relay;
        if (open != null) {
            open.closeAndWait();
        }
    }
}
