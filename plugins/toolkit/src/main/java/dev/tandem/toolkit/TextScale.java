package dev.tandem.toolkit;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumnBase;
import javafx.scene.layout.Pane;

/// Keeps what is made as wide as its words wide enough for them, also when the user has made all texts larger. Style sheets know that by
/// themselves; widths that are set in code do not. Used on the window's thread; goes with its pane.
public final class TextScale {
    /// Of most texts, in points: what widths in code are made for.
    private static final double STANDARD = 13;

    private TextScale() {}

    /// Tells how large the texts of a pane are beside those that widths are made for, now and whenever that changes: 1 when they are as
    /// large.
    public static void follow(Pane pane, DoubleConsumer listener) {
        pane.getChildren().add(measure(listener));
    }

    /// What tells the same of the place that it is put in, where nobody sees it.
    public static Node measure(DoubleConsumer listener) {
        // Nothing but a label gets to know the font of its place.
        Label measure = new Label();
        measure.setManaged(false);
        measure.setMouseTransparent(true);
        measure.fontProperty().map(font -> font.getSize() / STANDARD).subscribe(scale -> listener.accept(scale));
        return measure;
    }

    /// Keeps the columns of a table in a pane wide enough.
    public static void columns(Pane pane, List<? extends TableColumnBase<?, ?>> columns) {
        double[] now = {1};
        follow(pane, scale -> {
            columns.forEach(column -> widen(column, scale / now[0]));
            now[0] = scale;
        });
    }

    /// Makes a column that many times as wide, and what it may be at least and at most.
    public static void widen(TableColumnBase<?, ?> column, double times) {
        double least = column.getMinWidth() * times;
        double wanted = column.getPrefWidth() * times;
        double most = column.getMaxWidth() * times;
        column.setMinWidth(0);
        column.setMaxWidth(most);
        column.setMinWidth(least);
        column.setPrefWidth(wanted);
    }
}
