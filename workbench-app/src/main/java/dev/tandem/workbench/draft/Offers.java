package dev.tandem.workbench.draft;

import java.util.List;

/// What could stand between an anchor and the cursor.
///
/// @param anchor the first character that an offer replaces
/// @param offers the best first
public record Offers(int anchor, List<Offer> offers) {
    public static final Offers NONE = new Offers(0, List.of());

    /// One of them.
    ///
    /// @param text what would stand there, as `map(` or `size()`
    /// @param kind what it is
    public record Offer(String text, Kind kind) {
        /// What is read: without the bracket that opens.
        public String name() {
            int bracket = text.indexOf('(');
            return bracket < 0 ? text : text.substring(0, bracket);
        }
    }

    /// What an offer is, as far as its text tells.
    public enum Kind { METHOD, TYPE, NAME, KEYWORD }

    public Offers {
        offers = List.copyOf(offers);
    }
}
