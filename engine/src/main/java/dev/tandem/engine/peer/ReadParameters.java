package dev.tandem.engine.peer;

import dev.tandem.engine.internal.graph.Travels;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntConsumer;

/// A share of the parameters that knows which one was read last, so that an error can name the sample. Copying all at
/// once does not count as reading. Elsewhere it is a list that cannot be changed. For one thread.
final class ReadParameters extends AbstractList<Object> implements RandomAccess, Travels {
    private final Object[] parameters;
    private final int first;
    private final IntConsumer progress;
    private int last = -1;
    /// Made once, so that it stays one object where it is met twice.
    private List<Object> form;

    ReadParameters(Object[] parameters, int first, IntConsumer progress) {
        this.parameters = parameters;
        this.first = first;
        this.progress = progress;
    }

    @Override
    public Object get(int index) {
        Object parameter = parameters[index];
        if (index != last) {
            last = index;
            progress.accept(first + index);
        }
        return parameter;
    }

    @Override
    public int size() {
        return parameters.length;
    }

    @Override
    public Object[] toArray() {
        return Arrays.copyOf(parameters, parameters.length, Object[].class);
    }

    @Override
    public List<Object> travelForm() {
        if (form == null) {
            form = Collections.unmodifiableList(Arrays.asList(parameters));
        }
        return form;
    }

    /// The index among all samples of the one read last; of the first when none was.
    int last() {
        return first + Math.max(0, last);
    }
}
