package dev.tandem.workbench.shell.docking;

import dev.tandem.plugin.ViewArea;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.geometry.Orientation;

/// A [DockPlan] as one line, as settings keep it:
///
///     ( column 1.0 ( row 0.67 ( left open 0.15 FRONT VIEW VIEW ) ... ) ( bottom folded 0.33 FRONT VIEW ) )
///
/// The number is the share of what is around it. Ids are written as in addresses; a FRONT that is not known is `-`. Stateless.
final class PlanText {
    private static final int DEEPEST = 32;
    private static final String NONE = "-";

    private PlanText() {}

    static String of(DockPlan plan) {
        StringBuilder out = new StringBuilder();
        write(plan.root(), out);
        return out.toString().strip();
    }

    private static void write(DockPart part, StringBuilder out) {
        String share = Math.round(part.share() * 1e4) / 1e4 + " ";
        switch (part) {
            case DockSplit split -> {
                out.append("( ").append(split.orientation() == Orientation.VERTICAL ? "column " : "row ").append(share);
                split.parts().forEach(each -> write(each, out));
            }
            case DockRow row -> {
                out.append("( ").append(row.area().name().toLowerCase(Locale.ROOT)).append(row.isFolded() ? " folded " : " open ").append(share)
                        .append(row.front().isEmpty() ? NONE : encode(row.front())).append(' ');
                row.views().forEach(view -> out.append(encode(view)).append(' '));
            }
        }
        out.append(") ");
    }

    private static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /// @throws IllegalArgumentException when it is none, or one in which something is missing or stands twice
    static DockPlan parse(String text) {
        Deque<String> words = new ArrayDeque<>(List.of(text.split(" ")));
        DockPart root = part(words, 0);
        if (!words.isEmpty() || !(root instanceof DockSplit split)) {
            throw new IllegalArgumentException("not one split: " + text);
        }
        List<String> views = DockPlan.rows(root).flatMap(row -> row.views().stream()).toList();
        if (views.size() != Stream.of(views.toArray()).distinct().count()
                || DockPlan.rows(root).map(DockRow::area).distinct().count() < ViewArea.values().length) {
            throw new IllegalArgumentException("a view twice, or an area missing: " + text);
        }
        return new DockPlan(split);
    }

    private static DockPart part(Deque<String> words, int depth) {
        expect(depth < DEEPEST && "(".equals(words.poll()));
        String kind = next(words);
        if (List.of("column", "row").contains(kind)) {
            DockSplit split = new DockSplit(kind.equals("column") ? Orientation.VERTICAL : Orientation.HORIZONTAL, share(words));
            while (!")".equals(words.peek())) {
                split.parts().add(part(words, depth + 1));
            }
            words.poll();
            expect(!split.parts().isEmpty());
            return split;
        }
        return row(kind, words);
    }

    private static DockRow row(String kind, Deque<String> words) {
        ViewArea area = Arrays.stream(ViewArea.values()).filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no area: " + kind));
        String state = next(words);
        expect(List.of("open", "folded").contains(state));
        DockRow row = new DockRow(area, share(words));
        row.fold(state.equals("folded"));
        String front = next(words);
        while (!")".equals(words.peek())) {
            row.views().add(URLDecoder.decode(next(words), StandardCharsets.UTF_8));
        }
        words.poll();
        row.front(front.equals(NONE) ? "" : URLDecoder.decode(front, StandardCharsets.UTF_8));
        return row;
    }

    private static double share(Deque<String> words) {
        double share = Double.parseDouble(next(words));
        expect(share > 0 && share <= 1);
        return share;
    }

    private static String next(Deque<String> words) {
        String word = words.poll();
        expect(word != null && !word.isEmpty() && !"()".contains(word));
        return word;
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a layout");
        }
    }
}
