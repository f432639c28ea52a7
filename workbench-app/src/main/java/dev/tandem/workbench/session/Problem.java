package dev.tandem.workbench.session;

/// What the compiler says about one place.
///
/// @param file the name of the source text
/// @param start 1-based line and column where the problem begins
/// @param end where it ends, exclusive
/// @param error false for a warning
/// @param message as the compiler puts it, possibly with several lines
/// @param sourceLine the line in which it begins
public record Problem(
        String file, SourceText.Position start, SourceText.Position end, boolean error, String message, String sourceLine) {}
