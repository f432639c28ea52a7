package dev.tandem.engine.sweep;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.function.Function1;
import dev.tandem.engine.pool.WorkerPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// A table to be computed: parameters with their samples, and outputs that are functions of a [Point].
///
/// Immutable: each step makes a new sweep, and one sweep may run often and on several threads. Fixed samples are
/// meshed, the last parameter fastest; random ones are rows already. The table does not depend on the kind of
/// pool or the number of workers, unless an output does.
public final class Sweep {
    private final String name;
    private final Map<String, Samples> parameters;
    private final Map<String, Function1<Point, ? extends Number>> outputs;
    private final List<Consumer<? super SweepEvent>> listeners;

    private Sweep(String name, Map<String, Samples> parameters,
            Map<String, Function1<Point, ? extends Number>> outputs, List<Consumer<? super SweepEvent>> listeners) {
        this.name = name;
        this.parameters = parameters;
        this.outputs = outputs;
        this.listeners = listeners;
    }

    /// A sweep without parameters and outputs yet.
    public static Sweep named(String name) {
        return new Sweep(requireName(name), Map.of(), Map.of(), List.of());
    }

    /// Adds a parameter.
    ///
    /// @throws IllegalArgumentException when there is a parameter or output of that name already
    public Sweep parameter(String parameter, Samples samples) {
        requireNew(parameter);
        return new Sweep(name, with(parameters, parameter, samples), outputs, listeners);
    }

    /// Adds an output: a function that runs on the workers, with copies of what it captures.
    ///
    /// @throws IllegalArgumentException when there is a parameter or output of that name already
    public Sweep output(String output, Function1<Point, ? extends Number> function) {
        requireNew(output);
        return new Sweep(name, parameters, with(outputs, output, function), listeners);
    }

    /// Adds a listener that is told of each run, on the thread that runs the sweep, which waits meanwhile. One that
    /// throws is told nothing more of that run.
    public Sweep onProgress(Consumer<? super SweepEvent> listener) {
        List<Consumer<? super SweepEvent>> more = new ArrayList<>(listeners);
        more.add(listener);
        return new Sweep(name, parameters, outputs, List.copyOf(more));
    }

    /// Computes all rows; returns when they are finished.
    ///
    /// A point at which an output throws, or which loses its worker twice, becomes a row of NaN, and the others go
    /// on; see [SweepResult#failures()].
    ///
    /// @throws TandemException when there is no parameter or no output, the outputs cannot travel, the pool is
    ///     closed or the caller is interrupted
    public SweepResult run(WorkerPool pool) {
        if (parameters.isEmpty() || outputs.isEmpty()) {
            throw new TandemException("a sweep needs a parameter and an output: sweep=" + name + ", parameters="
                    + parameters.keySet() + ", outputs=" + outputs.keySet());
        }
        PointTask task = new PointTask(Design.of(parameters), new Names(List.copyOf(outputs.keySet())),
                List.copyOf(outputs.values()));
        return new SweepExecution(name, task, pool, listeners).run();
    }

    public String name() {
        return name;
    }

    private void requireNew(String added) {
        requireName(added);
        if (parameters.containsKey(added) || outputs.containsKey(added)) {
            throw new IllegalArgumentException("name used twice: name=" + added + ", sweep=" + name + ", parameters="
                    + parameters.keySet() + ", outputs=" + outputs.keySet());
        }
    }

    /// Names become headers and data sets, on one line.
    private static String requireName(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a name: name=\"" + name + "\"");
        }
        return name;
    }

    private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(map);
        more.put(key, Objects.requireNonNull(value, key));
        return more;
    }

    @Override
    public String toString() {
        return "Sweep[" + name + ", parameters=" + parameters + ", outputs=" + outputs.keySet() + "]";
    }
}
