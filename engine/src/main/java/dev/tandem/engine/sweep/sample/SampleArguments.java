package dev.tandem.engine.sweep.sample;

import java.util.List;

/// What samples of a kind are made of, by the names of its arguments. Immutable.
public final class SampleArguments {
    private static final String REST = "...";
    /// Doubles hold all whole numbers up to this one.
    private static final double EXACT = 1L << 53;

    private final String kind;
    private final List<String> names;
    private final List<Number> values;

    private SampleArguments(String kind, List<String> names, List<Number> values) {
        this.kind = kind;
        this.names = names;
        this.values = values;
    }

    /// @param names as [Sampler#arguments()]
    /// @throws IllegalArgumentException when they are not as many as are wanted
    static SampleArguments of(String kind, List<String> names, List<? extends Number> values) {
        boolean takesMore = !names.isEmpty() && takesMore(names.getLast());
        if (takesMore ? values.size() < names.size() - 1 : values.size() != names.size()) {
            throw new IllegalArgumentException("not what these samples are made of: kind=" + kind + ", wanted=" + names + ", given=" + values);
        }
        return new SampleArguments(kind, names, List.copyOf(values));
    }

    /// Whether the name of an argument says that it takes any number of values.
    public static boolean takesMore(String argument) {
        return argument.endsWith(REST);
    }

    /// What an argument is called in a file.
    public static String key(String argument) {
        return takesMore(argument) ? argument.substring(0, argument.length() - REST.length()) : argument;
    }

    private int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("no such argument: kind=" + kind + ", name=" + name + ", names=" + names);
        }
        return index;
    }

    private Number value(String name) {
        return values.get(index(name));
    }

    public double number(String name) {
        return value(name).doubleValue();
    }

    /// A whole number, such as a seed.
    ///
    /// @throws IllegalArgumentException when it is none
    public long whole(String name) {
        Number value = value(name);
        boolean isWhole = value instanceof Long || value.doubleValue() == Math.rint(value.doubleValue()) && Math.abs(value.doubleValue()) <= EXACT;
        if (!isWhole) {
            throw new IllegalArgumentException("not a whole number: kind=" + kind + ", " + name + "=" + value);
        }
        return value.longValue();
    }

    /// How many samples are wanted.
    ///
    /// @throws IllegalArgumentException when it is no whole number from 0 to 2147483647
    public int count(String name) {
        long count = whole(name);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a number of samples: kind=" + kind + ", " + name + "=" + count);
        }
        return (int) count;
    }

    /// The values of the last argument, which takes any number of them, in an array of their own.
    ///
    /// @param name as it was said, with its `...`
    public double[] all(String name) {
        return values.subList(index(name), values.size()).stream().mapToDouble(Number::doubleValue).toArray();
    }
}
