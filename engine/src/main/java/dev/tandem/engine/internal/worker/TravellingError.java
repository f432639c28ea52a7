package dev.tandem.engine.internal.worker;

import dev.tandem.engine.RemoteException;
import dev.tandem.engine.TandemException;
import dev.tandem.engine.code.Shipping;
import dev.tandem.engine.internal.wire.Description;

/// Makes what user code threw fit to be part of a result, for the engine's own use.
public final class TravellingError {
    private TravellingError() {}

    /// The exception itself where it can be written and read, else a [RemoteException] that says the same: it
    /// must not spoil the answer, which other items share.
    public static Throwable of(Throwable thrown) {
        try {
            Shipping.copy("error", thrown);
            return thrown;
        } catch (Exception | StackOverflowError | LinkageError e) {
            // User code again: methods of the exception that writing and reading it call.
            RemoteException described = Description.of(thrown).toException();
            described.addSuppressed(new TandemException("the original cannot travel: cause=" + e));
            return described;
        }
    }
}
