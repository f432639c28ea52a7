package dev.tandem.engine.internal.relay;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.place.Timer;
import dev.tandem.engine.internal.place.WorkerShare;
import dev.tandem.engine.internal.process.Companion;
import dev.tandem.engine.internal.process.StartCache;
import dev.tandem.engine.internal.relay.traffic.RelayMessages;
import dev.tandem.engine.internal.system.MachineMemory;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.place.Departure;
import dev.tandem.engine.place.EndCause;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// A relay whose client is elsewhere: a process of this one, which passes on what both say. It ends when it is told to, when this
/// process is gone, and when its client is silent. Thread-safe; closed by whoever started it.
public final class RelayProcess implements AutoCloseable {
    /// It is about to end by itself; how it ended says more than that its connection did.
    private static final Duration DISCONNECTED = Duration.ofMillis(80);

    /// Hears the relay. Called by threads of its connections, which should not wait.
    public interface Listener {
        /// @param urgent whether it must pass what is not
        void said(boolean urgent, byte[] message);

        /// The last call.
        void ended(String how);
    }

    private final Listener listener;
    private final Companion process = new Companion(Collections.nCopies(TwinRoad.CONNECTIONS, new Handler()));
    /// Both written once, when it has started.
    private volatile Connection data;
    private volatile Connection control;

    /// What it is given.
    ///
    /// @param classPath its own and that of its workers
    /// @param memory of the machine that counts for its workers, in bytes; 0 for all
    /// @param sharers among how many workers, also of others, the memory is divided at least
    /// @param silence of its client after which it ends
    public record Setting(List<Path> classPath, long memory, int sharers, Duration silence) {
        public Setting {
            classPath = List.copyOf(classPath);
        }

        private List<String> arguments() {
            List<String> arguments = new ArrayList<>(RelayMain.OPTIONS);
            arguments.add("-D" + RelayMain.SILENCE + "=" + silence.toMillis());
            arguments.add("-D" + WorkerShare.SHARERS + "=" + sharers);
            arguments.add("-D" + StartCache.ELSEWHERE + "=true");
            if (memory > 0) {
                arguments.add("-D" + MachineMemory.LIMIT + "=" + memory);
            }
            return arguments;
        }
    }

    private final class Handler implements FrameHandler {
        @Override
        public void frame(int kind, long id, byte[] payload) {
            listener.said(RelayMessages.isControl(kind), MessageForm.encode(kind, id, payload));
        }

        @Override
        public void closed(Throwable reason) {
            Timer.after(DISCONNECTED, () -> EngineThreads.startSmall("tandem-end-" + process.pid(), () -> close()));
        }
    }

    private RelayProcess(Listener listener) {
        this.listener = listener;
    }

    /// Starts one and waits until it is ready.
    ///
    /// @throws TandemException when it does not come up; nothing is left then
    public static RelayProcess start(Setting setting, Listener listener) {
        RelayProcess relay = new RelayProcess(listener);
        String classPath = setting.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        relay.process.start(RelayMain.class, setting.arguments(), classPath);
        List<Connection> connections = relay.process.connections();
        relay.data = connections.getFirst();
        relay.control = connections.getLast();
        relay.process.gone().thenAccept(relay::gone);
        StartCache.prepare(classPath);
        return relay;
    }

    private void gone(Departure departure) {
        listener.ended(departure.how() + ", cause=" + departure.cause() + process.lastWords());
    }

    /// Passes on a message of the client. Never waits.
    ///
    /// @throws dev.tandem.engine.ProtocolException when it is none
    public void pass(byte[] message) {
        MessageForm form = MessageForm.decode(message);
        (form.isUrgent() ? control : data).send(form.kind(), form.id(), form.payload());
    }

    /// Takes nothing from it but what is urgent, until [#resume()].
    public void pause() {
        data.pause();
    }

    public void resume() {
        data.resume();
    }

    public long pid() {
        return process.pid();
    }

    /// Ends it and its workers. Does not wait.
    @Override
    public void close() {
        process.kill(new EndCause.Unused("its client is gone"));
    }

    /// As [#close()], and waits until it and its workers are gone.
    public void closeAndWait() {
        close();
        process.gone().join();
    }
}
