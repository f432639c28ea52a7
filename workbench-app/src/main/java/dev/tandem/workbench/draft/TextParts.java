package dev.tandem.workbench.draft;

import dev.tandem.workbench.script.CommandLines;
import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.session.Statements;
import dev.tandem.workbench.session.Statements.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import jdk.jshell.SourceCodeAnalysis;

/// The statements of a text that is being edited. Only those at the edit are looked for anew. Used by one thread.
final class TextParts {
    private final SourceCodeAnalysis analysis;
    private String text = "";
    private List<Part> parts = List.of();
    private int first;
    private int kept;

    TextParts(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    List<Part> all() {
        return parts;
    }

    String text() {
        return text;
    }

    /// The text is this from now on; or only a beginning of it, where nothing is known of what follows and it is not wanted now.
    ///
    /// @param limit the place that is wanted at least
    /// @param impatient whether somebody waits for something else
    void update(String fresh, int limit, BooleanSupplier impatient) {
        int same = commonStart(text, fresh);
        int sameEnd = Math.min(commonEnd(text, fresh), Math.min(text.length(), fresh.length()) - same);
        int by = fresh.length() - text.length();
        List<Part> found = new ArrayList<>();
        for (Part part : parts) {
            if (part.next() > same || !part.isComplete()) {
                // One without an end may have found it.
                break;
            }
            found.add(part);
        }
        if (!found.isEmpty()) {
            // Where a statement ends depends on how the next one begins.
            found.removeLast();
        }
        first = found.size();
        int at = first == 0 ? 0 : found.getLast().next();
        SourceText source = new SourceText("", fresh);
        kept = 0;
        int old = first;
        for (at = source.skipBlank(at); at < fresh.length(); at = source.skipBlank(found.getLast().next())) {
            if (old >= parts.size() && at > limit && impatient.getAsBoolean()) {
                text = fresh.substring(0, at);
                parts = List.copyOf(found);
                return;
            }
            while (old < parts.size() && parts.get(old).start() + by < at) {
                old++;
            }
            if (at >= fresh.length() - sameEnd && old < parts.size() && parts.get(old).start() + by == at) {
                List<Part> rest = parts.subList(old, parts.size()).stream().map(part -> part.moved(by)).toList();
                kept = rest.size();
                found.addAll(rest);
                break;
            }
            Part part = next(source, at);
            if (!part.isComplete() && old < parts.size()) {
                // One that is being typed does not swallow what was known behind it.
                int end = parts.subList(old, parts.size()).stream().mapToInt(each -> each.start() + by)
                        .filter(start -> start > part.start() && start >= fresh.length() - sameEnd).findFirst().orElse(part.next());
                found.add(new Part(part.start(), end, fresh.substring(part.start(), end).stripTrailing(), false, false));
            } else {
                found.add(part);
            }
        }
        text = fresh;
        parts = List.copyOf(found);
    }

    /// How many at the beginning are the ones of before.
    int keptFirst() {
        return first;
    }

    /// How many at the end are the ones of before.
    int keptLast() {
        return kept;
    }

    private Part next(SourceText source, int at) {
        if (CommandLines.isAt(source, at)) {
            int end = source.endOfLine(at);
            return new Part(at, end, source.text().substring(at, end), true, true);
        }
        Statement statement = Statements.first(analysis, source, at);
        return new Part(at, Math.max(statement.next(), at + 1), statement.text(), statement.isComplete(), false);
    }

    private static int commonStart(String a, String b) {
        int at = 0;
        int most = Math.min(a.length(), b.length());
        while (at < most && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        return at;
    }

    private static int commonEnd(String a, String b) {
        int at = 0;
        int most = Math.min(a.length(), b.length());
        while (at < most && a.charAt(a.length() - 1 - at) == b.charAt(b.length() - 1 - at)) {
            at++;
        }
        return at;
    }
}
