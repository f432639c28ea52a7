package dev.tandem.workbench.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.SeriesChart;
import dev.tandem.plugin.Plots;
import dev.tandem.plugin.ViewContext;
import dev.tandem.workbench.plugins.extension.GuardedContext;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.PiePlot;
import org.junit.jupiter.api.Test;

/// What a plugin hears of charts and does with them.
class SessionPlotsTest {
    private final PlotsModel model = new PlotsModel();
    /// What waits for the window's thread.
    private final Queue<Runnable> window = new ArrayDeque<>();
    private final SessionPlots plots = new SessionPlots(model, window::add);
    private final List<Runnable> ends = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final JFreeChart chart = new JFreeChart(new PiePlot<>());

    private final class Hearing implements Plots.Listener {
        @Override
        public void drawn(Plots.Shown plot) {
            heard.add("drawn " + plot.number() + " " + plot.title() + ", " + plot.kind());
        }

        @Override
        public void marked(Plots.Shown plot) {
            heard.add("marked " + plot.number() + (plot.isPinned() ? " pinned" : "") + (plot.isEarlier() ? " earlier" : ""));
        }

        @Override
        public void closed(long number) {
            heard.add("closed " + number);
        }
    }

    /// All that was heard since the last time.
    private List<String> news() {
        for (Runnable next = window.poll(); next != null; next = window.poll()) {
            next.run();
        }
        List<String> news = List.copyOf(heard);
        heard.clear();
        return news;
    }

    /// What a plugin sees, which may throw without harm.
    private Plots guarded() {
        ViewContext own = (ViewContext) Proxy.newProxyInstance(ViewContext.class.getClassLoader(), new Class<?>[] {ViewContext.class},
                (_, method, given) -> {
                    if (method.getName().equals("onClose")) {
                        ends.add((Runnable) given[0]);
                        return null;
                    }
                    return plots;
                });
        return new GuardedContext(own, (what, code) -> {
            try {
                code.run();
            } catch (IllegalStateException e) {
                heard.add(what + ": " + e.getMessage());
            }
        }).plots();
    }

    @Test
    void whoListensHearsOfAllChartsOnTheWindowsThread() {
        model.fileStarted("a");
        model.show(new SeriesChart(new ChartDelivery(_ -> {})).line("y", new double[] {1, 2}, new double[] {1, 2}).title("fit"));
        plots.listen(new Hearing());
        assertThat(heard).isEmpty();
        assertThat(news()).containsExactly("drawn 1 fit, series chart");
        model.fileFinished("a", true);
        model.fileStarted("a");
        plots.pin(1, true);
        model.fileFinished("a", true);
        assertThat(news()).containsExactly("marked 1 earlier", "marked 1 pinned");
        assertThat(plots.show("pie", chart, chart)).isEqualTo(2);
        plots.close(1);
        plots.close(1);
        assertThat(news()).containsExactly("drawn 2 pie, ", "closed 1");
    }

    @Test
    void ofAPluginThatIsGoneNothingIsLeft() {
        plots.listen(new Hearing());
        Plots its = guarded();
        its.listen(new Plots.Listener() {
            @Override
            public void drawn(Plots.Shown plot) {
                throw new IllegalStateException("on purpose");
            }
        });
        its.show("pie", chart, chart);
        assertThat(news()).containsExactly("drawn 1 pie, ", "drawn: on purpose");
        ends.reversed().forEach(Runnable::run);
        assertThat(news()).containsExactly("closed 1");
        plots.show("another", chart, chart);
        assertThat(news()).containsExactly("drawn 2 another, ");
    }
}
