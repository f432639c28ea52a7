package dev.tandem.engine.internal.process;

import dev.tandem.engine.StartTimeoutException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import dev.tandem.engine.worker.WorkerLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// A process of ours that is no worker: started, connected and ended as workers are, in the guardian's care. Thread-safe; started
/// once, and ended by [#kill].
public final class Companion {
    private static final Duration LONGEST_START = Duration.ofSeconds(30);
    private static final List<String> COMMON = List.of("tandem.", "org.bytedeco.", "java.io.tmpdir");

    private final WorkerLog log = new WorkerLog();
    private final List<FrameHandler> handlers;
    private final ChildProcess child;
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    /// Written once by the starting thread.
    private volatile Reception reception;

    /// @param handlers for each connection that it makes, in their order, what gets its frames after the first
    public Companion(List<FrameHandler> handlers) {
        this.handlers = List.copyOf(handlers);
        this.child = new ChildProcess(new ChildProcess.Owner() {
            @Override
            public void output(byte[] text, int length) {
                new String(text, 0, length, StandardCharsets.UTF_8).lines().forEach(log::add);
            }

            @Override
            public void ended() throws InterruptedException {
                hangUp();
            }
        });
    }

    /// Starts it and waits until it has said that it is ready.
    ///
    /// @param main its class, which begins with a [dev.tandem.engine.internal.worker.Beginning] and says [Messages#READY]
    /// @throws TandemException when it does not come up; nothing is left then
    public void start(Class<?> main, List<String> jvmArguments) {
        start(main, jvmArguments, OwnJvm.classPathText());
    }

    /// As [#start(Class, List)].
    ///
    /// @param classPath instead of this process's own; must hold the class and all that it needs
    public void start(Class<?> main, List<String> jvmArguments, String classPath) {
        try (Reception opened = Reception.open(child)) {
            reception = opened;
            opened.start(socket -> command(main, jvmArguments, classPath, socket), false);
            for (FrameHandler handler : handlers) {
                opened.greet(new Greeting(handler), LONGEST_START, connections::add);
            }
        } catch (IOException | RuntimeException e) {
            throw notStarted(main, e);
        } catch (TimeoutException e) {
            throw notStarted(main, new StartTimeoutException("process " + e.getMessage() + ": pid=" + pid()));
        } catch (ExecutionException e) {
            throw notStarted(main, e.getCause());
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new TandemException("start was interrupted: main=" + main.getName(), e);
        }
    }

    private TandemException notStarted(Class<?> main, Throwable cause) {
        end();
        return new TandemException("process could not be started: main=" + main.getName() + ", cause=" + TandemException.textOf(cause) + log.tail(0),
                cause);
    }

    private void end() {
        child.kill(null);
        child.gone().join();
    }

    private static ProcessBuilder command(Class<?> main, List<String> jvmArguments, String classPath, Path socket) {
        List<String> command = new ArrayList<>(WorkerCommand.launcher());
        boolean session = command.isEmpty();
        command.add(OwnJvm.java());
        command.addAll(OwnJvm.FIXED);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:ErrorFile=/dev/null"));
        System.getProperties().stringPropertyNames().stream().filter(name -> COMMON.stream().anyMatch(name::startsWith)).sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(jvmArguments);
        command.addAll(List.of(main.getName(), socket.toString()));
        if (session) {
            command.add("session");
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        InheritedOptions.putInto(builder.environment());
        builder.environment().put("CLASSPATH", classPath);
        Strays.mark(builder.environment());
        return builder;
    }

    private void hangUp() throws InterruptedException {
        for (Connection open : connections) {
            open.hearOut(ChildProcess.LAST_WORDS);
        }
        reception.abandon();
    }

    /// Those that it has made; all of them once it is ready.
    public List<Connection> connections() {
        return List.copyOf(connections);
    }

    /// What it printed last, for errors.
    public String lastWords() {
        return log.tail(0);
    }

    public void kill(EndCause why) {
        child.kill(why);
    }

    public long pid() {
        return child.pid();
    }

    public CompletableFuture<Departure> gone() {
        return child.gone();
    }
}
