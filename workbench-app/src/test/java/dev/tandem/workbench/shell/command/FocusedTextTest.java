package dev.tandem.workbench.shell.command;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.support.OpenWindow;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The menu Edit on what has the focus.
class FocusedTextTest {
    @Test
    void aRowOfATableIsCopiedAsItIsSeen() throws Exception {
        Stage stage = FxToolkit.registerPrimaryStage();
        TableView<String> table = onWindow(() -> {
            TableView<String> made = new TableView<>();
            made.getColumns().setAll(List.of(column(name -> name), column(name -> name.length() + " letters")));
            made.getItems().setAll("one", "three");
            stage.setScene(new Scene(made, 400, 200));
            stage.show();
            made.getSelectionModel().select(1);
            return made;
        });
        awaitWindow("row", () -> RowText.of(table).equals("three\t5 letters"));
        onWindow(() -> {
            assertThat(RowText.isSelected(table)).isTrue();
            table.getSelectionModel().clearSelection();
            assertThat(RowText.isSelected(table)).isFalse();
            return null;
        });
    }

    private static TableColumn<String, String> column(UnaryOperator<String> text) {
        TableColumn<String, String> column = new TableColumn<>("of a word");
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        return column;
    }

    @Test
    void itemsThatWereDisabledWhenAMenuWasShownKeepTheirKeys() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 720)) {
            MenuItem paste = open.menuItem("Edit", "Paste");
            onWindow(() -> {
                open.workbench().window().scene().getRoot().requestFocus();
                paste.getParentMenu().show();
                assertThat(paste.isDisable()).isTrue();
                paste.getParentMenu().hide();
                assertThat(paste.isDisable()).isFalse();
                return null;
            });
        }
    }
}
