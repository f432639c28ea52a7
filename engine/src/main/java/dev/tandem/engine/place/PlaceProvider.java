package dev.tandem.engine.place;

/// A kind of place; found by [java.util.ServiceLoader].
public interface PlaceProvider {
    /// With which words for such places begin, in lower case.
    String word();

    /// What words for such places look like, for errors: "loopback[:N]".
    String form();

    /// The place that a word means.
    ///
    /// @throws IllegalArgumentException that names what is wrong with it
    Place open(PlaceWord word);
}
