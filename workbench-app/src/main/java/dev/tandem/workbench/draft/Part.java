package dev.tandem.workbench.draft;

/// One statement of a text, where it stands in it.
///
/// @param start its first character
/// @param next the first character that does not belong to it
/// @param code what the compiler is given
/// @param isComplete whether it ends where it should, not just where the text does
/// @param isCommand whether it is for the session, as `/vars`, and no Java
public record Part(int start, int next, String code, boolean isComplete, boolean isCommand) {
    Part moved(int by) {
        return by == 0 ? this : new Part(start + by, next + by, code, isComplete, isCommand);
    }
}
