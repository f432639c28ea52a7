package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.ClosedException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.place.OwnDefaults;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.runtime.CallOptions;
import dev.tandem.engine.runtime.GroupSpec;
import dev.tandem.engine.runtime.Restoration;
import dev.tandem.engine.runtime.WorkerGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The workers of one parallel operator. Thread-safe; whoever owns it closes it.
final class OperatorGroup {
    private final int operators;
    private final ParallelOptions options;
    private final WorkerGroup workers;
    /// As code and values of the operators, those of when they were shipped.
    private final OwnDefaults defaults = OwnDefaults.now();
    /// Why it was ended, or null; written once by the first caller that sees an error.
    private volatile TandemException ended;

    OperatorGroup(List<Operator> operators, ParallelOptions options) {
        this.operators = operators.size();
        this.options = options;
        int size = options.workers() == 0 ? operators.size() : Math.min(options.workers(), operators.size());
        // Shipped before anything starts: code and values are fixed now, and a refusal leaves no worker behind.
        List<List<Shipment>> installs = new ArrayList<>();
        for (int worker = 0; worker < size; worker++) {
            installs.add(new ArrayList<>());
        }
        for (int i = 0; i < operators.size(); i++) {
            installs.get(i % size).add(Shipping.ship("operator", "operator " + i, new OperatorCall.Install(i, operators.get(i))));
        }
        workers = WorkerGroup.open(GroupSpec.of("operator", size).withOptions(options.worker()).withRestore(Restoration.Listed.each(installs)));
        try {
            install(installs);
        } catch (RuntimeException e) {
            workers.close();
            throw e;
        }
    }

    private void install(List<List<Shipment>> installs) {
        GroupCalls calls = new GroupCalls(true);
        for (int worker = 0; worker < installs.size(); worker++) {
            for (Shipment install : installs.get(worker)) {
                calls.add(workers.call(worker, install, CallOptions.uncounted("install")));
            }
        }
        calls.await();
        calls.requireSuccess();
    }

    /// Runs a command on all operators and waits for all answers.
    ///
    /// @param together whether the others are given up when one fails, also if the group is to stay
    /// @throws ClosedException when already terminated
    GroupCalls call(Exchange exchange, Duration timeout, boolean together) {
        requireOpen(exchange.command());
        GroupCalls calls = new GroupCalls(together || !options.keepAliveOnError());
        List<Shipment> shipments = new ArrayList<>(operators);
        for (int i = 0; i < operators; i++) {
            shipments.add(shipment(exchange.order(i)).keeping(exchange.holds()));
        }
        CallOptions as = CallOptions.labelled(exchange.command().text()).withTimeout(timeout).withDefaults(defaults);
        for (int i = 0; i < operators; i++) {
            calls.add(workers.call(i % workers.size(), shipments.get(i), as));
        }
        calls.await();
        TandemException error = calls.error();
        if (error != null && !options.keepAliveOnError()) {
            ended = error;
            // Ending takes the grace period when a worker computes; the caller is told at once.
            Thread ending = new Thread(workers::terminate, "tandem-end-" + workers.name());
            ending.setDaemon(true);
            ending.start();
        }
        return calls;
    }

    private static Shipment shipment(OperatorOrder order) {
        return Shipping.shipBack("argument", new OperatorCall(order.encode()));
    }

    /// Tells the workers to forget a derivative; does not wait.
    void release(long point) {
        if (ended != null || workers.closed()) {
            return;
        }
        try {
            for (int i = 0; i < operators; i++) {
                OperatorOrder release = new OperatorOrder(i, OperatorCommand.RELEASE, point, Portion.BY_ANSWER, Portion.BY_ANSWER);
                workers.call(i % workers.size(), shipment(release), CallOptions.uncounted(OperatorCommand.RELEASE.text()));
            }
        } catch (ClosedException e) {
            // Closed meanwhile: nothing is left to be forgotten.
        }
    }

    private void requireOpen(OperatorCommand command) {
        TandemException cause = ended;
        if (cause != null || workers.closed()) {
            throw new ClosedException("impossible, already terminated: operator=" + workers.name() + ", command="
                    + command.text() + ", because=" + (cause == null ? workers.endReason() : cause.getMessage()), cause);
        }
    }

    Duration timeout() {
        return options.timeout();
    }

    /// Whether the workers see shared memory of this process.
    boolean sharesMemory() {
        return workers.sharesMemory();
    }

    WorkerGroup workers() {
        return workers;
    }

    boolean closed() {
        return ended != null || workers.closed();
    }

    void close() {
        workers.close();
    }
}
