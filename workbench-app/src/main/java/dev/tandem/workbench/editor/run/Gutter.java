package dev.tandem.workbench.editor.run;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;

/// The numbers of lines, with a bar at those that run or have run and a dot at those with something wrong. Used on the window's thread.
public final class Gutter implements IntFunction<Node> {
    /// What there is to show of a line.
    ///
    /// @param problem what is wrong in it, or ""
    public record Line(Optional<RunMarks.State> ran, String problem) {}

    private final IntFunction<Node> numbers;
    private final Function<Integer, Line> lines;
    /// What was shown last, by lines.
    private final Map<Integer, Line> shown = new HashMap<>();

    /// @param lines tells of a line, counted from 0
    public Gutter(CodeArea area, Function<Integer, Line> lines) {
        this.numbers = LineNumberFactory.get(area);
        this.lines = lines;
    }

    /// Whether a line would look different now.
    public boolean isOld(int number) {
        return !lines.apply(number).equals(shown.get(number));
    }

    @Override
    public Node apply(int number) {
        Line line = lines.apply(number);
        shown.put(number, line);
        Region dot = new Region();
        dot.getStyleClass().add("gutter-dot");
        if (!line.problem().isEmpty()) {
            dot.getStyleClass().add("wrong");
            Tooltip.install(dot, new Tooltip(line.problem()));
        }
        Region bar = new Region();
        bar.getStyleClass().add("gutter-bar");
        line.ran().ifPresent(state -> bar.getStyleClass().add(state.name().toLowerCase(Locale.ROOT)));
        HBox row = new HBox(dot, numbers.apply(number), bar);
        row.getStyleClass().add("gutter");
        row.setFillHeight(true);
        return row;
    }
}
