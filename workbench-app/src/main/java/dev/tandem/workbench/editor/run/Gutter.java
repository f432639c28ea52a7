package dev.tandem.workbench.editor.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.reactfx.EventStreams;
import org.reactfx.value.Var;

/// The numbers of lines, with a bar at those that run or have run and a dot at those with something wrong. Used on the window's thread.
///
/// What stands beside a line follows what is told of it as long as it can be seen: the text makes it more than once for a line, and it
/// cannot be said which one is on the screen.
public final class Gutter implements IntFunction<Node> {
    private static final String WRONG = "wrong";

    /// What there is to show of a line.
    ///
    /// @param problem what is wrong in it, or ""
    public record Line(Optional<RunMarks.State> ran, String problem) {}

    private final IntFunction<Node> numbers;
    private final Function<Integer, Line> lines;
    private final Var<Integer> looks = Var.newSimpleVar(0);

    /// @param lines tells of a line, counted from 0; also of one that has just gone
    public Gutter(CodeArea area, Function<Integer, Line> lines) {
        this.numbers = LineNumberFactory.get(area);
        this.lines = lines;
    }

    /// Looks at the lines again.
    public void show() {
        looks.setValue(looks.getValue() + 1);
    }

    @Override
    public Node apply(int number) {
        Region dot = new Region();
        Region bar = new Region();
        HBox row = new HBox(dot, numbers.apply(number), bar);
        row.getStyleClass().add("gutter");
        row.setFillHeight(true);
        Line[] shown = {lines.apply(number)};
        show(shown[0], dot, bar);
        EventStreams.nonNullValuesOf(looks.map(_ -> lines.apply(number)).conditionOnShowing(row)).filter(line -> !line.equals(shown[0]))
                .subscribe(line -> {
                    shown[0] = line;
                    show(line, dot, bar);
                });
        return row;
    }

    private static void show(Line line, Region dot, Region bar) {
        boolean wasWrong = dot.getStyleClass().contains(WRONG);
        boolean isWrong = !line.problem().isEmpty();
        dot.getStyleClass().setAll(isWrong ? List.of("gutter-dot", WRONG) : List.of("gutter-dot"));
        if (isWrong) {
            Tooltip.install(dot, new Tooltip(line.problem()));
        } else if (wasWrong) {
            Tooltip.uninstall(dot, null);
        }
        bar.getStyleClass()
                .setAll(line.ran().map(state -> List.of("gutter-bar", state.name().toLowerCase(Locale.ROOT))).orElse(List.of("gutter-bar")));
    }
}
