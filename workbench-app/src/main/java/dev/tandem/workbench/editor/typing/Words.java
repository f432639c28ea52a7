package dev.tandem.workbench.editor.typing;

import dev.tandem.workbench.draft.Offers.Kind;
import dev.tandem.workbench.draft.Offers.Offer;
import dev.tandem.workbench.draft.Offers;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What can be offered while the compiler does not know the text yet: its words.
final class Words {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\w$]{2,}+");
    private static final int FARTHEST = 100_000;

    private Words() {}

    /// @param anchor where the word at the cursor begins
    static Offers offers(String text, int anchor, int caret) {
        String begun = text.substring(anchor, caret);
        boolean isMember = anchor > 0 && text.charAt(anchor - 1) == '.';
        if (begun.isEmpty() || isMember) {
            return Offers.NONE;
        }
        String near = text.substring(Math.max(0, anchor - FARTHEST), anchor) + " " + text.substring(caret, Math.min(text.length(), caret + FARTHEST));
        List<Offer> found = WORD.matcher(near).results().map(MatchResult::group).filter(word -> word.startsWith(begun) && !word.equals(begun))
                .distinct().sorted(String.CASE_INSENSITIVE_ORDER).map(word -> new Offer(word, Kind.NAME)).toList();
        return new Offers(anchor, found);
    }
}
