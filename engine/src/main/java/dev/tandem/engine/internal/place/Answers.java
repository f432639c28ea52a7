package dev.tandem.engine.internal.place;

import dev.tandem.engine.CannotShipException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.TaskFailedException;
import dev.tandem.engine.internal.code.Shipping;
import dev.tandem.engine.internal.shipment.Shipment;
import dev.tandem.engine.internal.shipment.ShippedClass;
import dev.tandem.engine.internal.wire.Description;
import dev.tandem.engine.internal.wire.FailureReport;
import dev.tandem.engine.internal.wire.Parcel;
import dev.tandem.engine.internal.wire.Telling;
import java.util.concurrent.CancellationException;

/// Reads the answers of a worker.
public final class Answers {
    private static final String INTERNAL = "dev.tandem.engine.internal.";

    private Answers() {}

    /// The value of a call.
    ///
    /// @throws CannotShipException when it cannot be read here
    public static Object value(byte[] message) {
        try {
            return open(Parcel.ofAnswer(message).content());
        } catch (Exception | LinkageError | StackOverflowError e) {
            // User code: reading a value runs constructors and methods of its classes.
            throw new CannotShipException("result cannot be read: cause=" + e, e);
        }
    }

    /// What a task said before its answer.
    ///
    /// @throws CannotShipException when it cannot be read here
    public static Object said(byte[] message) {
        try {
            return open(Telling.decode(message).parcel().content());
        } catch (Exception | LinkageError | StackOverflowError e) {
            // As with values.
            throw new CannotShipException("message of a task cannot be read: cause=" + e, e);
        }
    }

    /// What a call failed with, as its caller is to see it.
    public static Throwable failure(byte[] message, String group, int worker) {
        FailureReport report = FailureReport.decode(message);
        Throwable original = original(report);
        return switch (report.kind()) {
            case TASK -> new TaskFailedException("task failed: group=" + group + ", worker=" + worker + ", "
                    + error(report.thrown()), worker, original);
            case CANNOT_SHIP -> original instanceof CannotShipException refusal ? refusal
                    : new CannotShipException(report.thrown().message(), original);
            case CANCELLED -> new CancellationException(report.thrown().message());
        };
    }

    /// What the user's code threw. What the engine has put around it says where that was, and its own name nobody knows.
    private static String error(Description thrown) {
        if (thrown.cause() != null && thrown.className().startsWith(INTERNAL)) {
            return thrown.message() + ", " + error(thrown.cause());
        }
        return "error=" + thrown.className() + (thrown.message() == null ? "" : ": " + thrown.message());
    }

    private static Throwable original(FailureReport report) {
        Description said = report.thrown();
        if (report.original() == null) {
            return said.toException();
        }
        try {
            if (open(report.original()) instanceof Throwable thrown && thrown.getClass().getName().equals(said.className())) {
                if (thrown.getStackTrace().length == 0) {
                    thrown.setStackTrace(said.stack());
                }
                return thrown;
            }
            return said.toException();
        } catch (Exception | LinkageError | StackOverflowError e) {
            // It left the worker but cannot be read here; the description tells the same.
            TandemException standIn = said.toException();
            standIn.addSuppressed(e);
            return standIn;
        }
    }

    private static Object open(Shipment shipment) throws Exception {
        for (ShippedClass shipped : shipment.classes()) {
            Shipping.accept(shipped);
        }
        return Shipping.receive(shipment.payload());
    }
}
