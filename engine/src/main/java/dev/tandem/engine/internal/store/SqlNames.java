package dev.tandem.engine.internal.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names of columns as SQL can tell them apart, which takes upper and lower case for the same.
final class SqlNames {
    private SqlNames() {}

    /// The names as they are, and numbered where SQL would not see a difference.
    static List<String> distinct(List<String> names) {
        List<String> distinct = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String name : names) {
            String free = name;
            for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
                free = name + "_" + number;
            }
            distinct.add(free);
        }
        return distinct;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A text within a statement.
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
