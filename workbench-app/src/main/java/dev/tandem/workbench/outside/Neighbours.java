package dev.tandem.workbench.outside;

import com.google.gson.Gson;
import dev.tandem.engine.TandemException;
import dev.tandem.workbench.outside.Question.Kind;
import dev.tandem.workbench.outside.Question.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The Tandems of this user that run on this machine, asked through their [Door]s. One that does not answer, as it does not when it is
/// stopped, is waited for some seconds only. Thread-safe.
final class Neighbours {
    private static final Duration LIST = Duration.ofSeconds(3);
    private static final Duration KILL = Duration.ofSeconds(13);

    private final DoorFolder folder;

    Neighbours(DoorFolder folder) {
        this.folder = folder;
    }

    /// All of them, in the order of their numbers; sockets that dead ones have left are taken away.
    ///
    /// @throws TandemException when it cannot be found out; says why
    List<Listing> all() {
        List<CompletableFuture<Listing>> asked = new ArrayList<>();
        try {
            for (long pid : folder.processes()) {
                if (ProcessHandle.of(pid).isEmpty()) {
                    Files.deleteIfExists(folder.socket(pid));
                } else {
                    CompletableFuture<Listing> answer = new CompletableFuture<>();
                    Thread.ofPlatform().daemon().name("tandem-ask-" + pid).start(() -> answer.complete(listing(pid)));
                    asked.add(answer);
                }
            }
        } catch (IOException e) {
            throw new TandemException("running Tandems cannot be found: folder=" + folder.path() + ", cause=" + e.getMessage(), e);
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private Listing listing(long pid) {
        Listing[] found = new Listing[1];
        try {
            ask(pid, new Question(Kind.LIST, 0, -1, 0), LIST, line -> found[0] = new Gson().fromJson(line, Listing.class));
        } catch (IOException e) {
            return Listing.silent(pid, e.getMessage());
        }
        return found[0] == null ? Listing.silent(pid, "it says nothing") : found[0];
    }

    /// Has a process or group ended.
    ///
    /// @param tell told each step, and at last what has become of all
    /// @throws IOException when it does not answer
    void kill(Named target, Consumer<Step> tell) throws IOException {
        ask(target.tandem().pid(), target.question(Kind.KILL), KILL, line -> tell.accept(new Gson().fromJson(line, Step.class)));
    }

    /// What one worker has printed.
    ///
    /// @throws IOException when it does not answer
    void logs(Named worker, Consumer<String> line) throws IOException {
        ask(worker.tandem().pid(), worker.question(Kind.LOGS), LIST, text -> line.accept(new Gson().fromJson(text, String.class)));
    }

    private void ask(long pid, Question question, Duration longest, Consumer<String> line) throws IOException {
        Path socket = folder.socket(pid);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            CompletableFuture<Void> over = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("tandem-talk-" + pid).start(() -> {
                try {
                    talk(channel, question, line);
                    over.complete(null);
                } catch (IOException | RuntimeException e) {
                    over.completeExceptionally(e);
                }
            });
            over.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it does not answer: process=" + pid + ", waited=" + longest.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("it does not answer: process=" + pid + ", cause=" + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting: process=" + pid, e);
        }
    }

    private static void talk(SocketChannel channel, Question question, Consumer<String> line) throws IOException {
        PrintWriter out = new PrintWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), true);
        BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        out.println(new Gson().toJson(question));
        for (String each = in.readLine(); each != null; each = in.readLine()) {
            line.accept(each);
        }
    }
}
