package dev.tandem.engine.internal.array;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/// The types that new arrays of this process have unless the user says otherwise, as a text; never loads ND4J to tell.
public final class ArrayTypes {
    /// What ND4J begins with where arrays are double, see [DoubleBackend].
    private static final String DOUBLES = "DOUBLE DOUBLE";

    /// Counted down by whoever loads ND4J.
    private static final CountDownLatch LOADED = new CountDownLatch(1);

    private ArrayTypes() {}

    static void loaded() {
        LOADED.countDown();
    }

    private static boolean isLoaded() {
        return LOADED.getCount() == 0;
    }

    /// Waits until somebody loads ND4J, or the time is over.
    public static void awaitLoading(Duration longest) throws InterruptedException {
        LOADED.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether arrays of this process are double unless the user says otherwise.
    static boolean areDoubles() {
        return "double".equalsIgnoreCase(System.getProperty("dtype"));
    }

    /// The default type and the default type with a fraction; null when ND4J is not loaded.
    public static String here() {
        return isLoaded() ? Nd4j.dataType() + " " + Nd4j.defaultFloatingPointType() : null;
    }

    /// Makes them those of another process; loads ND4J only where it would begin with others.
    ///
    /// @param types what [#here()] says there
    public static void set(String types) {
        boolean begins = !isLoaded() && areDoubles() && DOUBLES.equals(types);
        if (types != null && !begins && !types.equals(here())) {
            String[] both = types.split(" ");
            Nd4j.setDefaultDataTypes(DataType.valueOf(both[0]), DataType.valueOf(both[1]));
        }
    }
}
