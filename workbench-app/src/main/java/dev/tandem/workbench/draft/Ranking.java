package dev.tandem.workbench.draft;

import dev.tandem.workbench.draft.Offers.Kind;
import dev.tandem.workbench.draft.Offers.Offer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// Asks the compiler what could stand at the end of a text, and puts what is wanted most often first: what has the type that
/// fits, what the text itself declares, members, then what every object has, and keywords last. Used by one thread.
final class Ranking {
    /// What one looks for in no list.
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals(", "hashCode()", "getClass()", "notify()", "notifyAll()", "wait(", "toString()");
    /// Hardly anybody writes the others in a script.
    private static final Set<String> KEYWORDS = JavaKeywords.ALL.stream()
            .filter(word -> !Set.of("native", "package", "permits", "transient", "volatile", "when").contains(word))
            .collect(Collectors.toUnmodifiableSet());

    /// Not those behind a dot, or in a text.
    private static final Pattern WORDS = Pattern.compile("(?<![.\\w$\"])[\\p{L}_$][\\w$]*+(?!\")");

    private final SourceCodeAnalysis analysis;
    private final Set<String> declared;
    private final Set<String> gone;

    /// @param declared names of the text and of the session
    /// @param gone names that the compiler may still know and the text has no more
    Ranking(SourceCodeAnalysis analysis, Set<String> declared, Set<String> gone) {
        this.analysis = analysis;
        this.declared = declared;
        this.gone = gone;
    }

    /// @param start where the text stands in the whole
    Offers offers(String before, int start) {
        int[] anchor = {before.length()};
        List<Suggestion> found = analysis.completionSuggestions(before, before.length(), anchor);
        Map<String, Boolean> fits = new HashMap<>();
        found.forEach(each -> fits.merge(each.continuation(), each.matchesType(), Boolean::logicalOr));
        String begun = before.substring(Math.min(anchor[0], before.length()));
        boolean isMember = anchor[0] > 0 && before.substring(0, anchor[0]).stripTrailing().endsWith(".");
        if (!isMember) {
            fits.keySet().removeIf(text -> gone.contains(new Offer(text, Kind.NAME).name()));
            if (!begun.isEmpty()) {
                addWords(before.substring(0, anchor[0]), begun, fits);
            }
        }
        Map<Integer, List<Offer>> ranks = new TreeMap<>();
        fits.forEach((text, fitting) -> {
            Offer offer = new Offer(text, kind(text));
            ranks.computeIfAbsent(rank(offer, fitting), _ -> new ArrayList<>()).add(offer);
        });
        ranks.values().forEach(each -> each.sort(Comparator.comparing(Offer::text, String.CASE_INSENSITIVE_ORDER)));
        return new Offers(start + anchor[0], ranks.values().stream().flatMap(List::stream).toList());
    }

    /// The compiler knows no variables of a block that has no end yet; and what the session knows, and keywords.
    private void addWords(String statement, String begun, Map<String, Boolean> fits) {
        Set<String> words = new HashSet<>(declared);
        WORDS.matcher(statement).results().map(MatchResult::group).filter(word -> !KEYWORDS.contains(word)).forEach(words::add);
        words.stream().filter(word -> word.startsWith(begun) && !word.startsWith("$"))
                .filter(word -> !fits.containsKey(word + "(") && !fits.containsKey(word + "()"))
                .forEach(word -> fits.putIfAbsent(word, false));
        KEYWORDS.stream().filter(word -> word.startsWith(begun)).forEach(word -> fits.putIfAbsent(word, false));
    }

    private int rank(Offer offer, boolean fits) {
        if (offer.kind() == Kind.KEYWORD) {
            return 5;
        }
        if (OF_EVERY_OBJECT.contains(offer.text())) {
            return 4;
        }
        return fits ? 0 : declared.contains(offer.name()) ? 1 : offer.kind() == Kind.TYPE ? 3 : 2;
    }

    private static Kind kind(String text) {
        return KEYWORDS.contains(text) ? Kind.KEYWORD : text.contains("(") ? Kind.METHOD
                : Character.isUpperCase(text.charAt(0)) ? Kind.TYPE : Kind.NAME;
    }
}
