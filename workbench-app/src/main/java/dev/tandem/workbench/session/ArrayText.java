package dev.tandem.workbench.session;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/// INDArrays as text: type, shape and, for small ones, the elements.
///
/// Nothing here loads ND4J before a value of it exists.
final class ArrayText {
    private static final int MOST_ELEMENTS = 100;

    private ArrayText() {}

    static boolean isArray(Object value) {
        // By name first: `instanceof` alone would load the interface for every other value.
        return value.getClass().getName().startsWith("org.nd4j.") && value instanceof INDArray;
    }

    static String head(Object value) {
        INDArray array = (INDArray) value;
        return array.wasClosed() ? "INDArray (closed)"
                : "INDArray " + array.dataType() + " " + Arrays.toString(array.shape());
    }

    static String of(Object value) {
        INDArray array = (INDArray) value;
        if (array.wasClosed() || array.length() > MOST_ELEMENTS || array.isEmpty()) {
            return head(array);
        }
        return head(array) + " " + oneLine(array.toStringFull());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\n\\s*", " ").replaceAll("\\s+", " ");
    }
}
