package dev.tandem.workbench.session;

import dev.tandem.workbench.session.Statements.Statement;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.SourceCodeAnalysis;

/// Helps while a text is being typed; works while code runs.
public final class Assistance {
    /// What could stand between the anchor and the cursor.
    ///
    /// @param anchor the offset from which on a continuation replaces the text
    public record Completion(int anchor, List<String> continuations) {}

    /// The signature of something with its documentation, which may be empty.
    public record Documentation(String signature, String text) {
        /// Those that JShell has found.
        public static List<Documentation> of(List<SourceCodeAnalysis.Documentation> found) {
            return found.stream().map(each -> new Documentation(each.signature(), each.javadoc() == null ? "" : JavadocText.of(each.javadoc())))
                    .toList();
        }

        /// With the text of Tandem's own sources where there is none, which takes some milliseconds.
        private Documentation completed() {
            return text.isEmpty() ? new Documentation(signature, SourceDocs.of(signature)) : this;
        }

        /// As `of`, with texts.
        public static List<Documentation> withTexts(List<SourceCodeAnalysis.Documentation> found) {
            return of(found).stream().map(Documentation::completed).toList();
        }

        /// The signature as people write it, without packages.
        public String shortSignature() {
            return TypeWords.ofSource(signature);
        }
    }

    private final Interpreter interpreter;

    Assistance(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /// Continuations of the text at the cursor; those of fitting type come first.
    public Completion complete(String text, int cursor) {
        int[] anchor = {cursor};
        List<Suggestion> found = interpreter.withCompiler(
                shell -> shell.sourceCodeAnalysis().completionSuggestions(text, cursor, anchor));
        List<String> continuations = found.stream()
                .sorted((a, b) -> Boolean.compare(b.matchesType(), a.matchesType()))
                .map(Suggestion::continuation).distinct().toList();
        return new Completion(anchor[0], continuations);
    }

    /// What has the type that is wanted at the cursor; empty when no certain one is.
    List<String> fitting(String text, int cursor) {
        return interpreter.withCompiler(shell -> shell.sourceCodeAnalysis()
                .completionSuggestions(text, cursor, new int[1]).stream().filter(Suggestion::matchesType)
                .map(Suggestion::continuation).distinct().toList());
    }

    /// The signatures of what is called around the cursor.
    ///
    /// @param withText whether their documentation is wanted too, which takes longer
    public List<Documentation> document(String text, int cursor, boolean withText) {
        return interpreter.withCompiler(shell -> {
            List<SourceCodeAnalysis.Documentation> found = shell.sourceCodeAnalysis().documentation(text, cursor, withText);
            return withText ? Documentation.withTexts(found) : Documentation.of(found);
        });
    }

    /// Whether more lines have to follow before the text can be evaluated.
    public boolean isIncomplete(String text) {
        SourceText source = new SourceText("", text);
        return interpreter.withCompiler(shell -> {
            int at = source.skipBlank(0);
            while (at < text.length()) {
                Statement statement = Statements.first(shell.sourceCodeAnalysis(), source, at);
                if (!statement.isComplete()) {
                    return true;
                }
                at = source.skipBlank(statement.next());
            }
            return false;
        });
    }

    /// Whether a line goes on with a text that is complete without it.
    public static boolean goesOn(String text, String line) {
        return LineEnds.goesOn(text, line);
    }
}
