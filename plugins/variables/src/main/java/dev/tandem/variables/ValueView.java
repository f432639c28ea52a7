package dev.tandem.variables;

import dev.tandem.plugin.ScriptValue;
import dev.tandem.plugin.Scripts.Variable;
import dev.tandem.plugin.ViewContext;
import dev.tandem.toolkit.EmptyState;
import dev.tandem.toolkit.Plural;
import dev.tandem.variables.numbers.Slice;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One value, whole, as it was when this was opened or refreshed; says so when the variable holds something else since. Of the window's
/// thread; closed by who leaves it.
final class ValueView extends BorderPane {
    private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final ViewContext context;
    private final ValueActions actions;
    private final ValuePath path;
    private final Consumer<ValuePath> opener;
    private final Label title = new Label();
    private final Label state = new Label();
    private final Button plot = button("Plot", "value-plot", "Plot it in a tab");
    private final Button export = button("Export", "value-export", "Write it to a file of comma-separated values");
    private NumbersView numbers;
    private ValuePath.Found shown;
    private String opened = "";
    private boolean isClosed;

    /// @param opener shows a part whole
    ValueView(ViewContext context, ValuePath path, Consumer<ValuePath> opener, Runnable back) {
        this.context = context;
        this.actions = new ValueActions(context);
        this.path = path;
        this.opener = opener;
        Button leave = button("\u2039 Back", "value-back", "Back (Escape)");
        leave.setOnAction(_ -> back.run());
        Button refresh = button("Refresh", "value-refresh", "Look at what the variable holds now");
        refresh.setOnAction(_ -> load());
        plot.setOnAction(_ -> actions.plot(path.title(), slice()));
        export.setOnAction(_ -> actions.export(path.title(), slice(), getScene().getWindow()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        title.setId("value-title");
        title.getStyleClass().add("value-title");
        title.setText(path.title());
        HBox bar = new HBox(8, leave, space, plot, export, refresh);
        bar.getStyleClass().add("view-bar");
        state.setId("value-state");
        state.getStyleClass().add("value-state");
        state.setMaxWidth(Double.MAX_VALUE);
        title.setMaxWidth(Double.MAX_VALUE);
        setTop(new VBox(bar, title, state));
        plot.setDisable(true);
        export.setDisable(true);
        load();
    }

    private static Button button(String text, String id, String help) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(help));
        return button;
    }

    private Slice slice() {
        return numbers == null ? Slice.of(shown.value()) : numbers.slice();
    }

    private void load() {
        path.find(context.scripts()).thenAccept(found -> Platform.runLater(() -> take(found)));
    }

    private void take(Optional<ValuePath.Found> found) {
        if (isClosed) {
            return;
        }
        if (found.isEmpty()) {
            say("Gone: nothing of that name has a value now.", true);
            if (shown == null) {
                setCenter(new EmptyState("No value", path.title() + " has no value now."));
            }
            return;
        }
        shown = found.get();
        ScriptValue value = shown.value();
        opened = LocalTime.now().format(CLOCK);
        boolean hasNumbers = value.kind() == ScriptValue.Kind.NUMBERS;
        plot.setDisable(!hasNumbers || value.size() == 0);
        export.setDisable(!hasNumbers || value.size() == 0);
        boolean hadFocus = hasFocusInside();
        closeNumbers();
        setCenter(content(value));
        say(facts(value) + " as of " + opened, false);
        if (hadFocus || isFresh()) {
            focusContent();
        }
    }

    private boolean isFresh() {
        return getScene() != null && (getScene().getFocusOwner() == null || getScene().getFocusOwner() == this);
    }

    private boolean hasFocusInside() {
        for (Node each = getScene() == null ? null : getScene().getFocusOwner(); each != null; each = each.getParent()) {
            if (each == getCenter() || each == this) {
                return true;
            }
        }
        return false;
    }

    /// Puts the keys where the value is.
    void focusContent() {
        Node content = numbers != null ? numbers.lookup("#number-grid") : getCenter();
        if (content != null) {
            content.requestFocus();
        }
    }

    private Node content(ScriptValue value) {
        return switch (value.kind()) {
            case NUMBERS -> {
                numbers = new NumbersView(actions, path.title(), value);
                yield numbers;
            }
            case PARTS -> new PartsTree(value, steps -> opener.accept(path.then(steps)));
            case TEXT, SIMPLE -> {
                TextArea text = new TextArea(value.text());
                text.setId("value-text");
                text.setAccessibleText("The whole text");
                text.setEditable(false);
                text.setWrapText(true);
                yield text;
            }
        };
    }

    private static String facts(ScriptValue value) {
        List<Long> shape = value.shape();
        String axes = shape.isEmpty() ? "" : ", " + (shape.size() == 1 ? Plural.of(shape.getFirst(), "element") : Amount.shape(shape));
        String live = value.kind() == ScriptValue.Kind.NUMBERS && !value.isCopy() ? ", too large for a copy: read while you look," : ",";
        return value.type() + axes + live;
    }

    private void say(String text, boolean isOutdated) {
        state.setText(text);
        state.pseudoClassStateChanged(OUTDATED, isOutdated);
    }

    /// Told what there is now.
    void compare(List<Variable> now) {
        if (shown == null) {
            return;
        }
        if (!shown.value().isThere()) {
            say("Gone: the session was reset.", true);
            return;
        }
        Optional<Variable> mine = now.stream().filter(each -> each.name().equals(path.variable())).findFirst();
        if (mine.isEmpty()) {
            say("Gone since " + opened + ": there is no such variable any more.", true);
        } else if (mine.get().print() != shown.print()) {
            say("Changed since " + opened + ": Refresh shows what it is now.", true);
        } else {
            say(facts(shown.value()) + " as of " + opened, false);
        }
    }

    private void closeNumbers() {
        if (numbers != null) {
            numbers.close();
            numbers = null;
        }
    }

    /// Ends what is being computed for it.
    void close() {
        isClosed = true;
        closeNumbers();
    }
}
