package dev.tandem.workbench.draft;

/// What the compiler has against a place of a text that is being edited.
///
/// @param start the first character
/// @param end the one after the last
/// @param message as the compiler puts it, possibly with several lines
public record Finding(int start, int end, String message) {
    Finding moved(int by) {
        return new Finding(start + by, end + by, message);
    }
}
