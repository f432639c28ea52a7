package dev.tandem.variables;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.Test;

class VariablesViewTest {
    @Test
    void theColumnsFillTheTableAndValuesTakeWhatIsLeft() throws Exception {
        for (int width : new int[] {800, 1600}) {
            try (OpenWindow open = new OpenWindow(width, 720)) {
                onWindow(() -> {
                    open.workbench().window().show("tandem.variables");
                    return null;
                });
                open.workbench().host().run(new SourceText("text", "String name = \"a long text \".repeat(100); int a = 1;")).join();
                awaitWindow("two variables", () -> table(open) != null && table(open).getItems().size() == 2);
                open.picture("variables-" + width);
                onWindow(() -> {
                    OpenWindow.assertColumnsFit(table(open));
                    assertThat(table(open).getColumns()).extracting(column -> column.getText()).containsExactly("Name", "Type", "Value");
                    assertThat(table(open).getColumns().getLast().getWidth()).isGreaterThan(60);
                    return null;
                });
            }
        }
    }

    private static TableView<?> table(OpenWindow open) {
        return (TableView<?>) open.workbench().window().scene().lookup("#variables-table");
    }
}
