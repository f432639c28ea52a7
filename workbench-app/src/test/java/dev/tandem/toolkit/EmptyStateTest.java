package dev.tandem.toolkit;

import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.support.OpenWindow;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptyStateTest {
    /// The words of an empty table stand below its header and above its end, as many as there is room for.
    @ParameterizedTest
    @CsvSource({"800, 520, 0.60", "800, 520, 0.72", "800, 520, 0.78", "800, 520, 0.85", "1000, 600, 0.8", "1000, 900, 0.6"})
    void wordsStayWithinTheTable(int width, int height, double divider) throws Exception {
        try (OpenWindow open = new OpenWindow(width, height)) {
            onWindow(() -> {
                open.workbench().window().show("tandem.sweeps");
                SplitPane all = (SplitPane) open.workbench().window().scene().lookup(".split-pane");
                all.setDividerPosition(0, divider);
                return null;
            });
            open.picture("empty-" + width + "x" + height + "-" + divider);
            onWindow(() -> {
                TableView<?> table = (TableView<?>) open.workbench().window().scene().lookup("#sweeps-table");
                Bounds header = scene(table.lookup(".column-header-background"));
                Bounds whole = scene(table);
                for (Node word : table.lookupAll(".empty-state .label")) {
                    if (word.isVisible()) {
                        Bounds bounds = scene(word);
                        assertThat(bounds.getMinY()).as("top of words").isGreaterThanOrEqualTo(header.getMaxY());
                        assertThat(bounds.getMaxY()).as("bottom of words").isLessThanOrEqualTo(whole.getMaxY());
                    }
                }
                if (height == 900) {
                    assertThat(table.lookupAll(".empty-state .label")).hasSize(2).allMatch(Node::isVisible);
                }
                return null;
            });
        }
    }

    private static Bounds scene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
