package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An option that a loop runs through.
///
/// @param kind what it is an option for: `build`, `initialise` or `optimise`
record LoopAxis(String kind, String option, List<Object> values) {
    private static final String[] KINDS = {"build", "initialise", "optimise"};
    /// Each choice is a sweep with a file of its own.
    private static final int MOST_CHOICES = 100_000;

    /// @throws TandemException when loops are wrong, an option is in two loops of a kind, or there are too many choices
    static List<LoopAxis> of(YamlNode loops) {
        List<LoopAxis> axes = new ArrayList<>();
        Map<String, YamlNode> before = new HashMap<>();
        for (YamlNode loop : loops.items()) {
            if (loop.requireKeys(KINDS).entries().isEmpty()) {
                throw loop.wrong("a map with one of " + List.of(KINDS));
            }
            loop.entries().forEach((kind, options) -> {
                if (options.entries().isEmpty()) {
                    throw options.wrong("a map with an option");
                }
                options.entries().forEach((option, values) -> {
                    YamlNode other = before.put(kind + " " + option, values);
                    if (other != null) {
                        throw new TandemException("option in two loops: option=" + option + ", kind=" + kind + ", places="
                                + other.place() + " and " + values.place() + ", lines=" + other.line() + " and " + values.line());
                    }
                    axes.add(new LoopAxis(kind, option, values(values)));
                });
            });
        }
        BigInteger choices = axes.stream().map(axis -> BigInteger.valueOf(axis.values().size())).reduce(BigInteger.ONE, BigInteger::multiply);
        if (choices.compareTo(BigInteger.valueOf(MOST_CHOICES)) > 0) {
            throw new TandemException("too many choices of options: choices=" + choices + ", limit=" + MOST_CHOICES + ", place="
                    + loops.place() + ", line=" + loops.line());
        }
        return List.copyOf(axes);
    }

    private static List<Object> values(YamlNode node) {
        List<YamlNode> items = node.items();
        if (items.isEmpty()) {
            throw node.wrong("a list with a value");
        }
        List<Object> values = new ArrayList<>();
        for (YamlNode item : items) {
            Object value = item.plain();
            if (values.contains(value)) {
                throw new TandemException("value used twice: place=" + item.place() + ", value=" + value + ", line=" + item.line());
            }
            values.add(value);
        }
        return List.copyOf(values);
    }

    /// How many choices the loops make together.
    static int count(List<LoopAxis> axes) {
        return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, Math::multiplyExact);
    }
}
