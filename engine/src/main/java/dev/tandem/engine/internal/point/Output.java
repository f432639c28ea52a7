package dev.tandem.engine.internal.point;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.internal.table.Marks;
import dev.tandem.engine.sweep.point.Point;
import java.util.Arrays;

/// An output of a sweep: a function of points, and what its values are.
public record Output(String name, StoredColumn.Kind kind, Function1<Point, ?> function, Marks marks) {
    public Output with(Marks other) {
        return new Output(name, kind, function, other);
    }

    public StoredColumn column() {
        return marks.column(name, kind, false);
    }

    public boolean isNumber() {
        return kind == StoredColumn.Kind.NUMBER;
    }

    /// The value at a point of one that is a number.
    double number(Point point) throws Exception {
        return canonical(((Number) computed(point)).doubleValue());
    }

    private Object computed(Point point) throws Exception {
        Object value = function.apply(point);
        if (value == null) {
            throw new TandemException("an output gave no value: output=" + name + ", value=null");
        }
        return value;
    }

    /// The value at a point of one that is none: an array or a text.
    Object at(Point point) throws Exception {
        Object value = computed(point);
        return switch (kind) {
            case NUMBER -> throw new IllegalStateException("a number is no object: output=" + name);
            case ARRAY -> Arrays.stream((double[]) value).map(Output::canonical).toArray();
            case TEXT -> wellFormed(value.toString());
        };
    }

    /// Half a pair of characters is no text: files would have something else in its place.
    private String wellFormed(String text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new TandemException("not a text of Unicode: output=" + name + ", length=" + text.length());
        }
        return text;
    }

    /// There is one NaN: its bits depend on the machine code that made it, and no text keeps them.
    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }
}
