package dev.tandem.engine.internal.worker;

import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.system.ProcessEnd;
import dev.tandem.engine.internal.thread.EngineThreads;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Defaults;
import dev.tandem.engine.internal.wire.FrameHandler;
import dev.tandem.engine.internal.wire.Hello;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.wire.Rendezvous;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The `main` of a process in which a worker serves a main process, both in one: so that a JVM can learn what
/// workers load and link. The argument is the folder where the two meet, named by whoever started it and cleans up when
/// it is killed meanwhile.
// javac takes a package called "internal" for one of the JDK.
@SuppressWarnings("serial")
public final class Rehearsal {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Rehearsal() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        try (Rendezvous meeting = Rendezvous.open(Path.of(args[0]))) {
            Thread worker = EngineThreads.start("rehearsing-worker", () -> serve(meeting.socket()));
            Answers answers = new Answers();
            SocketChannel channel = meeting.accept(LONGEST);
            try (Connection connection = new Connection(channel, "rehearsing-main", answers)) {
                connection.trustPeer();
                connection.start();
                answers.await(Messages.READY);
                connection.send(Messages.HELLO, 0, new Hello("rehearsal", 0, 1, 1, 1, "", Messages.LONGEST).encode());
                connection.send(Messages.DEFAULTS, 0, new Defaults(Map.of("rehearsed", "true"), defaults().encode(), null).encode());
                List<Shipment> typed = shipped(typed());
                // The worker, which is in the same process here, is to find no loader that has these classes.
                System.gc();
                for (Shipment shipment : Stream.of(shipped(tasks()), typed, shipped(List.<Task<?>>of(Rehearsal::arrays))).flatMap(List::stream)
                        .toList()) {
                    connection.send(Messages.CALL, 1, Parcel.head("rehearsal", shipment.classes(), Shipment.Place.FIRST), shipment.payload());
                    answers.await(Messages.RESULT);
                }
                connection.send(Messages.STOP, 0);
                worker.join(LONGEST);
                ProcessEnd.rehearse();
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static List<Shipment> shipped(List<Task<?>> tasks) {
        return tasks.stream().map(Shipping::ship).toList();
    }

    private static Defaults.Objects defaults() {
        return new Defaults.Objects(Locale.getDefault(), Locale.getDefault(Locale.Category.DISPLAY), Locale.getDefault(Locale.Category.FORMAT),
                TimeZone.getDefault());
    }

    /// What shows a worker most of what the first tasks of users need; not ND4J, which is loaded by itself.
    public static List<Task<?>> tasks() {
        int one = 1;
        long two = 2;
        List<Integer> some = List.of(1, 2, 3);
        return List.of(Rehearsal::trivial, () -> one, () -> one + two, () -> some, () -> one + some.size(),
                () -> List.of(some, two), () -> "text");
    }

    /// What travels with its classes, as what users type: classes that no process has seen before.
    public static List<Task<?>> typed() {
        return RehearsedCode.tasks();
    }

    private static void serve(Path socket) {
        try {
            WorkerMain.serve(new Beginning(socket, "rehearsal"));
        } catch (IOException e) {
            throw new IllegalStateException("rehearsal failed", e);
        }
    }

    private static Object trivial() {
        System.out.println("trivial");
        return List.of(1, "one");
    }

    private static INDArray arrays() {
        INDArray x = Nd4j.rand(4, 4).mul(2).addi(1);
        return x.mmul(x.transpose()).sum(0).castTo(x.dataType());
    }

    /// What the worker says.
    private static final class Answers implements FrameHandler {
        private final LinkedBlockingQueue<Integer> kinds = new LinkedBlockingQueue<>();

        void await(int kind) throws InterruptedException {
            Integer next = kinds.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            while (next != null && next != kind && next != Messages.FAILURE) {
                next = kinds.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
            }
            if (next == null || next != kind) {
                throw new IllegalStateException("rehearsal failed: expected=" + kind + ", got=" + next);
            }
        }

        @Override
        public void frame(int kind, long id, byte[] payload) {
            kinds.add(kind);
        }

        @Override
        public void closed(Throwable reason) {
            kinds.add(Messages.FAILURE);
        }
    }
}
