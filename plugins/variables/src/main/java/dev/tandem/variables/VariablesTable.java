package dev.tandem.variables;

import dev.tandem.plugin.Scripts.Variable;
import dev.tandem.toolkit.TextScale;
import dev.tandem.toolkit.WholeText;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;

/// The table of variables. Of the window's thread; cells follow the rows by themselves.
final class VariablesTable extends TableView<VariableRow> {
    private static final int TYPE = 1;
    private static final int SHAPE = 2;
    private static final int SIZE = 3;
    private static final double ALL = 380;
    private static final double FOUR = 310;
    private static final double THREE = 230;

    private double scale = 1;

    VariablesTable(VariablesModel model) {
        super(model.shown());
        setId("variables-table");
        setAccessibleText("Variables");
        getStyleClass().addAll("dense", "edge-to-edge");
        getColumns().setAll(List.of(name(), column("Type", 84, 190, "", Variable::type),
                column("Shape", 74, 110, "", each -> Amount.shape(each.shape())),
                column("Size", 64, 76, "right", each -> Amount.bytes(each.bytes())), column("Value", 68, Double.MAX_VALUE, "", Variable::value)));
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        setSortPolicy(_ -> {
            FXCollections.sort(getItems(), getComparator() == null ? Comparator.comparingInt(VariableRow::order) : getComparator());
            return true;
        });
    }

    /// Widens the columns with the texts of the place that the table is in.
    void follow(Pane place) {
        TextScale.columns(place, getColumns());
        TextScale.follow(place, now -> {
            scale = now;
            fit();
        });
        widthProperty().subscribe(this::fit);
    }

    /// Names and values matter most: where there is no room, sizes go first, then shapes, then types.
    private void fit() {
        getColumns().get(SIZE).setVisible(getWidth() >= ALL * scale);
        getColumns().get(SHAPE).setVisible(getWidth() >= FOUR * scale);
        getColumns().get(TYPE).setVisible(getWidth() >= THREE * scale);
        TextScale.fill(getColumns().getFirst());
    }

    private static TableColumn<VariableRow, VariableRow> name() {
        TableColumn<VariableRow, VariableRow> column = new TableColumn<>("Name");
        column.setPrefWidth(90);
        column.setMaxWidth(220);
        column.setComparator(Comparator.comparing(VariableRow::name, String.CASE_INSENSITIVE_ORDER).thenComparing(VariableRow::name));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new NameCell());
        return column;
    }

    private static <T> TableColumn<VariableRow, T> column(String title, double width, double most, String style, Function<Variable, T> value) {
        TableColumn<VariableRow, T> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setMaxWidth(most);
        column.getStyleClass().add(style.isEmpty() ? "plain" : style);
        column.setCellValueFactory(row -> row.getValue().now().map(value));
        column.setCellFactory(_ -> new Cell<>());
        return column;
    }

    private static final class Cell<T> extends TableCell<VariableRow, T> {
        Cell() {
            WholeText.of(this);
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null || item.toString().isEmpty() ? null : item.toString());
        }
    }

    /// The name, with a sign of its own for each mark, and in bold, so that no colour is needed.
    private static final class NameCell extends TableCell<VariableRow, VariableRow> {
        private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
        private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

        private final Label sign = new Label();

        NameCell() {
            sign.getStyleClass().add("sign");
            sign.setMinWidth(Label.USE_PREF_SIZE);
            getStyleClass().add("variable-name");
            itemProperty().flatMap(VariableRow::mark).subscribe(mark -> show(mark == null ? VariableRow.Mark.NONE : mark));
            WholeText.of(this);
        }

        private void show(VariableRow.Mark mark) {
            boolean isMarked = mark != VariableRow.Mark.NONE;
            sign.setText(switch (mark) {
                case NONE -> "";
                case NEW -> "+";
                case CHANGED -> "\u25cf";
                case RESET, UNUSABLE, OUTDATED -> "!";
            });
            sign.pseudoClassStateChanged(WARNING, sign.getText().equals("!"));
            sign.setTooltip(isMarked && getItem() != null ? new Tooltip(getItem().name() + ": " + mark.words()) : null);
            pseudoClassStateChanged(MARKED, isMarked);
            setAccessibleText(getItem() == null ? null : isMarked ? getItem().name() + ", " + mark.words() : getItem().name());
        }

        @Override
        protected void updateItem(VariableRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : row.name());
            setGraphic(empty || row == null ? null : sign);
        }
    }
}
