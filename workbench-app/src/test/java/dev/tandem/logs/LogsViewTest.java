package dev.tandem.logs;

import dev.tandem.engine.function.Action;
import dev.tandem.engine.pool.WorkerPool;
import dev.tandem.workbench.support.OpenWindow;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsViewTest {
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

    private static LogsView view(OpenWindow open) {
        return (LogsView) open.workbench().window().scene().lookup(".logs");
    }

    private static boolean isLastInSight(OpenWindow open) {
        ShownLines shown = view(open).shown();
        ListView<?> list = (ListView<?>) open.workbench().window().scene().lookup("#logs-list");
        double end = list.localToScene(list.getBoundsInLocal()).getMaxY();
        return list.lookupAll(".list-cell").stream().map(LogCell.class::cast)
                .anyMatch(cell -> cell.isVisible() && cell.getItem() != null && cell.getItem().number() == shown.number(shown.size() - 1)
                        && cell.localToScene(cell.getBoundsInLocal()).getMaxY() <= end);
    }

    private static List<String> shown(OpenWindow open) {
        ShownLines shown = view(open).shown();
        return IntStream.range(0, shown.size()).mapToObj(i -> shown.get(i).toString()).toList();
    }
}
