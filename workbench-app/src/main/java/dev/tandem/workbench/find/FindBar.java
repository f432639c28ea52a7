package dev.tandem.workbench.find;

import dev.tandem.workbench.find.TextSearch.Match;
import dev.tandem.workbench.find.TextSearch.SearchException;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.IndexRange;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.StyleClassedTextArea;

/// Finds in one text, and replaces where it can be edited: Enter goes on, Shift+Enter back, Escape closes. Used on the window's
/// thread.
public final class FindBar extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final StyleClassedTextArea area;
    private final TextField wanted = field("find-text", "Find");
    private final TextField replacement = field("find-replacement", "Replace by");
    private final ToggleButton exact = toggle("find-case", "Aa", "Capital letters differ from small ones");
    private final ToggleButton pattern = toggle("find-regex", ".*", "Regular expression; $1 in the replacement is its first group");
    private final ToggleButton within = toggle("find-selection", "Selection", "Only in what is selected");
    private final Label count = new Label();
    /// Where to look, while that is not the whole text.
    private IndexRange part;

    /// @param closer takes it away, and gives the keys to what has them then
    public FindBar(StyleClassedTextArea area, Runnable closer) {
        super(4);
        this.area = area;
        getStyleClass().add("find-bar");
        count.setId("find-count");
        count.setMinWidth(90);
        FlowPane finding = line(wanted, exact, pattern, within, button("find-previous", "Previous", () -> step(false)),
                button("find-next", "Next", () -> step(true)), count);
        Button close = button("find-close", "Close", closer);
        getChildren().add(finding);
        if (area.isEditable()) {
            getChildren().add(line(replacement, button("find-replace", "Replace", this::replace),
                    button("find-replace-all", "Replace all", this::replaceAll), close));
        } else {
            finding.getChildren().addAll(close);
        }
        wanted.textProperty().subscribe(_ -> look(true));
        exact.selectedProperty().subscribe(_ -> look(true));
        pattern.selectedProperty().subscribe(_ -> look(true));
        within.selectedProperty().subscribe(on -> {
            part = on && area.getSelection().getLength() > 0 ? area.getSelection() : null;
            look(true);
        });
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                closer.run();
                key.consume();
            }
        });
        wanted.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ENTER && !key.isShortcutDown()) {
                step(!key.isShiftDown());
                key.consume();
            }
        });
        replacement.setOnAction(_ -> replace());
    }

    /// Begins with what is selected.
    public void begin() {
        String selected = area.getSelectedText();
        if (!selected.isEmpty() && !selected.contains("\n")) {
            wanted.setText(selected);
        } else if (selected.contains("\n")) {
            within.setSelected(true);
        }
        wanted.requestFocus();
        wanted.selectAll();
        look(false);
    }

    private TextSearch search() {
        return new TextSearch(wanted.getText(), pattern.isSelected(), exact.isSelected());
    }

    /// The places there are; empty, and said why, when that cannot be told.
    private List<Match> matches() {
        try {
            int from = part == null ? 0 : Math.min(part.getStart(), area.getLength());
            int to = part == null ? area.getLength() : Math.min(part.getEnd(), area.getLength());
            List<Match> found = search().in(area.getText(), from, to);
            tell(found.isEmpty() && !wanted.getText().isEmpty(), wanted.getText().isEmpty() ? "" : found.isEmpty() ? "not found" : "");
            return found;
        } catch (SearchException e) {
            tell(true, e.getMessage());
            return List.of();
        }
    }

    private void tell(boolean isWrong, String text) {
        wanted.pseudoClassStateChanged(WRONG, isWrong);
        count.setText(text);
    }

    /// @param select whether the next place is selected, from where the selection begins
    private void look(boolean select) {
        List<Match> found = matches();
        int at = area.getSelection().getStart();
        Match next = found.stream().filter(match -> match.start() >= at).findFirst().orElse(found.isEmpty() ? null : found.getFirst());
        if (next != null) {
            if (select) {
                select(next);
            }
            number(found, next);
        }
    }

    /// Goes to the next place, or the one before; behind the last comes the first.
    public void step(boolean forwards) {
        List<Match> found = matches();
        if (found.isEmpty()) {
            return;
        }
        int start = area.getSelection().getStart();
        int end = area.getSelection().getEnd();
        Match next = forwards ? found.stream().filter(match -> match.start() >= end).findFirst().orElse(found.getFirst())
                : found.stream().filter(match -> match.end() <= start).reduce((_, last) -> last).orElse(found.getLast());
        select(next);
        number(found, next);
    }

    private void number(List<Match> found, Match present) {
        String all = found.size() == TextSearch.MOST ? "more than " + TextSearch.MOST : Integer.toString(found.size());
        count.setText(found.indexOf(present) + 1 + " of " + all);
    }

    private void select(Match match) {
        area.selectRange(match.start(), match.end());
        area.requestFollowCaret();
    }

    private void replace() {
        IndexRange selected = area.getSelection();
        matches().stream().filter(match -> match.start() == selected.getStart() && match.end() == selected.getEnd()).findFirst()
                .ifPresent(match -> replace(List.of(match)));
        step(true);
    }

    private void replaceAll() {
        List<Match> found = matches();
        if (replace(found)) {
            count.setText("replaced " + found.size());
        }
    }

    /// As one edit, which one undo takes back.
    private boolean replace(List<Match> found) {
        if (found.isEmpty()) {
            return false;
        }
        String text = area.getText();
        StringBuilder fresh = new StringBuilder();
        int from = found.getFirst().start();
        int at = from;
        try {
            for (Match match : found) {
                fresh.append(text, at, match.start()).append(search().replacement(text, match, replacement.getText()));
                at = match.end();
            }
        } catch (SearchException e) {
            tell(true, e.getMessage());
            return false;
        }
        if (part != null) {
            part = new IndexRange(part.getStart(), part.getEnd() + fresh.length() - (at - from));
        }
        area.replaceText(from, at, fresh.toString());
        area.moveTo(from + fresh.length());
        return true;
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.setPrefColumnCount(16);
        return field;
    }

    /// What has no room in a line goes on in the next.
    private static FlowPane line(Node... parts) {
        FlowPane line = new FlowPane(4, 4, parts);
        line.setRowValignment(VPos.CENTER);
        return line;
    }

    private static ToggleButton toggle(String id, String text, String tip) {
        ToggleButton toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.setTooltip(new Tooltip(tip));
        toggle.setAccessibleText(tip);
        toggle.getStyleClass().add("small");
        return toggle;
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> action.run());
        button.getStyleClass().add("small");
        return button;
    }
}
