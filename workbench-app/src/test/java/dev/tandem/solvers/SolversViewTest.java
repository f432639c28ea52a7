package dev.tandem.solvers;

import dev.tandem.charts.view.ChartView;
import dev.tandem.engine.operator.Operator;
import dev.tandem.engine.operator.parallel.ParallelVectorOfOperators;
import dev.tandem.engine.solver.Landweber;
import dev.tandem.engine.solver.Setting;
import dev.tandem.engine.solver.StopRule;
import dev.tandem.engine.space.VectorSpace;
import dev.tandem.workbench.support.OpenWindow;
import java.util.List;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

class SolversViewTest {
    @Test
    void showsTheResidualWhileASolverRuns() throws Exception {
        VectorSpace space = VectorSpace.real(5);
        Operator half = Operator.linear(space, space, x -> x.mul(0.5), y -> y.mul(0.5));
        try (OpenWindow open = new OpenWindow(1000, 1000);
                ParallelVectorOfOperators t = new ParallelVectorOfOperators(List.of(half, half))) {
            OpenWindow.onWindow(() -> {
                open.workbench().window().show("tandem.solvers");
                return null;
            });
            Landweber solver = new Landweber(Setting.of(t, t.codomain().random(1)), space.zeros(), StopRule.count(8), 0.4);
            solver.next();
            solver.next();
            OpenWindow.awaitWindow("running", () -> state(open).endsWith("running") && title(open).equals("Landweber, step 2"));
            solver.run();
            OpenWindow.awaitWindow("end", () -> state(open).endsWith("ended: count") && title(open).equals("Landweber, step 8"));
            OpenWindow.awaitWindow("curve", () -> points(open) == 8);
            open.picture("solvers-light");
        }
    }

    @SuppressWarnings("unchecked")
    private static SolverRun first(OpenWindow open) {
        ListView<SolverRun> list = (ListView<SolverRun>) open.workbench().window().scene().lookup("#solvers-list");
        return list == null || list.getItems().isEmpty() ? null : list.getItems().getFirst();
    }

    private static String state(OpenWindow open) {
        return first(open) == null ? "" : first(open).state();
    }

    private static String title(OpenWindow open) {
        return first(open) == null ? "" : first(open).title();
    }

    private static int points(OpenWindow open) {
        return open.workbench().window().scene().lookup("#solver-curve") instanceof ChartView view && view.chart() != null
                ? view.chart().getXYPlot().getDataset(0).getItemCount(0) : 0;
    }
}
