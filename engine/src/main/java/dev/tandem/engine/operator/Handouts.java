package dev.tandem.engine.operator;

import dev.tandem.engine.internal.memory.Hold;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An argument for each operator; one that several get is copied once. Used by one thread, which closes it after the
/// answers.
final class Handouts implements AutoCloseable {
    private final Map<INDArray, Handout> different = new IdentityHashMap<>();
    private final List<Handout> all = new ArrayList<>();
    private final List<Stretches> lengths = new ArrayList<>();

    /// @param mayShare whether the workers see shared memory
    Handouts(List<INDArray> arguments, boolean mayShare) {
        try {
            for (INDArray each : arguments) {
                all.add(different.computeIfAbsent(each, x -> Handout.of(x, mayShare)));
                lengths.add(Stretches.of(0, each.length()));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Portion portion(int operator) {
        return all.get(operator).portion(lengths.get(operator));
    }

    List<Hold> holds() {
        return different.values().stream().flatMap(each -> each.holds().stream()).toList();
    }

    @Override
    public void close() {
        different.values().forEach(Handout::close);
    }
}
