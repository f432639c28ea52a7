package dev.tandem.engine.sweep.loop;

import dev.tandem.engine.TandemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A value of a YAML file with its place there, for errors.
record YamlNode(String place, Object value) {
    /// The entries of a map in their order; an absent node has none.
    Map<String, YamlNode> entries() {
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw wrong("a map");
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        map.forEach((key, inner) -> entries.put(String.valueOf(key), new YamlNode(place + "." + key, inner)));
        return entries;
    }

    List<YamlNode> items() {
        if (!(value instanceof List<?> list)) {
            throw wrong("a list");
        }
        List<YamlNode> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new YamlNode(place + "[" + i + "]", list.get(i)));
        }
        return items;
    }

    /// The node of a key; one without a value when there is none.
    YamlNode get(String key) {
        return entries().getOrDefault(key, new YamlNode(place + "." + key, null));
    }

    double number() {
        if (!(value instanceof Number number)) {
            throw wrong("a number");
        }
        return number.doubleValue();
    }

    long whole() {
        if (!(value instanceof Number number) || number.doubleValue() != number.longValue()) {
            throw wrong("a whole number");
        }
        return number.longValue();
    }

    String text() {
        if (!(value instanceof String text)) {
            throw wrong("a text");
        }
        return text;
    }

    /// @throws TandemException when there are other keys; names them
    YamlNode requireKeys(String... known) {
        TreeSet<String> unknown = new TreeSet<>(entries().keySet());
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new TandemException("unknown keys: place=" + place + ", keys=" + unknown + ", known=" + List.of(known));
        }
        return this;
    }

    TandemException wrong(String wanted) {
        return new TandemException("not " + wanted + ": place=" + place + ", value=" + value);
    }
}
