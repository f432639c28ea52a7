package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the loops around a sweep have chosen, and the defaults for what they leave open. Immutable.
///
/// @param build the options for building a model
/// @param initialise those for bringing it into a known state
/// @param optimise those for solving it
/// @param defaults of the whole file
public record LoopOptions(Map<String, Object> build, Map<String, Object> initialise, Map<String, Object> optimise,
        Map<String, Object> defaults) implements Serializable {
    private static final long serialVersionUID = 1L;

    public LoopOptions {
        build = Map.copyOf(build);
        initialise = Map.copyOf(initialise);
        optimise = Map.copyOf(optimise);
        defaults = Map.copyOf(defaults);
    }

    /// An option of any loop, or a default: a number, a text or a truth value.
    ///
    /// @throws TandemException when there is none of that name, or more than one loop has it
    public Object get(String name) {
        List<Map<String, Object>> having = Stream.of(build, initialise, optimise).filter(each -> each.containsKey(name)).toList();
        if (having.size() > 1) {
            throw new TandemException("loops of several kinds have that option, ask build(), initialise() or optimise(): name=" + name
                    + ", options=" + this);
        }
        if (!having.isEmpty() || defaults.containsKey(name)) {
            return having.isEmpty() ? defaults.get(name) : having.getFirst().get(name);
        }
        throw new TandemException("no such option: name=" + name + ", options=" + this);
    }

    /// As [#get(String)], for numbers.
    public double number(String name) {
        if (get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new TandemException("not a number: option=" + name + ", value=" + get(name));
    }

    /// As [#get(String)], as a text.
    public String text(String name) {
        return get(name).toString();
    }
}
