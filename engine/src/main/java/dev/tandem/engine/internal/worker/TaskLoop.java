package dev.tandem.engine.internal.worker;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.ProtocolException;
import dev.tandem.engine.function.Task;
import dev.tandem.engine.internal.array.DoubleBackend;
import dev.tandem.engine.internal.cache.UserCache;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.system.NativeHeap;
import dev.tandem.engine.internal.wire.Connection;
import dev.tandem.engine.internal.wire.Description;
import dev.tandem.engine.internal.wire.FailureReport;
import dev.tandem.engine.internal.wire.Hello;
import dev.tandem.engine.internal.wire.Messages;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.wire.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/// Runs the calls of one worker process, one after the other, on the thread that calls [#run].
final class TaskLoop {
    private static final Duration LAST_WORDS = Duration.ofMillis(200);
    /// A shorter task leaves nothing behind that is worth a look.
    private static final long LONG_TASK = 1_000_000;
    /// Beside such a task the first look, which takes 50 ms, counts little.
    private static final long VERY_LONG_TASK = 50_000_000;

    private final Connection connection;
    private final Requests requests;
    private final Runnable flush;
    private final NativeHeap arrays = new NativeHeap(Long.getLong(DoubleBackend.LIMIT, Long.MAX_VALUE));
    private final GivenDefaults defaults = new GivenDefaults();
    /// Used by the task thread.
    private Hello enrolled;

    private TaskLoop(Connection connection, Requests requests, Runnable flush) {
        this.connection = connection;
        this.requests = requests;
        this.flush = flush;
    }

    /// What the I/O thread answers by itself; before the first frame can come.
    static void bind(Connection connection, Requests requests) {
        requests.serve(Thread.currentThread(), id -> cancelled(connection, id),
                id -> connection.send(Messages.STATUS, id, Status.here().encode()),
                id -> connection.send(Messages.RETIRING, id));
    }

    /// Serves until told to stop.
    static void run(Connection connection, Requests requests) {
        WarmUp.begin(UserCache::guardNativesOfWorker);
        prepareToAnswer(requests);
        if (requests.hello() == null) {
            return;
        }
        TaskLoop loop = new TaskLoop(connection, requests, RemoteOutput.install(connection));
        for (Request request = requests.next(connection); request != null; request = requests.next(connection)) {
            CallClock clock = new CallClock(request.arrived());
            Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
            loop.enroll(requests.hello());
            loop.defaults.use(request.defaults());
            WarmUp.beforeTask();
            long begun = System.nanoTime();
            loop.answer(request, clock);
            long took = System.nanoTime() - begun;
            if (took > VERY_LONG_TASK || took > LONG_TASK && WarmUp.isLoaded()) {
                loop.tidy();
            }
        }
        loop.flush.run();
        connection.awaitRoom(0, LAST_WORDS);
    }

    /// Learns who it is: a spare does so twice, first for its rehearsal.
    private void enroll(Hello hello) {
        if (hello != enrolled) {
            enrolled = hello;
            WorkerContext.bindProcess(new WorkerContext(hello.number(), hello.count(), hello.seed(), hello.host()));
            WarmUp.useThreads(hello.threads());
        }
    }

    private void tidy() {
        try {
            arrays.tidy();
        } catch (IllegalStateException | LinkageError e) {
            // The task has used up what this needs, descriptors for example. Nobody is to lose a worker for that.
            System.err.println("arrays are not collected early: cause=" + e);
        }
    }

    private void answer(Request request, CallClock clock) {
        Task<?> task;
        try {
            task = decode(request);
            clock.decoded();
        } catch (CannotShipException e) {
            fail(request, clock, FailureReport.Kind.CANNOT_SHIP, e);
            return;
        } catch (Throwable e) {
            // Whatever decoding throws is the answer to this call; the worker goes on.
            fail(request, clock, FailureReport.Kind.CANNOT_SHIP, new CannotShipException("task cannot be read: cause=" + e, e));
            return;
        }
        Object value;
        CallChannel channel = CallChannel.open(connection, enrolled.longest(), request.id(), requests.segments());
        requests.talkThrough(channel);
        try {
            value = task.run();
            clock.ended();
        } catch (Throwable e) {
            // The boundary to user code: errors too are answers.
            clock.ended();
            fail(request, clock, FailureReport.Kind.TASK, e);
            return;
        } finally {
            requests.talkThrough(null);
            channel.close();
        }
        if (requests.isStopping() && value instanceof ManyOutcomes many && many.failures() > 0) {
            fail(request, clock, FailureReport.Kind.TASK, new CancellationException("cut short by the end of its worker"));
            return;
        }
        deliver(request, clock, value);
    }

    private static Task<?> decode(Request request) throws Exception {
        if (request.defect() != null) {
            throw new ProtocolException("class not accepted: cause=" + request.defect(), request.defect());
        }
        if (Shipping.receive(request.payload(), request.place()) instanceof Task<?> task) {
            return task;
        }
        throw new ProtocolException("call holds no task: id=" + request.id());
    }

    private void deliver(Request request, CallClock clock, Object value) {
        try (Lender lender = new Lender(requests.segments(), request.id())) {
            Shipment result = Shipping.shipBack("result", value, lender);
            flush.run();
            connection.send(Messages.RESULT, request.id(),
                    Parcel.answerHead(clock.timing(lender.taken()), requests.missing(result), result.place()), result.payload());
        } catch (CannotShipException e) {
            fail(request, clock, FailureReport.Kind.CANNOT_SHIP, e);
        } catch (Exception | StackOverflowError | LinkageError e) {
            // User code again: methods of the value that writing it calls.
            fail(request, clock, FailureReport.Kind.CANNOT_SHIP,
                    new CannotShipException("result cannot be shipped: cause=" + e, e));
        }
    }

    private static void cancelled(Connection connection, long id) {
        Description none = Description.of(new CancellationException("cancelled before it began"));
        connection.send(Messages.FAILURE, id, new FailureReport(FailureReport.Kind.CANCELLED, none, null).encode());
    }

    private void fail(Request request, CallClock clock, FailureReport.Kind kind, Throwable thrown) {
        flush.run();
        FailureReport report = new FailureReport(kind, Description.of(thrown), original(thrown));
        connection.send(Messages.FAILURE, request.id(), report.encode(clock.timing(0)));
    }

    /// Loads what answers need: once a task has failed for want of file descriptors or memory, it is too late to load
    /// classes.
    private static void prepareToAnswer(Requests requests) {
        new FailureReport(FailureReport.Kind.TASK, Description.of(new IOException(new IllegalStateException())), null)
                .encode();
        Objects.requireNonNull(new NativeHeap.Counts(0, 0));
        Objects.requireNonNull(Status.here().encode());
        try (Lender lender = new Lender(requests.segments(), 0); Shipment result = Shipping.shipBack("result", 0, lender)) {
            Parcel.answerHead(new CallClock(0).timing(lender.taken()), result.classes(), result.place());
        }
    }

    private Shipment original(Throwable thrown) {
        try {
            Shipment shipment = Shipping.shipBack("error", thrown);
            // One that is too long for a message is told in words.
            return shipment.payload().length > enrolled.longest() ? null : new Shipment(requests.missing(shipment), shipment.payload());
        } catch (Exception | StackOverflowError | LinkageError e) {
            // The description goes without it.
            return null;
        }
    }
}
