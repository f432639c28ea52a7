package dev.tandem.engine.pool;

import java.util.List;
import java.util.function.Supplier;

/// Something that a generated session can declare.
///
/// In the code `@` is the name that it gets, `~` the name of a typed class, `$` a name that numbers do not use, and each
/// `#` a number: some expression of type int. A typed class has a constructor and a method `calc` of one number each.
///
/// @param code the declaration
/// @param uses expressions of type int that use it
/// @param changes statements that change its state
record Template(String code, List<String> uses, List<String> changes) {
    /// Without it, instances would show their addresses.
    private static final String SAME =
            " { public String toString() { return \"t\"; } public int hashCode() { return 7; } ";

    static Template of(String code, String... uses) {
        return new Template(code, List.of(uses), List.of());
    }

    /// A typed class: a record, or a class whose braces hold some members.
    static Template type(String code, String... uses) {
        return of(code.startsWith("record") ? code : code.replaceFirst(" \\{ ", SAME), uses).also("new @(#).calc(#)");
    }

    Template changedBy(String... statements) {
        return new Template(code, uses, List.of(statements));
    }

    private Template also(String use) {
        return new Template(code, uses.isEmpty() ? List.of(use) : List.of(use, uses.getFirst()), changes);
    }

    boolean needsType() {
        return code.contains("~");
    }

    /// The same with its names, still without its numbers.
    Template named(String name, String type) {
        return new Template(named(code, name, type), uses.stream().map(use -> named(use, name, type)).toList(),
                changes.stream().map(change -> named(change, name, type)).toList());
    }

    private static String named(String code, String name, String type) {
        return code.replace("@", name).replace("~", type);
    }

    /// A typed class with one member more.
    Template withMember(String member) {
        return new Template(code.substring(0, code.lastIndexOf('}')) + member + " }", uses, changes);
    }

    /// Code with a number in each place for one.
    static String numbered(String code, Supplier<String> number) {
        StringBuilder text = new StringBuilder();
        for (char c : code.toCharArray()) {
            text.append(c == '#' ? number.get() : String.valueOf(c));
        }
        int free = 0;
        while (text.indexOf("p" + free) >= 0) {
            free++;
        }
        return text.toString().replace("$", "p" + free);
    }
}
