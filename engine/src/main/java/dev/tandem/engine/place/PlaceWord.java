package dev.tandem.engine.place;

import java.util.Locale;

/// A word for a place: `KIND` or `KIND:REST`.
///
/// @param kind in lower case
/// @param rest what follows the colon, or null when there is none
public record PlaceWord(String kind, String rest) {
    static PlaceWord of(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        return new PlaceWord(kind.strip().toLowerCase(Locale.ROOT), colon < 0 ? null : text.substring(colon + 1).strip());
    }

    /// The word itself.
    public String text() {
        return rest == null ? kind : kind + ":" + rest;
    }

    /// The number of workers that it says.
    ///
    /// @param usual when it says none
    /// @throws IllegalArgumentException when it says something else
    public int workers(int usual) {
        if (rest != null && !rest.matches("[1-9]\\d{0,4}")) {
            throw new IllegalArgumentException("the place needs a number of workers, or none: place=" + text() + ", number=" + rest);
        }
        return rest == null ? usual : Integer.parseInt(rest);
    }
}
