package dev.tandem.engine.sweep.point;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.internal.table.Names;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A value for each parameter of a sweep: what its outputs are computed from. Immutable but for its generator.
///
/// A point that travels leaves behind what was built on its worker, and begins its random numbers anew.
public final class Point implements Serializable {
    private static final long serialVersionUID = 1L;

    /// Where a point is computed.
    ///
    /// @param row its place in the table, -1 for a point alone
    public record Place(int row, long seed) implements Serializable {
        static final Place NOWHERE = new Place(-1, 0);
    }

    private final Names names;
    private final double[] values;
    private final SetMode[] modes;
    private final Place place;
    /// What [dev.tandem.engine.sweep.Sweep#build] made on this worker.
    private final transient Object built;
    /// Made when first asked for, by the thread that computes the point.
    private transient RandomGenerator random;

    public Point(Names names, double[] values, List<SetMode> modes) {
        this(names, values, modes.toArray(SetMode[]::new), Place.NOWHERE, null);
    }

    private Point(Names names, double[] values, SetMode[] modes, Place place, Object built) {
        this.names = names;
        this.values = values;
        this.modes = modes;
        this.place = place;
        this.built = built;
    }

    /// A point for trying an output without a sweep.
    public static Point of(Map<String, Double> values) {
        List<String> names = List.copyOf(values.keySet());
        return new Point(new Names(names), names.stream().mapToDouble(values::get).toArray(),
                names.stream().map(name -> SetMode.VALUE).toList());
    }

    /// Another point of the same parameters.
    public Point with(double[] otherValues, Place other, Object builtThere) {
        return new Point(names, otherValues, modes, other, builtThere);
    }

    /// The value of a parameter.
    ///
    /// @throws IllegalArgumentException when there is none of that name; lists those that are
    public double get(String parameter) {
        return values[names.indexOf(parameter)];
    }

    /// Sets on a variable of a model what the parameter is for: its value, a bound, or whether it is fixed.
    ///
    /// @throws IllegalArgumentException when there is no parameter of that name; lists those that are
    public void set(String parameter, ModelVariable variable) {
        int index = names.indexOf(parameter);
        variable.set(modes[index], values[index]);
    }

    /// The place of this point in the table, from 0; -1 for a point that belongs to no sweep.
    public int row() {
        return place.row();
    }

    /// What [dev.tandem.engine.sweep.Sweep#build] made on this worker.
    ///
    /// @throws TandemException when the sweep builds nothing
    @SuppressWarnings("unchecked")
    public <B> B built() {
        if (built == null) {
            throw new TandemException("nothing was built for this point: " + this);
        }
        return (B) built;
    }

    /// Random numbers of this point's own: the same in every run with the same seed of the sweep, on whatever
    /// worker it is computed.
    public RandomGenerator random() {
        if (random == null) {
            long mixed = place.seed() * 0x9E3779B97F4A7C15L + place.row();
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(mixed);
        }
        return random;
    }

    /// The parameters in the order of the sweep.
    public List<String> names() {
        return names.list();
    }

    /// The values in the order of the names, in an array of their own.
    public double[] values() {
        return values.clone();
    }

    @Override
    public String toString() {
        return "Point[" + names.describe(values) + "]";
    }
}
