package dev.tandem.workbench.values;

import dev.tandem.plugin.ScriptValue;
import java.util.List;
import java.util.stream.LongStream;

/// A value and what can be said of it, until it is released.
final class HeldValue implements ScriptValue {
    /// What is released.
    ///
    /// @param numbers null where there are none
    private record Content(Object value, Numbers numbers) {}

    private final ValueHold hold;
    private final Kind kind;
    private final String type;
    private final Sketch sketch;
    private final List<String> columns;
    private final long size;
    private final boolean isCopy;
    /// Null once it is released.
    private volatile Content content;

    private HeldValue(ValueHold hold, String type, Sketch sketch, Content content, boolean isCopy) {
        this.hold = hold;
        this.type = type;
        this.sketch = sketch;
        this.content = content;
        Numbers numbers = content.numbers();
        columns = numbers == null ? List.of() : List.copyOf(numbers.columns());
        size = numbers == null ? Math.max(0, ValueParts.size(content.value())) : numbers.size();
        kind = numbers != null ? Kind.NUMBERS
                : content.value() instanceof String ? Kind.TEXT : ValueParts.size(content.value()) >= 0 ? Kind.PARTS : Kind.SIMPLE;
        this.isCopy = isCopy || content.value() instanceof String || numbers instanceof TableNumbers;
    }

    /// @param copies whether few numbers are copied
    static HeldValue of(ValueHold hold, String type, Object value, boolean copies) {
        Sketch sketch = Sketch.of(value);
        Numbers numbers = Numbers.of(value, true);
        if (numbers != null && copies && numbers.size() <= Numbers.MOST_COPIED) {
            try {
                return new HeldValue(hold, type, sketch, new Content(value, numbers.copy()), true);
            } catch (RuntimeException e) {
                // Changed while it was copied: read as it is.
                return new HeldValue(hold, type, sketch, new Content(value, null), false);
            }
        }
        return new HeldValue(hold, type, sketch, new Content(value, numbers), false);
    }

    void release() {
        content = null;
    }

    private Content content() {
        Content now = content;
        if (now == null) {
            throw new IllegalStateException("the session was reset");
        }
        return now;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public List<Long> shape() {
        return LongStream.of(sketch.shape()).boxed().toList();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public String sample() {
        return sketch.sample();
    }

    @Override
    public String text() {
        return kind == Kind.TEXT ? (String) content().value() : sample();
    }

    @Override
    public double number(long index) {
        Numbers numbers = numbers(index);
        try {
            return numbers.number(index);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            throw changed(e);
        }
    }

    @Override
    public void numbers(long first, long step, double[] into, int count) {
        if (count == 0) {
            return;
        }
        Numbers numbers = numbers(first);
        numbers(first + (count - 1) * step);
        try {
            numbers.numbers(first, step, into, count);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            throw changed(e);
        }
    }

    @Override
    public String entry(long index) {
        Numbers numbers = numbers(index);
        try {
            return numbers.entry(index);
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            throw changed(e);
        }
    }

    private static IllegalStateException changed(RuntimeException thrown) {
        return new IllegalStateException("it has another shape now", thrown);
    }

    private Numbers numbers(long index) {
        Numbers numbers = content().numbers();
        if (numbers == null || index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("no such number: index=" + index + ", size=" + (numbers == null ? 0 : size));
        }
        return numbers;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public List<Part> parts(long from, int most) {
        Object value = content().value();
        return ValueParts.size(value) < 0 ? List.of()
                : ValueParts.of(value, from, most).stream().map(each -> new Part(each.name(), hold.part(each.value()))).toList();
    }

    @Override
    public boolean isCopy() {
        return isCopy;
    }

    @Override
    public boolean isThere() {
        return content != null;
    }

    @Override
    public boolean isSame(ScriptValue other) {
        Content mine = content;
        Content others = other instanceof HeldValue held ? held.content : null;
        return mine != null && others != null && mine.value() != null && mine.value() == others.value();
    }

    @Override
    public long print() {
        return sketch.print();
    }
}
