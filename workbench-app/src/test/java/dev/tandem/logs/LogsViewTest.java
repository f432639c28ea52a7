package dev.tandem.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.event.RuntimeEvent;
import dev.tandem.engine.function.Action;
import dev.tandem.engine.log.LogLevel;
import dev.tandem.engine.log.LogLine;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.workbench.support.OpenWindow;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsViewTest {
    private static RuntimeEvent printed(String group, int worker, int stream, String text) {
        return new RuntimeEvent.WorkerOutput(Instant.EPOCH, 1, group, worker, stream, text);
    }

    @Test
    void aFilterLooksAtLevelSourceAndText() {
        LogModel model = new LogModel();
        model.take(List.of(printed("a", 0, 1, "Hello"), printed("a", 1, 2, "trouble"), printed("ab", 0, 1, "hello too")));
        assertThat(model.lines(LogFilter.STANDARD)).hasSize(3);
        assertThat(model.lines(new LogFilter(LogLevel.ERROR, null, ""))).extracting(LogLine::text).containsExactly("trouble");
        assertThat(model.lines(new LogFilter(LogLevel.TRACE, "a", ""))).hasSize(2);
        assertThat(model.lines(new LogFilter(LogLevel.TRACE, "a/1", ""))).hasSize(1);
        assertThat(model.lines(new LogFilter(LogLevel.TRACE, null, "HELLO"))).hasSize(2);
    }

    @Test
    void aWarningOfTheEngineIsALineOfItsOwnSource() {
        LogModel model = new LogModel();
        model.take(List.of(new RuntimeEvent.Warned(Instant.EPOCH, "sweep", "too few points: valid=3")));
        assertThat(model.lines(LogFilter.STANDARD)).singleElement()
                .isEqualTo(new LogLine(Instant.EPOCH, LogLevel.WARNING, "sweep", "too few points: valid=3"));
    }

    @Test
    void aNoteOfAWorkersJvmIsNoError() {
        LogModel model = new LogModel();
        model.take(List.of(printed("a", 0, 0, "NOTE: Picked up JDK_JAVA_OPTIONS: -Dx=1"),
                printed("a", 0, 0, "OpenJDK 64-Bit Server VM warning: Option UseX was deprecated"), printed("a", 0, 0, "of a child")));
        assertThat(model.lines(LogFilter.STANDARD)).extracting(LogLine::level).containsExactly(LogLevel.STATE, LogLevel.STATE, LogLevel.ERROR);
    }

    @Test
    void keepsTheLastLinesOnly() {
        LogModel model = new LogModel();
        for (int i = 0; i < 200; i++) {
            int start = i * 1000;
            model.take(IntStream.range(start, start + 1000)
                    .mapToObj(n -> printed("a", 0, 1, "line " + n)).toList());
        }
        List<LogLine> lines = model.lines(LogFilter.STANDARD);
        assertThat(lines).hasSize(100_000);
        assertThat(lines.getLast().text()).isEqualTo("line 199999");
    }

    @Test
    void showsWhatAWorkerPrintedAlsoAfterItsEnd() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 1000)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.logs");
                return null;
            });
            try (WorkerPool pool = WorkerPool.processes(1)) {
                pool.apply((Action) () -> System.out.println("printed by a worker"));
                pool.apply((Action) () -> IntStream.range(0, 200).forEach(System.out::println));
                for (int i = 0; i < 3; i++) {
                    String line = "alone " + i;
                    pool.apply((Action) () -> System.out.println(line));
                    OpenWindow.awaitWindow("line", () -> shown(open).stream().anyMatch(each -> each.contains(line)));
                    OpenWindow.awaitWindow("last line in sight: line=" + line, () -> isLastInSight(open));
                }
            }
            OpenWindow.awaitWindow("line of the worker", () -> shown(open).stream().anyMatch(line -> line.contains("printed by a worker")));
            OpenWindow.awaitWindow("end of the worker", () -> shown(open).stream().anyMatch(line -> line.contains("closed")));
            open.picture("logs");
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 700", "1000, 1000", "900, 640"})
    void theFirstLookShowsWhatHasComeLast(int width, int height) throws Exception {
        try (OpenWindow open = new OpenWindow(width, height); WorkerPool pool = WorkerPool.processes(1)) {
            pool.apply((Action) () -> IntStream.range(0, 22).forEach(System.out::println));
            for (String view : List.of("tandem.processes", "tandem.logs", "tandem.sweeps", "tandem.logs")) {
                OpenWindow.onWindow(() -> {
                    open.workbench().window().show(view);
                    return null;
                });
                if (view.equals("tandem.logs")) {
                    OpenWindow.awaitWindow("lines", () -> !shown(open).isEmpty() && shown(open).getLast().contains("text=21]"));
                    OpenWindow.awaitWindow("last line in sight", () -> isLastInSight(open));
                }
            }
        }
    }

    @Test
    void aSearchThatIsOverLeavesTheEndInSight() throws Exception {
        try (OpenWindow open = new OpenWindow(1000, 700); WorkerPool pool = WorkerPool.processes(1)) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.logs");
                return null;
            });
            pool.apply((Action) () -> IntStream.range(0, 300).forEach(i -> System.out.println("number " + i)));
            OpenWindow.awaitWindow("lines", () -> !shown(open).isEmpty() && shown(open).getLast().contains("text=number 299]"));
            TextField search = (TextField) open.workbench().window().scene().lookup("#logs-search");
            OpenWindow.onWindow(() -> {
                // A number alone may be a part of the name of the pool.
                search.setText("ber 29");
                return null;
            });
            OpenWindow.awaitWindow("found", () -> shown(open).size() < 30);
            OpenWindow.onWindow(() -> {
                search.clear();
                return null;
            });
            OpenWindow.awaitWindow("last line in sight", () -> shown(open).size() >= 300 && isLastInSight(open));
        }
    }

    private static boolean isLastInSight(OpenWindow open) {
        ListView<?> list = (ListView<?>) open.workbench().window().scene().lookup("#logs-list");
        double end = list.localToScene(list.getBoundsInLocal()).getMaxY();
        return list.lookupAll(".list-cell").stream().map(ListCell.class::cast)
                .anyMatch(cell -> cell.isVisible() && cell.getIndex() == list.getItems().size() - 1
                        && cell.localToScene(cell.getBoundsInLocal()).getMaxY() <= end);
    }

    private static List<String> shown(OpenWindow open) {
        ListView<?> list = (ListView<?>) open.workbench().window().scene().lookup("#logs-list");
        return list == null ? List.of() : list.getItems().stream().map(Object::toString).toList();
    }
}
