package dev.tandem.toolkit;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.Pane;

/// Keeps what is made as wide as its words wide enough for them, also when the user has made all texts larger. Style sheets know that by
/// themselves; widths that are set in code do not. Used on the window's thread; goes with its pane.
public final class TextScale {
    /// Of most texts, in points: what widths in code are made for.
    private static final double STANDARD = 13;
    /// Of a column. Tables add up what is left to each, and give a column nothing when that is infinite.
    private static final double WIDEST = 100_000;

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
            fill(columns.getFirst());
        });
    }

    /// Has the table of a column divide its width among its columns again, which it does by itself only when that changes.
    public static void fill(TableColumnBase<?, ?> column) {
        if (column instanceof TableColumn<?, ?> its && its.getTableView() != null) {
            fill(its.getTableView());
        } else if (column instanceof TreeTableColumn<?, ?> its && its.getTreeTableView() != null) {
            fill(its.getTreeTableView());
        }
    }

    private static <T> void fill(TableView<T> table) {
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }

    private static <T> void fill(TreeTableView<T> table) {
        table.getColumnResizePolicy().call(new TreeTableView.ResizeFeatures<>(table, null, 0.0));
    }

    /// Makes a column that many times as wide, and what it may be at least and at most.
    public static void widen(TableColumnBase<?, ?> column, double times) {
        double least = column.getMinWidth() * times;
        double wanted = column.getPrefWidth() * times;
        double most = Math.min(column.getMaxWidth() * times, WIDEST);
        column.setMinWidth(0);
        column.setMaxWidth(most);
        column.setMinWidth(least);
        column.setPrefWidth(wanted);
    }
}
