package dev.tandem.variables;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.session.SourceText;
import dev.tandem.workbench.support.OpenWindow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class VariablesViewTest {
    private static final String ALL = "String name = \"a long text \".repeat(100); int a = 1; double[] wave = new double[1000]; "
            + "double[][] grid = new double[40][3]; record Point(double x, double y) {} var origin = new Point(0, 1); "
            + "java.util.function.Supplier<String> later = () -> \"x\";";

    @Test
    void theColumnsFillTheTableAndValuesTakeWhatIsLeft() throws Exception {
        for (int width : new int[] {800, 1600}) {
            try (OpenWindow open = new OpenWindow(width, 720)) {
                show(open);
                run(open, ALL);
                awaitWindow("six variables", () -> table(open) != null && table(open).getItems().size() == 6);
                open.picture("variables-" + width);
                onWindow(() -> {
                    OpenWindow.assertColumnsFit(table(open));
                    assertThat(table(open).getColumns()).extracting(TableColumn::getText).containsExactly("Name", "Type", "Shape", "Size", "Value");
                    return null;
                });
                run(open, "a = 2; wave[0] = 1; int fresh = 0;");
                awaitWindow("marks", () -> row(open, "a").mark().get() == VariableRow.Mark.CHANGED
                        && row(open, "wave").mark().get() == VariableRow.Mark.CHANGED && row(open, "name").mark().get() == VariableRow.Mark.NONE
                        && row(open, "fresh").mark().get() == VariableRow.Mark.NEW);
                assertThat(onWindow(() -> cells(open, "Shape"))).contains("1000", "40 x 3");
                assertThat(onWindow(() -> cells(open, "Size"))).contains("8.0 kB", "960 B", "4 B");
                assertThat(onWindow(() -> cells(open, "Value"))).contains("Point(x=0.0, y=1.0)");
                open.picture("variables-marked-" + width);
                for (String size : List.of("larger", "smaller", "smaller", "larger")) {
                    onWindow(() -> {
                        open.workbench().window().run("tandem.text." + size);
                        return null;
                    });
                    open.picture("variables-" + size + "-" + width);
                    onWindow(() -> {
                        OpenWindow.assertColumnsFit(table(open));
                        assertThat(table(open).getColumns().getLast().getWidth()).isGreaterThan(60);
                        return null;
                    });
                }
            }
        }
    }

    @Test
    void whatARedefinitionHasResetIsMarked() throws Exception {
        try (OpenWindow open = new OpenWindow(800, 720)) {
            show(open);
            run(open, "class A { int v = 1; } A a = new A(); A b = new A(); var c = new A(); int other = 4;");
            // What had no value yet at the last look would have changed since.
            awaitWindow("values", () -> cells(open, "Value").equals(List.of("A(v=1)", "A(v=1)", "A(v=1)", "4")));
            run(open, "class A { int v = 1; int w = 2; } b = new A();");
            awaitWindow("marks", () -> marks(open).equals("a RESET, b CHANGED, c UNUSABLE, other NONE"));
            assertThat(onWindow(() -> cells(open, "Value"))).contains("null", "cannot be used", "4");
            open.picture("variables-reset");
            run(open, "other = 5;");
            awaitWindow("marks of the next run", () -> marks(open).equals("a NONE, b NONE, c UNUSABLE, other CHANGED"));
        }
    }

    @Test
    void temporariesAndOthersAreHiddenAsWanted() throws Exception {
        try (OpenWindow open = new OpenWindow(800, 720)) {
            show(open);
            run(open, "int a = 1; double b = 2; 1 + 1");
            awaitWindow("two variables", () -> cells(open, "Name").equals(List.of("a", "b")));
            onWindow(() -> {
                ((CheckBox) open.workbench().window().scene().lookup("#variables-temporaries")).setSelected(true);
                return null;
            });
            awaitWindow("three variables", () -> cells(open, "Name").size() == 3);
            onWindow(() -> {
                ((TextField) open.workbench().window().scene().lookup("#variables-filter")).setText("DOUB");
                return null;
            });
            assertThat(onWindow(() -> cells(open, "Name"))).containsExactly("b");
        }
    }

    @Test
    void whatRunsIsSeenWhileItRunsAndDisturbsNeitherSelectionNorOrder() throws Exception {
        try (OpenWindow open = new OpenWindow(800, 720)) {
            show(open);
            run(open, "int count = 5; int other = 9; boolean goOn = true; String zero = \"z\";");
            awaitWindow("four variables", () -> table(open).getItems().size() == 4);
            onWindow(() -> {
                TableColumn<VariableRow, ?> names = table(open).getColumns().getFirst();
                names.setSortType(TableColumn.SortType.DESCENDING);
                table(open).getSortOrder().setAll(List.of(names));
                table(open).getSelectionModel().select(row(open, "other"));
                return null;
            });
            CompletableFuture<Void> running = open.workbench().host().run(new SourceText("text", "while (true) { count++; Thread.sleep(1); }"));
            for (int i = 0; i < 3; i++) {
                String before = onWindow(() -> row(open, "count").now().get().value());
                awaitWindow("the next value", () -> !row(open, "count").now().get().value().equals(before));
            }
            assertThat(onWindow(() -> cells(open, "Name"))).containsExactly("zero", "other", "goOn", "count");
            assertThat(onWindow(() -> table(open).getSelectionModel().getSelectedItem().name())).isEqualTo("other");
            open.workbench().host().stop();
            running.join();
            run(open, "int again = 3;");
            awaitWindow("a fifth variable", () -> cells(open, "Name").equals(List.of("zero", "other", "goOn", "count", "again")));
            assertThat(onWindow(() -> table(open).getSelectionModel().getSelectedItem().name())).isEqualTo("other");
        }
    }

    static void show(OpenWindow open) {
        onWindow(() -> {
            open.workbench().window().show("tandem.variables");
            return null;
        });
    }

    static void run(OpenWindow open, String code) {
        open.workbench().host().run(new SourceText("text", code)).join();
    }

    private static String marks(OpenWindow open) {
        return table(open).getItems().stream().map(each -> each.name() + " " + each.mark().get().name()).collect(Collectors.joining(", "));
    }

    static VariableRow row(OpenWindow open, String name) {
        return table(open).getItems().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> cells(OpenWindow open, String title) {
        TableColumn<VariableRow, ?> column = table(open).getColumns().stream().filter(each -> each.getText().equals(title)).findFirst().orElseThrow();
        return table(open).getItems().stream().map(each -> String.valueOf(column.getCellData(each))).toList();
    }

    static VariablesTable table(OpenWindow open) {
        return (VariablesTable) (TableView<?>) open.workbench().window().scene().lookup("#variables-table");
    }
}
