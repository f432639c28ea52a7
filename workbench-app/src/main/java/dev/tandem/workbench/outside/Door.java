package dev.tandem.workbench.outside;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import dev.tandem.engine.runtime.ParallelExecutionManager;
import dev.tandem.engine.runtime.KnownWorkers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

/// Lets other terminals of this user see and end the workers of this process, through a socket in a folder that nobody else can enter.
/// It is opened in the background, and its threads end with the process; where it cannot be opened the log (DEBUG) says why and all else goes
/// on. Thread-safe; whoever opens it closes it.
public final class Door implements AutoCloseable {
    private static final int MOST_VISITORS = 16;
    private static final Duration KILL = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger("dev.tandem.door");

    private final DoorFolder folder;
    private final String what;
    private final long pid = ProcessHandle.current().pid();
    private final long begin = System.nanoTime();
    private final Semaphore visitors = new Semaphore(MOST_VISITORS);
    /// Guarded by this, as is the next; null while it is not open.
    private ServerSocketChannel server;
    private boolean isClosed;

    private Door(DoorFolder folder, String what) {
        this.folder = folder;
        this.what = what;
    }

    /// Opens it in the background.
    ///
    /// @param what this Tandem is, for others: `window`, `run sweep.jsh`
    public static Door open(String what) {
        return open(DoorFolder.ofUser(), what);
    }

    static Door open(DoorFolder folder, String what) {
        Door door = new Door(folder, what);
        Thread.ofPlatform().daemon().name("tandem-door").start(door::receive);
        return door;
    }

    // The boundary of the thread: whatever is missing here, as files or memory that are used up, all else goes on.
    private void receive() {
        try {
            ServerSocketChannel open = bind();
            while (open != null) {
                receive(open.accept());
            }
        } catch (IOException | RuntimeException | Error e) {
            // Closed, mostly.
            LOG.log(System.Logger.Level.DEBUG, "other terminals cannot see this Tandem: folder=" + folder.path() + ", cause=" + e);
        }
    }

    private void receive(SocketChannel visitor) throws IOException {
        if (visitors.tryAcquire()) {
            Thread.ofPlatform().daemon().name("tandem-visitor").start(() -> serve(visitor));
        } else {
            visitor.close();
        }
    }

    /// @return null when nobody can come any more
    private synchronized ServerSocketChannel bind() throws IOException {
        if (isClosed) {
            return null;
        }
        folder.make();
        Path socket = folder.socket(pid);
        // Of a process that had this number before.
        Files.deleteIfExists(socket);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        return server;
    }

    // The boundary to other processes: whatever one sends must not harm this one.
    private void serve(SocketChannel visitor) {
        try (visitor;
                BufferedReader in = new BufferedReader(Channels.newReader(visitor, StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(Channels.newWriter(visitor, StandardCharsets.UTF_8), true)) {
            if (isOwnUser(visitor)) {
                String line = in.readLine();
                Question question = line == null ? null : new Gson().fromJson(line, Question.class);
                if (question != null && question.kind() != null) {
                    answer(question, out);
                }
            }
        } catch (IOException | JsonParseException e) {
            LOG.log(System.Logger.Level.DEBUG, "a visitor has left: cause=" + e);
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.WARNING, "a visitor had no answer: cause=" + e, e);
        } finally {
            visitors.release();
        }
    }

    /// The folder keeps all others out already.
    private boolean isOwnUser(SocketChannel visitor) throws IOException {
        UnixDomainPrincipal other = visitor.getOption(ExtendedSocketOptions.SO_PEERCRED);
        return other.user().equals(Files.getOwner(folder.path()));
    }

    private void answer(Question question, PrintWriter out) {
        Gson json = new Gson();
        switch (question.kind()) {
            case LIST -> out.println(json.toJson(
                    Listing.of(pid, what, Duration.ofNanos(System.nanoTime() - begin), ParallelExecutionManager.snapshot())));
            case KILL -> Killing.of(question, KILL, step -> out.println(json.toJson(step)));
            case LOGS -> {
                Optional<List<String>> lines = KnownWorkers.printed(question.group(), question.worker());
                lines.ifPresent(all -> all.forEach(line -> out.println(json.toJson(line))));
            }
        }
    }

    /// Nobody sees this Tandem any more.
    @Override
    public synchronized void close() {
        isClosed = true;
        if (server == null) {
            return;
        }
        try {
            server.close();
            Files.deleteIfExists(folder.socket(pid));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a socket stays behind: cause=" + e);
        }
    }
}
