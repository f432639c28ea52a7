package dev.tandem.workbench.session;

import java.util.regex.Pattern;

/// What the compiler says about one place.
///
/// @param file the name of the source text
/// @param start 1-based line and column where the problem begins
/// @param end where it ends, exclusive
/// @param error false for a warning
/// @param message as the compiler puts it, possibly with several lines
/// @param sourceLine the line in which it begins
public record Problem(
        String file, SourceText.Position start, SourceText.Position end, boolean error, String message, String sourceLine) {
    /// What is said of a statement that ends too early.
    public static final String INCOMPLETE = "statement is not complete";

    private static final String END_OF_FILE = "reached end of file while parsing";
    private static final Pattern NOWHERE = Pattern.compile("\\R *location: +class *(?=\\R|$)");

    /// A message of the compiler without where a name was looked for, where that is the session, which has no name; and without
    /// the file that it has come to the end of, which is one statement.
    public static String said(String message) {
        return message.equals(END_OF_FILE) ? INCOMPLETE : NOWHERE.matcher(message.strip()).replaceAll("");
    }
}
