package dev.tandem.variables;

import static dev.tandem.variables.VariablesViewTest.run;
import static dev.tandem.variables.VariablesViewTest.show;
import static dev.tandem.variables.VariablesViewTest.table;
import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.view.ChartView;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ValueViewTest {
    @Test
    void numbersAreATableAnImageLinesAndAHistogramInBothThemes() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 900)) {
            show(open);
            run(open, "double[][] wave = new double[600][500]; for (int i = 0; i < 600; i++) for (int j = 0; j < 500; j++) "
                    + "wave[i][j] = Math.sin(i / 40.0) * Math.cos(j / 70.0); wave[2][1] = Double.NaN; wave[3][1] = Double.POSITIVE_INFINITY;");
            enter(open, "wave");
            awaitWindow("its summary", () -> summary(open).contains("1 NaN"));
            assertThat(onWindow(() -> summary(open))).contains("min -0.99", "mean", "max 0.99", "1 Infinity");
            assertThat(onWindow(() -> texts(find(open, "#number-grid"), ".number"))).contains("NaN", "Infinity");
            for (boolean dark : new boolean[] {false, true}) {
                String theme = dark ? "dark" : "light";
                onWindow(() -> {
                    open.workbench().window().setTheme(dark ? Theme.DARK : Theme.LIGHT);
                    return null;
                });
                select(open, 0);
                open.picture("value-table-" + theme);
                for (int tab = 1; tab < 4; tab++) {
                    select(open, tab);
                    awaitWindow("a chart in tab " + tab, () -> find(open, "#value-chart") instanceof ChartView view && view.chart() != null);
                    open.picture("value-" + List.of("image", "line", "histogram").get(tab - 1) + "-" + theme);
                }
            }
            type(open, KeyCode.ESCAPE);
            awaitWindow("the list", () -> table(open) != null && table(open).isFocused());
        }
    }

    @Test
    void aSliceOfFiveAxesIsChosenAndKeysLeadToEveryNumber() throws Exception {
        try (OpenWindow open = new OpenWindow(900, 720)) {
            show(open);
            run(open, "int[][][][][] five = new int[2][3][4][5][6]; five[1][2][3][4][5] = 77;");
            enter(open, "five");
            awaitWindow("spinners", () -> find(open, "#value-axis-0") instanceof Spinner<?>);
            onWindow(() -> {
                for (int axis = 0; axis < 3; axis++) {
                    ((Spinner<?>) find(open, "#value-axis-" + axis)).increment(axis + 1);
                }
                find(open, "#number-grid").requestFocus();
                return null;
            });
            open.push(KeyCode.CONTROL, KeyCode.END);
            awaitWindow("the last number", () -> "row 4, column 5: 77".equals(find(open, "#number-grid").getAccessibleText()));
            open.picture("value-five-axes");
        }
    }

    @Test
    void hugeAndEmptyArraysOpenAtOnceAndSayWhenTheyHaveChanged() throws Exception {
        try (OpenWindow open = new OpenWindow(900, 720)) {
            show(open);
            run(open, "double[] huge = new double[10_000_000]; huge[9_999_999] = 5; double[] none = {}; double[][] alsoNone = new double[0][0];");
            enter(open, "huge");
            awaitWindow("its numbers", () -> find(open, "#number-grid") != null);
            awaitWindow("that it is no copy", () -> state(open).contains("too large for a copy"));
            onWindow(() -> {
                find(open, "#number-grid").requestFocus();
                return null;
            });
            open.push(KeyCode.CONTROL, KeyCode.END);
            awaitWindow("the last number", () -> find(open, "#number-grid").getAccessibleText().contains("row 9999999, column 0: 5"));
            select(open, 2);
            awaitWindow("a line", () -> find(open, "#value-chart") instanceof ChartView view && view.chart() != null);
            run(open, "huge = new double[3];");
            awaitWindow("that it has changed", () -> state(open).startsWith("Changed since"));
            onWindow(() -> {
                ((Button) find(open, "#value-refresh")).fire();
                return null;
            });
            awaitWindow("the new one", () -> state(open).startsWith("double[], 3 elements, as of"));
            open.workbench().host().reset();
            awaitWindow("that it is gone", () -> state(open).startsWith("Gone"));
            run(open, "double[][] none = new double[0][0];");
            onWindow(() -> {
                ((Button) find(open, "#value-back")).fire();
                return null;
            });
            enter(open, "none");
            awaitWindow("an empty one", () -> summary(open).contains("no finite number"));
            select(open, 1);
            open.picture("value-empty");
        }
    }

    @Test
    @Tag("long")
    void aHundredMillionElementsCanBeLookedAt() throws Exception {
        try (OpenWindow open = new OpenWindow(900, 720)) {
            show(open);
            run(open, "float[] vast = new float[100_000_000]; vast[99_999_999] = 7; vast[50_000_000] = -3;");
            enter(open, "vast");
            awaitWindow("its numbers", () -> find(open, "#number-grid") != null);
            onWindow(() -> {
                find(open, "#number-grid").requestFocus();
                return null;
            });
            open.push(KeyCode.CONTROL, KeyCode.END);
            awaitWindow("the last number", () -> find(open, "#number-grid").getAccessibleText().contains("row 99999999, column 0: 7"));
            lineAndHistogram(open);
            run(open, "var array = Nd4j.create(DataType.FLOAT, 100_000_000); array.putScalar(50_000_000, 3);");
            onWindow(() -> {
                ((Button) find(open, "#value-back")).fire();
                return null;
            });
            enter(open, "array");
            lineAndHistogram(open);
        }
    }

    private static void lineAndHistogram(OpenWindow open) throws Exception {
        for (int kind : new int[] {2, 3}) {
            Object before = find(open, "#value-chart") instanceof ChartView view ? view.chart() : null;
            select(open, kind);
            awaitWindow("a chart", () -> find(open, "#value-chart") instanceof ChartView view && view.chart() != null && view.chart() != before);
        }
    }

    @Test
    void partsAreATreeWhoseCirclesEndAndTextsAreWhole() throws Exception {
        try (OpenWindow open = new OpenWindow(900, 720)) {
            show(open);
            run(open,
                    "class Node { static boolean loops; String name = \"first\"; Node next; double[] weights = {1, 2, 3}; List<Integer> many = new ArrayList<>(); "
                            + "public String toString() { while (loops); return \"\"; } } var node = new Node(); node.next = node; "
                            + "Map<String, Object> map = new LinkedHashMap<>(); map.put(\"node\", node); map.put(\"nothing\", null); "
                            + "for (int i = 0; i < 2500; i++) map.put(\"k\" + i, \"v\"); String text = \"line\\n\".repeat(5000); Node.loops = true;");
            enter(open, "map");
            awaitWindow("its parts", () -> tree(open) != null && tree(open).getRoot().getChildren().size() == 1001);
            onWindow(() -> {
                TreeItem<?> node = tree(open).getRoot().getChildren().getFirst();
                node.setExpanded(true);
                assertThat(node.getChildren()).hasSize(4);
                assertThat(node.getChildren().get(1).isLeaf()).isTrue();
                assertThat(node.getChildren().get(1).getValue().toString()).contains("contains itself");
                PartItem more = (PartItem) tree(open).getRoot().getChildren().getLast();
                more.more();
                assertThat(tree(open).getRoot().getChildren()).hasSize(2001);
                tree(open).getSelectionModel().select(3);
                tree(open).requestFocus();
                return null;
            });
            open.picture("value-tree");
            open.push(KeyCode.ENTER);
            awaitWindow("the weights",
                    () -> find(open, "#number-grid") != null && ((Label) find(open, "#value-title")).getText().equals("map.node.weights"));
            type(open, KeyCode.ESCAPE);
            type(open, KeyCode.ESCAPE);
            enter(open, "text");
            awaitWindow("the whole text", () -> find(open, "#value-text") instanceof TextArea area && area.getText().length() == 25_000);
        }
    }

    private static void enter(OpenWindow open, String name) throws Exception {
        awaitWindow(name, () -> table(open) != null && table(open).getItems().stream().anyMatch(each -> each.name().equals(name)));
        onWindow(() -> {
            table(open).requestFocus();
            table(open).getSelectionModel().select(VariablesViewTest.row(open, name));
            return null;
        });
        type(open, KeyCode.ENTER);
        awaitWindow("the view of " + name, () -> find(open, "#value-title") != null);
    }

    private static void type(OpenWindow open, KeyCode key) {
        open.push(key);
    }

    private static void select(OpenWindow open, int tab) {
        onWindow(() -> {
            ((TabPane) find(open, "#value-tabs")).getSelectionModel().select(tab);
            return null;
        });
    }

    private static Node find(OpenWindow open, String selector) {
        return open.workbench().window().scene().lookup(selector);
    }

    @SuppressWarnings("unchecked")
    private static TreeTableView<PartItem.Line> tree(OpenWindow open) {
        return (TreeTableView<PartItem.Line>) find(open, "#value-parts");
    }

    private static String summary(OpenWindow open) {
        return find(open, "#value-summary") instanceof Label label ? label.getText() : "";
    }

    private static String state(OpenWindow open) {
        return find(open, "#value-state") instanceof Label label ? label.getText() : "";
    }

    private static List<String> texts(Node place, String selector) {
        return place.lookupAll(selector).stream().map(each -> ((Label) each).getText()).toList();
    }
}
