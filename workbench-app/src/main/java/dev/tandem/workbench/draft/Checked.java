package dev.tandem.workbench.draft;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.Snippet;

/// A statement and what the compiler has made of it. Used by one thread.
final class Checked {
    private static final Pattern NAMES = Pattern.compile("\\b[\\p{L}_$][\\w$]*");

    private Part part;
    /// All names that stand in it; null until somebody asks. Its text is always the same.
    private Set<String> words;
    /// Whether it has to be given to the compiler (again).
    private boolean isStale = true;
    private List<Snippet> snippets = List.of();
    /// Names with what they are, such as the type of a variable.
    private Map<String, String> declares = Map.of();
    /// With places counted from the beginning of the statement.
    private List<Finding> findings = List.of();

    Checked(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }

    /// It stands elsewhere now.
    void moved(Part there) {
        part = there;
    }

    boolean isStale() {
        return isStale;
    }

    void stale() {
        isStale = true;
    }

    void is(List<Snippet> made, Map<String, String> declared, List<Finding> found) {
        isStale = false;
        snippets = made;
        declares = declared;
        findings = found;
    }

    List<Snippet> snippets() {
        return snippets;
    }

    Map<String, String> declares() {
        return declares;
    }

    List<Finding> findings() {
        return findings;
    }

    /// Whether one of these names stands anywhere in it.
    boolean mentions(Set<String> names) {
        if (words == null) {
            words = NAMES.matcher(part.code()).results().map(MatchResult::group).collect(Collectors.toSet());
        }
        return names.stream().anyMatch(words::contains);
    }
}
