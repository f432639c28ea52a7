package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import dev.tandem.engine.sweep.Sweep;
import dev.tandem.engine.sweep.point.SetMode;
import dev.tandem.engine.sweep.sample.SampleArguments;
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
        List<String> arguments = arguments(node.get("type"));
        List<String> known = new ArrayList<>(List.of("type", "units", "bounds", "mode"));
        arguments.forEach(argument -> known.add(SampleArguments.key(argument)));
        // Every key means something: a seed that nothing is drawn from would deceive.
        node.requireKeys(known.toArray(String[]::new));
        List<Number> given = new ArrayList<>();
        for (String argument : arguments) {
            YamlNode value = node.get(SampleArguments.key(argument));
            if (SampleArguments.takesMore(argument)) {
                Arrays.stream(numbers(value)).forEach(given::add);
            } else {
                given.add(number(argument, value));
            }
        }
        return Samples.named(type, given.toArray(Number[]::new));
    }

    private static List<String> arguments(YamlNode type) {
        try {
            return Samples.arguments(type.text());
        } catch (IllegalArgumentException e) {
            throw type.refused(e);
        }
    }

    private static Number number(String argument, YamlNode value) {
        return switch (argument) {
            case "count" -> count(value);
            case "seed" -> value.isMissing() ? 0 : value.whole();
            default -> value.number();
        };
    }

    private static int count(YamlNode node) {
        long count = node.whole();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw node.wrong("a number of samples from 0 to " + Integer.MAX_VALUE);
        }
        return (int) count;
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
