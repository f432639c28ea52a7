package dev.tandem.workbench.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpan;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.TwoDimensional;

/// Highlighting a text as Java, and underlines what is wrong with it. Used on the window's thread; long texts are looked through on another,
/// and very long ones, which nobody has typed, are not coloured: to change the styles of a line takes more than to show it.
final class Highlighting {
    /// Each takes a walk through all styles.
    private static final int MOST_MARKS = 100;
    /// What is looked through in a moment.
    private static final int SHORT = 30_000;
    private static final List<String> NO_CODE = List.of("comment", "string");
    /// No text that is longer has colours.
    static final int LONGEST = 1_000_000;

    private final CodeArea area;
    private final ErrorMarks marks;
    /// The text that was looked through last.
    private String known;
    /// Its colours.
    private StyleSpans<Collection<String>> colours;
    /// The one that is being looked through; null for none.
    private String wanted;

    Highlighting(CodeArea area, ErrorMarks marks) {
        this.area = area;
        this.marks = marks;
    }

    /// Whether a character is neither in a comment nor in a string. Colours come a moment after what is typed, so the text is looked
    /// through from the last line on that follows upon code for sure.
    boolean isCode(int at) {
        if (at < 0 || at >= area.getLength()) {
            return true;
        }
        int start = lookedThroughFrom(at);
        return at - start > SHORT ? isColouredAsCode(at) : JavaTokens.of(area.getText(start, at + 1)).stream()
                .noneMatch(each -> each.end() == at + 1 - start && NO_CODE.contains(each.kind()));
    }

    private int lookedThroughFrom(int at) {
        int line = area.offsetToPosition(at, TwoDimensional.Bias.Forward).getMajor();
        int start = area.getAbsolutePosition(line, 0);
        while (line > 0 && at - start <= SHORT && !endsAsCode(line - 1)) {
            line--;
            start = area.getAbsolutePosition(line, 0);
        }
        return start;
    }

    private boolean endsAsCode(int line) {
        int length = area.getParagraphLength(line);
        return length > 0 && isColouredAsCode(area.getAbsolutePosition(line, length - 1));
    }

    /// The same, as far as it has been coloured; for who asks of many characters at once.
    boolean isColouredAsCode(int at) {
        return at < 0 || at >= area.getLength() || Collections.disjoint(area.getStyleOfChar(at), NO_CODE);
    }

    /// Looks again.
    void show() {
        String text = area.getText();
        if (text.isEmpty()) {
            return;
        }
        if (text.equals(known)) {
            showKnown();
        } else if (text.length() <= SHORT) {
            know(text, coloursOf(text));
        } else if (!text.equals(wanted)) {
            wanted = text;
            CompletableFuture.supplyAsync(() -> coloursOf(text)).thenAcceptAsync(found -> {
                // A later text is on its way otherwise.
                if (text.equals(wanted) && text.equals(area.getText())) {
                    know(text, found);
                }
            }, Platform::runLater);
        }
    }

    private void know(String text, StyleSpans<Collection<String>> found) {
        known = text;
        wanted = null;
        colours = found;
        showKnown();
    }

    private static StyleSpans<Collection<String>> coloursOf(String text) {
        StyleSpansBuilder<Collection<String>> colours = new StyleSpansBuilder<>();
        int at = 0;
        for (JavaTokens.Token token : text.length() > LONGEST ? List.<JavaTokens.Token>of() : JavaTokens.of(text)) {
            colours.add(List.of(), token.start() - at);
            colours.add(List.of(token.kind()), token.end() - token.start());
            at = token.end();
        }
        colours.add(List.of(), text.length() - at);
        return colours.create();
    }

    private void showKnown() {
        int length = area.getLength();
        StyleSpans<Collection<String>> spans = colours;
        for (ErrorMarks.Mark each : marks.all().stream().limit(MOST_MARKS).toList()) {
            spans = spans.overlay(underline(each, length), Highlighting::both);
        }
        apply(spans, area.getStyleSpans(0, length));
    }

    /// Changes what differs only: all lines whose styles are set are laid out anew.
    private void apply(StyleSpans<Collection<String>> wanted, StyleSpans<Collection<String>> present) {
        int length = wanted.length();
        int same = common(wanted.iterator(), present.iterator());
        if (same < length) {
            List<StyleSpan<Collection<String>>> ends = wanted.stream().toList().reversed();
            List<StyleSpan<Collection<String>>> presentEnds = present.stream().toList().reversed();
            int sameEnd = Math.min(common(ends.iterator(), presentEnds.iterator()), length - same);
            area.setStyleSpans(same, wanted.subView(same, length - sameEnd));
        }
    }

    /// So many characters have the same style.
    private static int common(Iterator<StyleSpan<Collection<String>>> first, Iterator<StyleSpan<Collection<String>>> second) {
        int same = 0;
        int restOfFirst = 0;
        int restOfSecond = 0;
        Collection<String> one = null;
        Collection<String> other = null;
        while (true) {
            while (restOfFirst == 0 && first.hasNext()) {
                StyleSpan<Collection<String>> next = first.next();
                restOfFirst = next.getLength();
                one = next.getStyle();
            }
            while (restOfSecond == 0 && second.hasNext()) {
                StyleSpan<Collection<String>> next = second.next();
                restOfSecond = next.getLength();
                other = next.getStyle();
            }
            if (restOfFirst == 0 || restOfSecond == 0 || !List.copyOf(one).equals(List.copyOf(other))) {
                return same;
            }
            int both = Math.min(restOfFirst, restOfSecond);
            same += both;
            restOfFirst -= both;
            restOfSecond -= both;
        }
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
