package dev.tandem.workbench.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Where each snippet was typed. Thread-safe.
final class Origins {
    /// A statement's place in its text.
    record Origin(SourceText source, int offset) {
        /// The line of the text for a 1-based line of the statement.
        int line(int lineOfStatement) {
            return source.position(offset).line() + lineOfStatement - 1;
        }
    }

    private final Map<String, Origin> byId = new ConcurrentHashMap<>();

    /// Notes where a snippet was entered; what is entered again has the same id, and another place.
    void put(String id, SourceText source, int offset) {
        byId.put(id, new Origin(source, offset));
    }

    /// The place of a snippet, or null for one that was not typed.
    Origin get(String id) {
        return byId.get(id);
    }
}
