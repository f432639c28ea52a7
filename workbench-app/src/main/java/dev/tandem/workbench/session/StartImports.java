package dev.tandem.workbench.session;

import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/// The imports that a session begins with, evaluated as one text: one after the other they take a good part of the time in
/// which a short script runs.
///
/// JShell takes such a text for the import that it begins with, and puts all of it before every later statement. Who types
/// that import again replaces the text, and so all the others: hence it begins with one of this class, which has nothing to
/// import and which nobody types. A text with an import that does not compile is refused as a whole.
public final class StartImports {
    private static final String FIRST = "import static " + StartImports.class.getName() + ".*;";

    private StartImports() {}

    /// Leaves out those that do not compile.
    public static void evaluate(JShell shell, List<String> imports) {
        if (imports.isEmpty()) {
            return;
        }
        String text = FIRST + "\n" + String.join("\n", imports);
        Snippet together = shell.eval(text).getFirst().snippet();
        if (!shell.status(together).isActive()) {
            imports.forEach(shell::eval);
        }
    }

    /// The imports of a snippet, one each.
    static Stream<String> of(Snippet snippet) {
        return snippet.source().lines().filter(line -> !line.equals(FIRST));
    }
}
