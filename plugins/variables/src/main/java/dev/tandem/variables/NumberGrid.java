package dev.tandem.variables;

import dev.tandem.toolkit.TextScale;
import dev.tandem.variables.numbers.Digits;
import dev.tandem.variables.numbers.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// Numbers in rows and columns, however many: only those that can be seen are read. A cell is the present one, which keys move. Of the
/// window's thread.
final class NumberGrid extends Region {
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final double FONT = 12;
    private static final double ROW = 22;
    /// Of a digit, in points of the standard size.
    private static final double DIGIT = 7.4;
    private static final double PADDING = 16;
    private static final int FEWEST = 6;
    private static final int MOST = 28;

    private final ScrollBar down = new ScrollBar();
    private final ScrollBar right = new ScrollBar();
    private final Pane pane = new Pane();
    private final List<Label> labels = new ArrayList<>();
    private Slice slice;
    private Digits digits = Digits.SHORT;
    private double scale = 1;
    /// How many characters the widest number had so far.
    private int widest = FEWEST;
    private long row;
    private long column;
    private int used;

    NumberGrid(Slice slice) {
        this.slice = slice;
        setId("number-grid");
        getStyleClass().add("number-grid");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleRoleDescription("numbers");
        down.setOrientation(Orientation.VERTICAL);
        down.setUnitIncrement(1);
        right.setUnitIncrement(1);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(pane.widthProperty());
        clip.heightProperty().bind(pane.heightProperty());
        pane.setClip(clip);
        getChildren().addAll(pane, down, right, TextScale.measure(now -> {
            scale = now;
            requestLayout();
        }));
        down.valueProperty().subscribe(_ -> requestLayout());
        right.valueProperty().subscribe(_ -> requestLayout());
        focusedProperty().subscribe(_ -> requestLayout());
        addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        setOnScroll(turn -> {
            down.setValue(Math.clamp(down.getValue() - Math.signum(turn.getDeltaY()) * 3, 0, down.getMax()));
            right.setValue(Math.clamp(right.getValue() - Math.signum(turn.getDeltaX()), 0, right.getMax()));
            turn.consume();
        });
        setOnMousePressed(click -> {
            requestFocus();
            aim(click.getX(), click.getY());
        });
        setMinSize(0, 0);
    }

    void show(Slice fresh) {
        slice = fresh;
        move(row, column);
    }

    void show(Digits fresh) {
        digits = fresh;
        widest = FEWEST;
        move(row, column);
    }

    long column() {
        return column;
    }

    /// What a cell says.
    String text(long atRow, long atColumn) {
        try {
            long index = slice.index(atRow, atColumn);
            return digits.text(slice.value().number(index), slice.value().entry(index));
        } catch (IllegalStateException | IndexOutOfBoundsException e) {
            return "gone";
        }
    }

    private double rowHeight() {
        return Math.ceil(ROW * scale);
    }

    private double columnWidth() {
        return Math.ceil((widest * DIGIT + PADDING) * scale);
    }

    private double headerWidth() {
        return Math.ceil((Math.max(3, Long.toString(Math.max(0, slice.rows() - 1)).length()) * DIGIT + PADDING) * scale);
    }

    private long rowsSeen() {
        return (long) Math.max(1, Math.floor((getHeight() - right.prefHeight(-1)) / rowHeight()) - 1);
    }

    private long columnsSeen() {
        return (long) Math.max(1, Math.floor((getWidth() - down.prefWidth(-1) - headerWidth()) / columnWidth()));
    }

    private void aim(double x, double y) {
        long atColumn = (long) (right.getValue() + (x - headerWidth()) / columnWidth());
        long atRow = (long) (Math.floor(down.getValue()) + (y - rowHeight()) / rowHeight());
        move(atRow, atColumn);
    }

    private void press(KeyEvent key) {
        boolean far = key.isShortcutDown();
        switch (key.getCode()) {
            case UP -> move(row - 1, column);
            case DOWN -> move(row + 1, column);
            case LEFT -> move(row, column - 1);
            case RIGHT -> move(row, column + 1);
            case PAGE_UP -> move(row - rowsSeen(), column);
            case PAGE_DOWN -> move(row + rowsSeen(), column);
            case HOME -> move(far ? 0 : row, 0);
            case END -> move(far ? slice.rows() - 1 : row, slice.columns() - 1);
            case C -> {
                if (!far) {
                    return;
                }
                ClipboardContent content = new ClipboardContent();
                content.putString(text(row, column));
                Clipboard.getSystemClipboard().setContent(content);
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /// Makes a cell the present one, and has it seen.
    void move(long toRow, long toColumn) {
        row = Math.clamp(toRow, 0, Math.max(0, slice.rows() - 1));
        column = Math.clamp(toColumn, 0, Math.max(0, slice.columns() - 1));
        range();
        reveal(down, row, rowsSeen());
        reveal(right, column, columnsSeen());
        setAccessibleText("row " + row + ", column " + slice.column(column) + ": " + (slice.rows() == 0 ? "empty" : text(row, column)));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        requestLayout();
    }

    private static void reveal(ScrollBar bar, long at, long seen) {
        double first = Math.floor(bar.getValue());
        if (at < first) {
            bar.setValue(at);
        } else if (at >= first + seen) {
            bar.setValue(Math.min(bar.getMax(), at - seen + 1));
        }
    }

    private void range() {
        range(down, slice.rows(), rowsSeen());
        range(right, slice.columns(), columnsSeen());
    }

    private static void range(ScrollBar bar, long all, long seen) {
        double max = Math.max(0, all - seen);
        bar.setMax(max);
        bar.setValue(Math.min(bar.getValue(), max));
        bar.setVisibleAmount(all == 0 ? 1 : Math.max(max * seen / all, max / 20));
        bar.setBlockIncrement(seen);
        bar.setVisible(max > 0);
    }

    @Override
    protected void layoutChildren() {
        double barWidth = down.prefWidth(-1);
        double barHeight = right.prefHeight(-1);
        range();
        pane.resizeRelocate(0, 0, getWidth() - (down.isVisible() ? barWidth : 0), getHeight() - (right.isVisible() ? barHeight : 0));
        down.resizeRelocate(getWidth() - barWidth, rowHeight(), barWidth, Math.max(0, getHeight() - rowHeight() - barHeight));
        right.resizeRelocate(headerWidth(), getHeight() - barHeight, Math.max(0, getWidth() - headerWidth() - barWidth), barHeight);
        used = 0;
        fill((long) down.getValue(), (long) right.getValue());
        for (int i = used; i < labels.size(); i++) {
            labels.get(i).setVisible(false);
        }
    }

    private void fill(long firstRow, long firstColumn) {
        double height = rowHeight();
        long lastRow = Math.min(slice.rows(), firstRow + (long) Math.ceil(pane.getHeight() / height));
        long lastColumn = Math.min(slice.columns(), firstColumn + (long) Math.ceil(pane.getWidth() / columnWidth()));
        List<String> texts = new ArrayList<>();
        for (long c = firstColumn; c < lastColumn; c++) {
            widest = Math.clamp(slice.column(c).length(), widest, MOST);
            for (long r = firstRow; r < lastRow; r++) {
                String text = text(r, c);
                widest = Math.clamp(text.length(), widest, MOST);
                texts.add(text);
            }
        }
        double width = columnWidth();
        double left = headerWidth();
        int next = 0;
        for (long c = firstColumn; c < lastColumn; c++) {
            double x = left + (c - firstColumn) * width;
            label("column-index", slice.column(c), x, 0, width, height, false);
            for (long r = firstRow; r < lastRow; r++) {
                label("number", texts.get(next++), x, (r - firstRow + 1) * height, width, height, r == row && c == column);
            }
        }
        label("corner", "", 0, 0, left, height, false);
        for (long r = firstRow; r < lastRow; r++) {
            label("row-index", Long.toString(r), 0, (r - firstRow + 1) * height, left, height, false);
        }
        if (slice.rows() == 0 || slice.columns() == 0) {
            label("column-index", "empty", left, 0, width, height, false);
        }
    }

    private void label(String style, String text, double x, double y, double width, double height, boolean isPresent) {
        if (used == labels.size()) {
            Label made = new Label();
            made.setManaged(false);
            made.getStyleClass().setAll("label", "cell-of-numbers");
            labels.add(made);
            pane.getChildren().add(made);
        }
        Label label = labels.get(used++);
        label.setVisible(true);
        label.setText(text);
        label.setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", FONT * scale));
        if (!label.getStyleClass().getLast().equals(style)) {
            label.getStyleClass().setAll("label", "cell-of-numbers", style);
        }
        label.pseudoClassStateChanged(PRESENT, isPresent);
        label.resizeRelocate(x, y, width, height);
    }
}
