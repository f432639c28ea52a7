package dev.tandem.processes;

import static dev.tandem.workbench.support.OpenWindow.awaitWindow;
import static dev.tandem.workbench.support.OpenWindow.onWindow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.worker.KillStep;
import dev.tandem.engine.worker.WorkerState;
import dev.tandem.plugin.Usage;
import dev.tandem.processes.ProcessNode.Kind;
import dev.tandem.workbench.support.OpenWindow;
import dev.tandem.workbench.theme.TextSize;
import dev.tandem.workbench.theme.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// What has to be read stands there whole where there is room for it.
class RoomForWordsTest {
    private Stage stage;

    @BeforeEach
    void openStage() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
    }

    @Test
    void theWordsOfAQuestionGetTheRoomThatTheTableDoesNotNeed() throws Exception {
        KillSheet sheet = onWindow(KillSheet::new);
        show(new BorderPane(sheet), 460, 500);
        onWindow(() -> {
            sheet.fit(900, 500);
            sheet.ask(new KillPlan("worker 107 of a pool with a long name",
                    List.of(new KillPlan.Victim(-7, "task pool-123", 107, 4194304, "busy", "map 1234567", true)),
                    List.of(), false, 0));
            return null;
        });
        awaitWindow("words", () -> {
            ScrollPane words = (ScrollPane) sheet.lookup(".scroll-pane");
            Label text = (Label) sheet.lookup("#kill-text");
            return words != null && text != null && text.getHeight() > 1.5 * text.getFont().getSize() * 1.2
                    && words.getContent().getLayoutBounds().getHeight() <= words.getViewportBounds().getHeight() + 1;
        });
        awaitWindow("task", () -> shown(sheet, ".table-cell").contains("item 1234567 of a map"));
        onWindow(() -> {
            ((Button) sheet.lookup("#kill-confirm")).fire();
            return null;
        });
        awaitWindow("which worker the steps are of", () -> shown(sheet, ".table-cell").stream()
                .anyMatch(cell -> cell.startsWith("task") && cell.endsWith("/ 107")));
        onWindow(() -> {
            sheet.take(List.of(new RuntimeEvent.WorkerEnding(Instant.now().plusMillis(600), -7, "task pool-123", 107, KillStep.TERMINATED)));
            return null;
        });
        awaitWindow("time of a step", () -> shown(sheet, ".table-cell").stream().anyMatch(cell -> cell.matches("\\d{3} ms")));
        assertThat(onWindow(() -> shown(sheet, ".table-cell"))).contains("4194304");
    }

    @Test
    void whatTakesLongIsToldWhole() throws Exception {
        TreeTableView<ProcessRow> table = onWindow(() -> {
            TreeTableView<ProcessRow> made = new TreeTableView<>(new TreeItem<>());
            made.setShowRoot(false);
            made.getStyleClass().addAll("dense", "edge-to-edge");
            made.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
            made.getColumns().setAll(ProcessColumns.all(_ -> {}, new UsageHistory()));
            made.getRoot().getChildren().add(new TreeItem<>(new ProcessRow(new ProcessNode("w", Kind.WORKER, "worker 1", 7, 1, 4194304,
                    WorkerState.BUSY, false, 0, null, "map 5", true, Duration.ofSeconds(3599), 9_999_999, 9_999,
                    new Usage(1, 1 << 29, 1 << 29, 1 << 29), -1, List.of()))));
            return made;
        });
        show(table, 1000, 300);
        onWindow(() -> {
            ProcessColumns.fit(table.getColumns(), 990, 1);
            return null;
        });
        awaitWindow("numbers", () -> shown(table, ".tree-table-cell").containsAll(List.of("4194304", "59:59 min", "9,999,999", "512 MB")));
        assertThat(onWindow(() -> shown(table, ".tree-table-cell"))).noneMatch(text -> text.matches("[0-9].*\\.\\.\\..*"));
    }

    @Test
    void aTaskIsToldWholeBeforeColumnsThatHaveNothingToTellGetMore() {
        List<TreeTableColumn<ProcessRow, ?>> columns = onWindow(() -> ProcessColumns.all(_ -> {}, new UsageHistory()));
        onWindow(() -> {
            ProcessColumns.fit(columns, 1190, 1);
            return null;
        });
        assertThat(width(columns, "Task")).isEqualTo(210);
        assertThat(width(columns, "Restarts")).isEqualTo(82);
        assertThat(columns.stream().mapToDouble(TreeTableColumn::getPrefWidth).sum()).isLessThanOrEqualTo(1190);
    }

    @Test
    void columnsThatNobodyWantsLeaveTheirRoomToOthers() {
        List<TreeTableColumn<ProcessRow, ?>> columns = onWindow(() -> ProcessColumns.all(_ -> {}, new UsageHistory()));
        onWindow(() -> {
            ProcessColumns.fit(columns, Set.of("Heap", "Shared"), 1190, 1);
            return null;
        });
        assertThat(columns.stream().filter(column -> !column.isVisible())).extracting(TreeTableColumn::getText).containsExactly("Heap", "Shared");
        onWindow(() -> {
            ProcessColumns.fit(columns, Set.of(), 1190, 1);
            return null;
        });
        assertThat(columns).allMatch(TreeTableColumn::isVisible);
    }

    @Test
    void largerTextsGetWiderColumns() {
        List<TreeTableColumn<ProcessRow, ?>> columns = onWindow(() -> ProcessColumns.all(_ -> {}, new UsageHistory()));
        onWindow(() -> {
            ProcessColumns.fit(columns, 1600, 2);
            return null;
        });
        assertThat(columns.stream().filter(TreeTableColumn::isVisible)).extracting(TreeTableColumn::getText)
                .contains("Name", "State", "Task", "Memory", "CPU");
        assertThat(width(columns, "Memory")).isGreaterThanOrEqualTo(156);
        onWindow(() -> {
            ProcessColumns.fit(columns, 1600, 1);
            return null;
        });
        assertThat(columns).allMatch(TreeTableColumn::isVisible);
        assertThat(width(columns, "Memory")).as("with its curve").isEqualTo(124);
    }

    private static double width(List<TreeTableColumn<ProcessRow, ?>> columns, String title) {
        return columns.stream().filter(column -> column.getText().equals(title)).findFirst().orElseThrow().getPrefWidth();
    }

    private static List<String> shown(Parent table, String cells) {
        return table.lookupAll(cells).stream().map(OpenWindow::shown).toList();
    }

    private void show(Parent root, double width, double height) {
        onWindow(() -> {
            Scene scene = new Scene(root, width, height);
            Theme.LIGHT.applyTo(scene, TextSize.STANDARD);
            stage.setScene(scene);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.show();
            return null;
        });
    }
}
