package dev.tandem.toolkit;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/// A text in a table; one that is too long for its column can be read as a tooltip.
public final class TextTableCell<S> extends TableCell<S, String> {
    public TextTableCell() {
        WholeText.of(this);
    }

    /// A column of such texts.
    ///
    /// @param width in points, of texts of the standard size
    public static <S> TableColumn<S, String> column(String title, double width, Function<? super S, String> text) {
        TableColumn<S, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setCellFactory(_ -> new TextTableCell<>());
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty || text == null || text.isEmpty() ? null : text);
    }
}
