package dev.tandem.engine.operator.parallel;

import dev.tandem.engine.internal.array.Stretches;
import dev.tandem.engine.internal.memory.Hold;
import dev.tandem.engine.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/// A result of each operator for itself. Used by one thread, which closes it after the answers.
final class Harvests implements AutoCloseable {
    private final List<VectorSpace> spaces;
    private final List<Harvest> all = new ArrayList<>();

    /// @param mayShare whether the workers see shared memory
    Harvests(List<VectorSpace> spaces, boolean mayShare) {
        this.spaces = spaces;
        try {
            for (VectorSpace space : spaces) {
                all.add(new Harvest(space, mayShare));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Portion portion(int operator) {
        return all.get(operator).portion(Stretches.of(0, spaces.get(operator).length()));
    }

    /// Takes the answers of those that gave one.
    void take(IntFunction<Object> calls) {
        for (int i = 0; i < all.size(); i++) {
            Object answer = calls.apply(i);
            if (answer != null) {
                all.get(i).take(answer, 0);
            }
        }
    }

    /// The result of one operator, in memory of its own.
    INDArray array(int operator) {
        return all.get(operator).array();
    }

    /// All results; only the first is of use after this is closed.
    INDArray[] arrays() {
        INDArray[] arrays = new INDArray[all.size()];
        for (int i = 0; i < arrays.length; i++) {
            arrays[i] = i == 0 ? all.get(i).array() : all.get(i).lent();
        }
        return arrays;
    }

    List<Hold> holds() {
        return all.stream().flatMap(each -> each.holds().stream()).toList();
    }

    @Override
    public void close() {
        all.forEach(Harvest::close);
    }
}
