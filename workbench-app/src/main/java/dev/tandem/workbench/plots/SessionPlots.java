package dev.tandem.workbench.plots;

import dev.tandem.plugin.Plots;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jfree.chart.JFreeChart;

/// The charts of a window, which is told of them on its thread, whoever draws.
///
/// @param window runs what it is given on the window's thread, in the order in which it is given
public record SessionPlots(PlotsModel model, Executor window) implements Plots {
    @Override
    public void listen(Listener listener) {
        model.listen(new Told(listener, window));
    }

    @Override
    public void pin(long number, boolean pinned) {
        model.pin(number, pinned);
    }

    @Override
    public void close(long number) {
        model.close(number);
    }

    @Override
    public long show(String title, JFreeChart light, JFreeChart dark) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(light, "light");
        return model.addApart(new Plot(light, title, "", light, Objects.requireNonNull(dark, "dark")));
    }

    private static Shown seen(ShownPlot plot) {
        Plot drawn = plot.plot();
        return new Shown(plot.tab(), drawn.title(), drawn.kind(), drawn.light(), drawn.dark(), plot.isPinned(), plot.isEarlier());
    }

    private record Told(Listener listener, Executor window) implements PlotsModel.Listener {
        private void tell(Consumer<Listener> news) {
            window.execute(() -> news.accept(listener));
        }

        @Override
        public void drawn(ShownPlot plot) {
            tell(each -> each.drawn(seen(plot)));
        }

        @Override
        public void marked(ShownPlot plot) {
            tell(each -> each.marked(seen(plot)));
        }

        @Override
        public void closed(long tab) {
            tell(each -> each.closed(tab));
        }
    }
}
