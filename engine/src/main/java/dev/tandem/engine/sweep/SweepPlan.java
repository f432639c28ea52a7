package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.point.Output;
import dev.tandem.engine.internal.point.Parameter;
import dev.tandem.engine.internal.point.PointSteps;
import dev.tandem.engine.internal.store.StoredColumn;
import dev.tandem.engine.internal.table.Marks;
import dev.tandem.engine.internal.table.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Everything that was said about a sweep. Immutable.
///
record SweepPlan(String name, List<Parameter> parameters, List<Output> outputs, PointSteps steps,
        List<Consumer<? super SweepEvent>> listeners, Keeping keeping) {
    /// What is kept of a run, and gone on with.
    ///
    /// @param folder where its file goes; null for the usual place
    /// @param isStored whether there is a file
    /// @param retriesFailed whether failed rows are computed again when it is resumed
    record Keeping(Path folder, boolean isStored, boolean retriesFailed) {
        static final Keeping STANDARD = new Keeping(null, true, false);
    }

    SweepPlan with(Parameter parameter) {
        requireNew(parameter.name());
        return new SweepPlan(name, added(parameters, parameter), outputs, steps, listeners, keeping);
    }

    SweepPlan with(Output output) {
        requireNew(output.name());
        return new SweepPlan(name, parameters, added(outputs, output), steps, listeners, keeping);
    }

    SweepPlan with(PointSteps other) {
        return new SweepPlan(name, parameters, outputs, other, listeners, keeping);
    }

    SweepPlan with(Consumer<? super SweepEvent> listener) {
        return new SweepPlan(name, parameters, outputs, steps, added(listeners, listener), keeping);
    }

    SweepPlan with(Keeping other) {
        return new SweepPlan(name, parameters, outputs, steps, listeners, other);
    }

    SweepPlan only(Predicate<Output> kept) {
        return new SweepPlan(name, parameters, outputs.stream().filter(kept).toList(), steps, listeners, keeping);
    }

    /// @throws IllegalArgumentException when there is no parameter or output of that name
    SweepPlan marked(String column, UnaryOperator<Marks> change) {
        new Names(columns().stream().map(StoredColumn::name).toList()).indexOf(column);
        return new SweepPlan(name,
                parameters.stream().map(p -> p.name().equals(column) ? p.with(change.apply(p.marks())) : p).toList(),
                outputs.stream().map(o -> o.name().equals(column) ? o.with(change.apply(o.marks())) : o).toList(),
                steps, listeners, keeping);
    }

    List<StoredColumn> columns() {
        return Stream.concat(parameters.stream().map(Parameter::column), outputs.stream().map(Output::column)).toList();
    }

    List<String> parameterNames() {
        return parameters.stream().map(Parameter::name).toList();
    }

    List<String> outputNames() {
        return outputs.stream().map(Output::name).toList();
    }

    void requireComplete() {
        if (parameters.isEmpty() || outputs.isEmpty()) {
            throw new TandemException("a sweep needs a parameter and an output: sweep=" + name + ", parameters="
                    + parameterNames() + ", outputs=" + outputNames());
        }
    }

    private void requireNew(String added) {
        requireName(added);
        if (parameterNames().contains(added) || outputNames().contains(added)) {
            throw new IllegalArgumentException("name used twice: name=" + added + ", sweep=" + name + ", parameters="
                    + parameterNames() + ", outputs=" + outputNames());
        }
    }

    /// Names become headers and data sets, on one line.
    static String requireName(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a name: name=\"" + name + "\"");
        }
        return name;
    }

    private static <T> List<T> added(List<T> list, T item) {
        List<T> more = new ArrayList<>(list);
        more.add(item);
        return List.copyOf(more);
    }
}
