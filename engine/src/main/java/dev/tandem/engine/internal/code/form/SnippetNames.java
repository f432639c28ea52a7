package dev.tandem.engine.internal.code.form;

import dev.tandem.engine.TypedNames;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How `jdk.jshell` names the classes around snippets, as far as shipping depends on it.
///
/// A variable or method typed at top level is a static member of a class `REPL.$JShell$N`; N belongs to its
/// name and parameter types, letters after it count redefinitions. Overloads that call each other share a class
/// `REPL.$JShell$N_M`. Typed classes are nested in such classes.
public final class SnippetNames {
    private static final String PACKAGE = "REPL[./]";
    private static final Pattern WRAPPER = Pattern.compile(PACKAGE + TypedNames.WRAPPER);
    private static final Pattern ANY_WRAPPER = Pattern.compile("(?:" + PACKAGE + ")?" + TypedNames.WRAPPER);
    private static final Pattern LETTERS = Pattern.compile("(?<=\\d)[A-Z]+");
    private static final Pattern KEPT_VALUE = Pattern.compile("\\$\\d+");

    private SnippetNames() {}

    /// Whether a class, given with dots or slashes, holds top-level variables and methods.
    public static boolean isWrapper(String className) {
        return className.startsWith("REPL") && WRAPPER.matcher(className).matches();
    }

    /// Whether a class was typed into a session, or holds what was.
    public static boolean isSnippet(String className) {
        return className.startsWith("REPL") && WRAPPER.matcher(className).lookingAt();
    }

    /// Whether a class was typed at top level or is nested in such a class; local classes of snippets are not.
    public static boolean isDeclared(String className) {
        Matcher matcher = WRAPPER.matcher(className);
        int next = matcher.lookingAt() ? matcher.end() + 1 : className.length();
        return next < className.length() && !Character.isDigit(className.charAt(next));
    }

    /// Whether a static member of such a class was typed by the user, or keeps the value of what was (`$3`).
    public static boolean isTyped(String member) {
        return !member.startsWith("do_it$") && !member.startsWith("lambda$") && !member.startsWith("<")
                && (!member.startsWith("$") || KEPT_VALUE.matcher(member).matches());
    }

    /// The class that holds the top-level members around a typed class, or that class itself.
    public static String wrapper(String className) {
        Matcher matcher = WRAPPER.matcher(className);
        return matcher.lookingAt() ? matcher.group() : className;
    }

    /// A name or descriptor without the letters that count redefinitions.
    public static String anyGeneration(String text) {
        Matcher matcher = WRAPPER.matcher(text);
        return matcher.find() ? matcher.replaceAll(
                found -> Matcher.quoteReplacement(LETTERS.matcher(found.group()).replaceAll(""))) : text;
    }

    /// A text without anything that a session chooses in the names of these classes.
    static String anyNumber(String text) {
        return ANY_WRAPPER.matcher(text).replaceAll("REPL");
    }

    /// What the user calls a class: `Point` for `REPL.$JShell$11B$Point`.
    public static String typed(String className) {
        Matcher matcher = WRAPPER.matcher(className);
        if (matcher.lookingAt() && matcher.end() < className.length() && className.charAt(matcher.end()) == '$') {
            return className.substring(matcher.end() + 1).replace('$', '.');
        }
        return className;
    }
}
