package dev.tandem.workbench.session;

/// A statement as it was typed, and what it is to the session at this moment.
///
/// @param id its number, as in the jshell tool
/// @param source its text
/// @param kind what it declares
/// @param name what it declares, else empty
/// @param description one line: a variable with its value, a method with its signature
/// @param standing whether it still counts
public record Typed(String id, String source, Kind kind, String name, String description, Standing standing) {
    /// What a statement declares.
    public enum Kind { VARIABLE, METHOD, TYPE, IMPORT, NOTHING }

    /// Whether a statement still counts.
    public enum Standing {
        /// It belongs to what every session begins with.
        STARTUP,
        ACTIVE,
        /// It was dropped, or another one took its place.
        REPLACED,
        /// The compiler refused it.
        REFUSED
    }

    /// Whether the user means this one by a name or an id.
    public boolean isCalled(String nameOrId) {
        return id.equals(nameOrId) || name.equals(nameOrId) && !name.isEmpty();
    }
}
