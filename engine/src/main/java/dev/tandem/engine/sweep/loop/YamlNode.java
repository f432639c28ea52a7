package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// A value of a YAML file with its place there, for errors. Looked into only as far as it is asked, so that a node may contain
/// itself by an alias.
///
/// @param line from 1; where a node is missing, that of the node that lacks it
/// @param node null where there is none
record YamlNode(String place, int line, Node node) {
    /// Files that mean something have about six.
    private static final int MOST_LEVELS = 100;
    /// The schema that people know: `~` is null, and `.5` and `+1` are numbers.
    private static final LoadSettings SETTINGS = LoadSettings.builder().setSchema(new CoreSchema()).build();

    /// @throws TandemException when it is no YAML, or nested without end
    static YamlNode parse(String yaml, String place) {
        try {
            requireShallow(yaml, place);
            Node root = new Compose(SETTINGS).composeString(yaml).orElse(null);
            return new YamlNode(place, root == null ? 1 : line(root), root);
        } catch (YamlEngineException e) {
            throw new TandemException("not a YAML file: path=" + place + ", cause=" + e.getMessage(), e);
        }
    }

    /// Composing goes as deep as the file does, and would end the stack.
    private static void requireShallow(String yaml, String place) {
        int level = 0;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            level += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (level > MOST_LEVELS) {
                throw new TandemException("nested too deep: place=" + place + ", line=" + line(event.getStartMark())
                        + ", limit=" + MOST_LEVELS);
            }
        }
    }

    private static int line(Node node) {
        return line(node.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(-1) + 1;
    }

    private YamlNode inner(String suffix, Node inner) {
        return new YamlNode(place + suffix, line(inner), inner);
    }

    /// Whether there is none, or nothing in it.
    boolean isMissing() {
        return node == null || node instanceof ScalarNode && value() == null;
    }

    /// A number, a text, a truth value, or null.
    private Object value() {
        if (!(node instanceof ScalarNode scalar)) {
            return node;
        }
        try {
            return new StandardConstructor(SETTINGS).constructSingleDocument(Optional.of(scalar));
        } catch (YamlEngineException | NumberFormatException e) {
            throw wrong("a number, a text or a truth value");
        }
    }

    /// A number, a text or a truth value.
    Object plain() {
        Object value = isMissing() ? null : value();
        if (value instanceof Number || value instanceof String || value instanceof Boolean) {
            return value;
        }
        throw wrong("a number, a text or a truth value");
    }

    /// The entries of a map in their order; an absent node has none.
    Map<String, YamlNode> entries() {
        if (isMissing()) {
            return Map.of();
        }
        if (!(node instanceof MappingNode map)) {
            throw wrong("a map");
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : map.getValue()) {
            String key = inner("", entry.getKeyNode()).plain().toString();
            YamlNode before = entries.put(key, inner("." + key, entry.getValueNode()));
            if (before != null) {
                throw new TandemException("key used twice: place=" + place + "." + key + ", lines=" + before.line() + " and "
                        + line(entry.getKeyNode()));
            }
        }
        return entries;
    }

    List<YamlNode> items() {
        if (!(node instanceof SequenceNode list)) {
            throw wrong("a list");
        }
        List<YamlNode> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(inner("[" + items.size() + "]", item));
        }
        return items;
    }

    /// The node of a key; one without a value when there is none.
    YamlNode get(String key) {
        return entries().getOrDefault(key, new YamlNode(place + "." + key, line, null));
    }

    double number() {
        if (!(value() instanceof Number number)) {
            throw wrong("a number");
        }
        return number.doubleValue();
    }

    long whole() {
        if (!(value() instanceof Number number) || number.doubleValue() != number.longValue()) {
            throw wrong("a whole number");
        }
        return number.longValue();
    }

    String text() {
        if (!(value() instanceof String text)) {
            throw wrong("a text");
        }
        return text;
    }

    /// @throws TandemException when there are other keys; names them
    YamlNode requireKeys(String... known) {
        TreeSet<String> unknown = new TreeSet<>(entries().keySet());
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new TandemException("unknown keys: place=" + place + ", line=" + get(unknown.first()).line() + ", keys=" + unknown
                    + ", known=" + List.of(known));
        }
        return this;
    }

    TandemException wrong(String wanted) {
        String given = node == null ? "nothing" : node instanceof ScalarNode scalar ? scalar.getValue().isEmpty() ? "nothing" : scalar.getValue()
                : node instanceof MappingNode ? "a map" : "a list";
        return new TandemException("not " + wanted + ": place=" + place + ", value=" + given + ", line=" + line);
    }

    /// What was refused by others, with its place.
    TandemException refused(RuntimeException why) {
        return new TandemException(why.getMessage() + ", place=" + place + ", line=" + line, why);
    }
}
