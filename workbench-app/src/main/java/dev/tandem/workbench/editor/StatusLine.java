package dev.tandem.workbench.editor;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;

/// Under a text: what is wrong with it, and where the cursor stands. Used on the window's thread.
final class StatusLine extends HBox {
    private final Label place = new Label();
    private final Hyperlink problems = new Hyperlink();
    private final Label first = new Label();

    /// @param next goes to the next problem
    StatusLine(CodeArea area, Runnable next) {
        super(12);
        getStyleClass().add("editor-status");
        place.setId("editor-place");
        problems.setId("editor-problems");
        problems.setFocusTraversable(false);
        problems.setOnAction(_ -> {
            problems.setVisited(false);
            next.run();
        });
        problems.managedProperty().bind(problems.visibleProperty());
        first.setId("editor-first-problem");
        first.getStyleClass().add("text-muted");
        first.setMinWidth(0);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        place.setMinWidth(Region.USE_PREF_SIZE);
        problems.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(problems, first, space, place);
        area.caretPositionProperty()
                .subscribe(_ -> place.setText("Line %d, column %d".formatted(area.getCurrentParagraph() + 1, area.getCaretColumn() + 1)));
        tell(0, "");
    }

    /// @param message of the first problem, in however many lines
    void tell(int count, String message) {
        problems.setVisible(count > 0);
        problems.setText(count == 1 ? "1 problem" : count + " problems");
        first.setText(inOne(message));
    }

    /// What the compiler says in several lines of which the second has the name it does not know.
    static String inOne(String message) {
        return message.lines().limit(2).map(line -> line.strip().replaceAll(" +", " ")).filter(line -> !line.isEmpty())
                .reduce((what, more) -> more.startsWith("symbol:") ? what + more.substring("symbol".length()) : what).orElse("");
    }
}
