package dev.tandem.workbench.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// Highlighting a text as Java, and underlines what is wrong with it. Used on the window's thread.
final class Highlighting {
    private final CodeArea area;
    private final ErrorMarks marks;

    Highlighting(CodeArea area, ErrorMarks marks) {
        this.area = area;
        this.marks = marks;
    }

    /// Whether a character is neither in a comment nor in a string, as far as it has been coloured.
    boolean isCode(int at) {
        if (at < 0 || at >= area.getLength()) {
            return true;
        }
        Collection<String> styles = area.getStyleOfChar(at);
        return !styles.contains("comment") && !styles.contains("string");
    }

    /// Looks again.
    void show() {
        int length = area.getLength();
        if (length == 0) {
            return;
        }
        StyleSpansBuilder<Collection<String>> colours = new StyleSpansBuilder<>();
        int at = 0;
        for (JavaTokens.Token token : JavaTokens.of(area.getText())) {
            colours.add(List.of(), token.start() - at);
            colours.add(List.of(token.kind()), token.end() - token.start());
            at = token.end();
        }
        colours.add(List.of(), length - at);
        StyleSpans<Collection<String>> spans = colours.create();
        for (ErrorMarks.Mark each : marks.all()) {
            spans = spans.overlay(underline(each, length), Highlighting::both);
        }
        area.setStyleSpans(0, spans);
    }

    private static StyleSpans<Collection<String>> underline(ErrorMarks.Mark each, int length) {
        StyleSpansBuilder<Collection<String>> line = new StyleSpansBuilder<>();
        line.add(List.of(), each.start());
        line.add(List.of("problem"), each.end() - each.start());
        line.add(List.of(), length - each.end());
        return line.create();
    }

    private static Collection<String> both(Collection<String> first, Collection<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
