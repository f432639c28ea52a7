package dev.tandem.engine;

import java.util.regex.Pattern;

/// What users call the classes that they typed into a session: `Point`, not `REPL.$JShell$11B$Point`, which is how
/// `jdk.jshell` names them for the JVM. Stateless.
public final class TypedNames {
    /// The class that `jdk.jshell` makes around what is typed at top level, without its package, as a regular expression.
    public static final String WRAPPER = "\\$JShell\\$\\d+[A-Z]*(?:_\\d+[A-Z]*)*";

    private static final String SIGN = "$JShell$";
    private static final Pattern AROUND = Pattern.compile("(?:REPL[./])?" + WRAPPER + "\\$(?=\\p{javaJavaIdentifierStart})");

    private TypedNames() {}

    /// A text in which typed classes have the names that users gave them.
    public static String in(String text) {
        return text == null || !text.contains(SIGN) ? text : AROUND.matcher(text).replaceAll("");
    }
}
