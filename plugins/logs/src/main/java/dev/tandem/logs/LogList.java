package dev.tandem.logs;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;

/// The lines, of which a list knows those in sight alone: JavaFX adds up the heights of all lines at each step of one that knows them, which
/// for a million takes longer than a picture. It follows what comes until somebody scrolls up or chooses a line, and again when somebody comes
/// to the end. Used on the window's thread.
final class LogList extends BorderPane {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination CHOOSE_ALL = new KeyCodeCombination(KeyCode.A, KeyCombination.SHORTCUT_DOWN);
    private static final double LEAST_THUMB = 24;
    private static final int MOST_COPIED = 10_000;
    private static final long NONE = -1;

    private final ShownLines lines;
    private final ListView<NumberedLine> list = new ListView<>();
    private final ScrollBar bar = new ScrollBar();
    private final BooleanProperty follows = new SimpleBooleanProperty(true);
    /// Where the first line in sight stands.
    private int top;
    /// What is left of a turn of the wheel that is not a whole line.
    private double rest;
    /// Numbers of the lines between which all are chosen: where that began, and where it has come to.
    private long anchor = NONE;
    private long lead = NONE;
    private boolean refreshing;

    LogList(ShownLines lines) {
        this.lines = lines;
        list.setId("logs-list");
        list.setAccessibleText("Lines of logs that are in sight");
        list.setFixedCellSize(22);
        list.setCellFactory(_ -> new LogCell());
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.setMinHeight(0);
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        bar.setId("logs-scroll");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setMinHeight(0);
        setMinHeight(0);
        setCenter(list);
        setRight(bar);
        list.heightProperty().subscribe(_ -> refresh());
        bar.heightProperty().subscribe(_ -> refresh());
        // Style sheets set it for the size that texts have.
        list.fixedCellSizeProperty().subscribe(_ -> refresh());
        bar.valueProperty().subscribe(value -> {
            if (!refreshing) {
                scrollTo((int) Math.round(value.doubleValue()));
            }
        });
        addEventFilter(ScrollEvent.SCROLL, this::turned);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.addEventFilter(MouseEvent.ANY, this::mouse);
        follows.subscribe(on -> {
            if (on) {
                choose(NONE, NONE);
            }
            refresh();
        });
    }

    /// Whether its end is shown as lines come.
    BooleanProperty followsProperty() {
        return follows;
    }

    /// Whether there is room for a line.
    boolean hasRoom() {
        return list.getHeight() >= list.getFixedCellSize();
    }

    void setPlaceholder(Node node) {
        list.setPlaceholder(node);
    }

    Node placeholder() {
        return list.getPlaceholder();
    }

    private int rows() {
        return (int) Math.max(0, (list.getHeight() - list.getInsets().getTop() - list.getInsets().getBottom()) / list.getFixedCellSize());
    }

    private int last() {
        return Math.max(0, lines.size() - rows());
    }

    /// Shows the lines as they are now.
    void refresh() {
        top = follows.get() ? last() : Math.clamp(top, 0, last());
        int end = Math.min(lines.size(), top + rows());
        List<NumberedLine> inSight = IntStream.range(top, end).mapToObj(lines::get).toList();
        refreshing = true;
        if (!inSight.equals(list.getItems())) {
            list.getItems().setAll(inSight);
        }
        list.getSelectionModel().clearSelection();
        if (lead != NONE) {
            int from = Math.max(lines.position(Math.min(anchor, lead)), top) - top;
            int to = Math.min(lines.position(Math.max(anchor, lead) + 1), end) - top;
            if (from < to) {
                list.getSelectionModel().selectRange(from, to);
            }
        }
        bar.setMax(last());
        // Not so little that nobody can take hold of it.
        bar.setVisibleAmount(last() * Math.min(1, Math.max((double) rows() / Math.max(1, lines.size()), LEAST_THUMB / Math.max(1, bar.getHeight()))));
        bar.setBlockIncrement(Math.max(1, rows() - 1));
        bar.setValue(top);
        bar.setVisible(last() > 0);
        bar.setManaged(last() > 0);
        refreshing = false;
    }

    /// The first lines are gone, so many of them.
    void forget(int gone) {
        top = Math.max(0, top - gone);
    }

    /// The number of the line to be kept in sight when there are others.
    long kept() {
        return lead != NONE && inSight(lead) ? lead : top < lines.size() ? lines.number(top) : NONE;
    }

    private boolean inSight(long number) {
        int position = lines.position(number);
        return position >= top && position < top + rows();
    }

    /// There are other lines.
    ///
    /// @param kept what was to be kept in sight
    void replaced(long kept) {
        if (lead != NONE && (!lines.contains(lead) || !lines.contains(anchor))) {
            choose(NONE, NONE);
        }
        int position = kept == NONE ? 0 : lines.position(kept);
        top = kept == lead ? position - rows() / 2 : position;
        refresh();
    }

    private void choose(long first, long second) {
        anchor = first;
        lead = second;
    }

    private void scrollTo(int wanted) {
        top = Math.clamp(wanted, 0, last());
        boolean atEnd = top == last() && lead == NONE;
        if (follows.get() == atEnd) {
            refresh();
        } else {
            follows.set(atEnd);
        }
    }

    private void turned(ScrollEvent turn) {
        rest += turn.getDeltaY() / list.getFixedCellSize();
        int whole = (int) rest;
        rest -= whole;
        if (whole != 0 && last() > 0) {
            scrollTo(top - whole);
        }
        turn.consume();
    }

    private void mouse(MouseEvent mouse) {
        boolean begins = mouse.getEventType() == MouseEvent.MOUSE_PRESSED;
        if (mouse.getButton() == MouseButton.PRIMARY && (begins || mouse.getEventType() == MouseEvent.MOUSE_DRAGGED) && lines.size() > 0) {
            list.requestFocus();
            int row = (int) Math
                    .floor((list.screenToLocal(mouse.getScreenX(), mouse.getScreenY()).getY() - list.getInsets().getTop()) / list.getFixedCellSize());
            int position = Math.clamp(top + row, 0, lines.size() - 1);
            if (!begins || row < rows() && top + row < lines.size()) {
                extendTo(position, !begins || mouse.isShiftDown());
            }
        }
        if (begins || mouse.getEventType() == MouseEvent.MOUSE_DRAGGED || mouse.getEventType() == MouseEvent.MOUSE_RELEASED) {
            mouse.consume();
        }
    }

    /// Chooses a line, or all up to it, and brings it into sight.
    private void extendTo(int position, boolean further) {
        long number = lines.number(position);
        choose(further && anchor != NONE ? anchor : number, number);
        top = Math.clamp(top, position - Math.max(1, rows()) + 1, position);
        follows.set(false);
        refresh();
    }

    private void pressed(KeyEvent key) {
        if (COPY.match(key)) {
            copy();
        } else if (CHOOSE_ALL.match(key) && lines.size() > 0) {
            choose(lines.number(0), lines.number(lines.size() - 1));
            follows.set(false);
            refresh();
        } else if (key.isShortcutDown() || key.isAltDown() || !moved(key)) {
            return;
        }
        key.consume();
    }

    private boolean moved(KeyEvent key) {
        switch (key.getCode()) {
            case UP -> step(-1, key.isShiftDown());
            case DOWN -> step(1, key.isShiftDown());
            case PAGE_UP -> step(1 - rows(), key.isShiftDown());
            case PAGE_DOWN -> step(rows() - 1, key.isShiftDown());
            case HOME -> step(-lines.size(), key.isShiftDown());
            case END -> {
                if (key.isShiftDown()) {
                    step(lines.size(), true);
                } else {
                    choose(NONE, NONE);
                    scrollTo(last());
                }
            }
            case ESCAPE -> {
                choose(NONE, NONE);
                refresh();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int count, boolean further) {
        if (lead == NONE || lines.size() == 0) {
            scrollTo(top + count);
        } else {
            extendTo(Math.clamp((long) lines.position(lead) + count, 0, lines.size() - 1), further);
        }
    }

    private void copy() {
        int from = lead == NONE ? 0 : lines.position(Math.min(anchor, lead));
        int to = lead == NONE ? 0 : lines.position(Math.max(anchor, lead) + 1);
        StringBuilder text = new StringBuilder();
        for (int i = from; i < Math.min(to, from + MOST_COPIED); i++) {
            NumberedLine each = lines.get(i);
            if (each.line() != null) {
                text.append(LogCell.time(each.line().time())).append('\t').append(each.line().source()).append('\t')
                        .append(each.line().level().word()).append('\t').append(each.line().text()).append('\n');
            }
        }
        if (to - from > MOST_COPIED) {
            text.append("… ").append(to - from - MOST_COPIED).append(" more lines are chosen; save them to have all\n");
        }
        if (!text.isEmpty()) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text.toString()));
        }
    }
}
