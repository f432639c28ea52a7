package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.point.SetMode;
import dev.tandem.engine.sweep.sample.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Adds the parameters of a YAML file to a sweep.
///
/// ```
/// flow: {type: linear, from: 1, to: 10, count: 5, units: m3/h, bounds: [0, 20], mode: lower bound}
/// ```
final class YamlSamples {
    private YamlSamples() {}

    /// @throws TandemException when it cannot be; tells the place
    static Sweep add(Sweep sweep, String name, YamlNode node) {
        try {
            return added(sweep, name, node);
        } catch (IllegalArgumentException e) {
            throw node.refused(e);
        }
    }

    private static Sweep added(Sweep sweep, String name, YamlNode node) {
        Sweep more = sweep.parameter(name, samples(node), mode(node.get("mode")));
        if (!node.get("units").isMissing()) {
            more = more.units(name, node.get("units").text());
        }
        if (!node.get("bounds").isMissing()) {
            double[] bounds = numbers(node.get("bounds"));
            if (bounds.length != 2) {
                throw node.get("bounds").wrong("two numbers");
            }
            more = more.bounds(name, bounds[0], bounds[1]);
        }
        return more;
    }

    private static Samples samples(YamlNode node) {
        String type = node.get("type").text();
        return switch (type) {
            case "linear" -> Samples.linear(in(node, "from", "to", "count").get("from").number(), node.get("to").number(), count(node));
            case "geometric" -> Samples.geometric(in(node, "from", "to", "count").get("from").number(), node.get("to").number(), count(node));
            case "reverse geometric" ->
                    Samples.reverseGeometric(in(node, "from", "to", "count").get("from").number(), node.get("to").number(), count(node));
            case "values" -> Samples.of(numbers(in(node, "values").get("values")));
            case "drawn" -> Samples.drawn(numbers(in(node, "values").get("values")));
            case "normal" -> Samples.normal(in(node, "mean", "deviation", "count", "seed").get("mean").number(),
                    node.get("deviation").number(), count(node), seed(node));
            case "uniform", "latin hypercube", "halton", "sobol" -> spread(type, in(node, "low", "high", "count", "seed"));
            default -> throw new TandemException("no such type of samples: place=" + node.place() + ", line=" + node.get("type").line() + ", type="
                    + type + ", types=[linear, geometric, reverse geometric, values, drawn, normal, uniform, latin hypercube, halton, sobol]");
        };
    }

    private static Samples spread(String type, YamlNode node) {
        double low = node.get("low").number();
        double high = node.get("high").number();
        return switch (type) {
            case "uniform" -> Samples.uniform(low, high, count(node), seed(node));
            case "halton" -> Samples.halton(low, high, count(node), seed(node));
            case "sobol" -> Samples.sobol(low, high, count(node), seed(node));
            default -> Samples.latinHypercube(low, high, count(node), seed(node));
        };
    }

    /// Every key means something: a seed that nothing is drawn from would deceive.
    private static YamlNode in(YamlNode node, String... own) {
        List<String> known = new ArrayList<>(List.of("type", "units", "bounds", "mode"));
        known.addAll(List.of(own));
        return node.requireKeys(known.toArray(String[]::new));
    }

    private static int count(YamlNode node) {
        long count = node.get("count").whole();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw node.get("count").wrong("a number of samples from 0 to " + Integer.MAX_VALUE);
        }
        return (int) count;
    }

    private static long seed(YamlNode node) {
        return node.get("seed").isMissing() ? 0 : node.get("seed").whole();
    }

    private static SetMode mode(YamlNode node) {
        if (node.isMissing()) {
            return SetMode.VALUE;
        }
        String name = node.text().toUpperCase(Locale.ROOT).replace(' ', '_');
        return Arrays.stream(SetMode.values()).filter(mode -> mode.name().equals(name)).findFirst()
                .orElseThrow(() -> node.wrong("one of value, lower bound, upper bound, fixed state"));
    }

    private static double[] numbers(YamlNode node) {
        return node.items().stream().mapToDouble(YamlNode::number).toArray();
    }
}
