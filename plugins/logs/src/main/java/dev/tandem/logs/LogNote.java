package dev.tandem.logs;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A row with what ought to be known of the lines below it; no row while there is nothing. Used on the window's thread.
final class LogNote extends HBox {
    private final Label words = new Label();
    private final Label problem = new Label();
    private final Button back = new Button("Back to this run");
    private String run = "";
    private String gone = "";

    LogNote(Runnable toThisRun) {
        super(12);
        getStyleClass().add("log-note");
        words.setId("logs-note");
        words.setMinWidth(0);
        problem.setId("logs-problem");
        problem.getStyleClass().add("problem");
        problem.setMinWidth(0);
        back.setId("logs-back");
        back.getStyleClass().add("small");
        back.setMinWidth(USE_PREF_SIZE);
        back.setOnAction(_ -> toThisRun.run());
        HBox space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(problem, words, space, back);
        show();
    }

    /// @param sentence what is wrong with the filter; nothing when all is well
    void wrong(String sentence) {
        problem.setText(sentence);
        show();
    }

    /// @param sentence what is missing; nothing when all is there
    void dropped(String sentence) {
        if (!sentence.equals(gone)) {
            gone = sentence;
            show();
        }
    }

    /// @param name of the run that is shown; nothing for this one
    void earlier(String name) {
        run = name;
        gone = "";
        show();
    }

    private void show() {
        List<String> sentences = new ArrayList<>();
        if (!run.isEmpty()) {
            sentences.add(run + ". It is read only.");
        }
        if (!gone.isEmpty()) {
            sentences.add(gone);
        }
        words.setText(String.join(" ", sentences));
        set(words, !sentences.isEmpty());
        set(problem, !problem.getText().isEmpty());
        set(back, !run.isEmpty());
        setVisible(!sentences.isEmpty() || !problem.getText().isEmpty());
        setManaged(isVisible());
    }

    private static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
