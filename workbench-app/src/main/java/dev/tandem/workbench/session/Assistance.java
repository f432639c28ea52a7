package dev.tandem.workbench.session;

import java.util.List;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/// Helps while a text is being typed; works while code runs.
public final class Assistance {
    /// What could stand between the anchor and the cursor.
    ///
    /// @param anchor the offset from which on a continuation replaces the text
    public record Completion(int anchor, List<String> continuations) {}

    /// The signature of something with its documentation, which may be empty.
    public record Documentation(String signature, String text) {}

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

    public List<Documentation> document(String text, int cursor) {
        return interpreter.withCompiler(shell -> shell.sourceCodeAnalysis().documentation(text, cursor, true).stream()
                .map(each -> new Documentation(each.signature(), each.javadoc() == null ? "" : each.javadoc()))
                .toList());
    }

    /// Whether more lines have to follow before the text can be evaluated.
    public boolean isIncomplete(String text) {
        return interpreter.withCompiler(shell -> {
            String rest = text;
            while (!rest.isBlank()) {
                var info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                // "Considered" is a loop or condition without its body: Java, but hardly what was meant.
                if (info.completeness() == Completeness.DEFINITELY_INCOMPLETE
                        || info.completeness() == Completeness.CONSIDERED_INCOMPLETE) {
                    return true;
                }
                rest = info.remaining().length() < rest.length() ? info.remaining() : "";
            }
            return false;
        });
    }
}
