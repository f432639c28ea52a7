package dev.tandem.workbench.plots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.charts.Chart;
import dev.tandem.charts.ChartDelivery;
import dev.tandem.charts.SeriesChart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotsModelTest {
    private final PlotsModel model = new PlotsModel();
    /// What a window would show, tab by tab.
    private final List<ShownPlot> tabs = new ArrayList<>();

    PlotsModelTest() {
        model.listen(new PlotsModel.Listener() {
            @Override
            public void drawn(ShownPlot plot) {
                if (tabs.stream().noneMatch(each -> each.tab() == plot.tab())) {
                    tabs.add(plot);
                }
                marked(plot);
            }

            @Override
            public void marked(ShownPlot plot) {
                tabs.replaceAll(each -> each.tab() == plot.tab() ? plot : each);
            }

            @Override
            public void closed(long tab) {
                tabs.removeIf(each -> each.tab() == tab);
            }
        });
    }

    private Chart<?> add(String title) {
        SeriesChart chart = new SeriesChart(new ChartDelivery(_ -> {})).title(title);
        model.add(new Plot(chart, title, "", null, null));
        return chart;
    }

    private void run(String file, String... titles) {
        model.fileStarted(file);
        for (String title : titles) {
            add(title);
        }
        model.fileFinished(file, true);
    }

    private List<String> shown() {
        return tabs.stream().map(each -> each.tab() + " " + each.plot().title() + (each.isPinned() ? " pinned" : "")
                + (each.isEarlier() ? " earlier" : "")).toList();
    }

    @Test
    void aSecondRunTakesTheTabsOfTheFirst() {
        run("a", "fit", "rest", "fit");
        assertThat(shown()).containsExactly("1 fit", "2 rest", "3 fit");
        run("a", "fit", "rest", "fit");
        assertThat(shown()).containsExactly("1 fit", "2 rest", "3 fit");
    }

    @Test
    void aPlotOfAnotherTitleTakesTheTabOfItsPlace() {
        run("a", "fit 1", "rest", "sum 1");
        run("a", "fit 2", "rest", "sum 2");
        assertThat(shown()).containsExactly("1 fit 2", "2 rest", "3 sum 2");
    }

    @Test
    void titlesAreLookedForBeforePlaces() {
        run("a", "fit", "rest", "sum");
        run("a", "rest", "fit", "sum", "more");
        assertThat(shown()).containsExactly("1 fit", "2 rest", "3 sum", "4 more");
    }

    @Test
    void whatTheNewRunDoesNotMakeIsGoneWhenItHasComeToItsEnd() {
        run("a", "fit", "rest");
        model.fileStarted("a");
        assertThat(shown()).containsExactly("1 fit earlier", "2 rest earlier");
        add("fit");
        assertThat(shown()).containsExactly("1 fit", "2 rest earlier");
        model.fileFinished("a", false);
        assertThat(shown()).containsExactly("1 fit", "2 rest earlier");
        run("a", "fit");
        assertThat(shown()).containsExactly("1 fit");
    }

    @Test
    void plotsOfOtherFilesAndOfTheConsoleStay() {
        add("typed");
        run("a", "fit");
        run("b", "fit");
        run("a", "fit");
        add("fit");
        assertThat(shown()).containsExactly("1 typed", "2 fit", "3 fit", "4 fit");
    }

    @Test
    void pinnedPlotsStayAndNewOnesAreMade() {
        run("a", "fit", "rest");
        model.pin(1, true);
        run("a", "fit", "rest");
        assertThat(shown()).containsExactly("1 fit pinned", "2 rest", "3 fit");
        model.pin(1, false);
        assertThat(shown()).containsExactly("1 fit earlier", "2 rest", "3 fit");
        run("a", "fit", "rest");
        assertThat(shown()).containsExactly("1 fit", "2 rest");
    }

    @Test
    void aChartThatTheScriptKeepsIsPinnedBeforeAndAfterItIsShown() {
        model.fileStarted("a");
        Chart<?> early = new SeriesChart(new ChartDelivery(_ -> {})).title("early");
        model.keep(early);
        model.add(new Plot(early, "early", "", null, null));
        model.keep(add("late"));
        model.fileFinished("a", true);
        run("a", "early", "late");
        assertThat(shown()).containsExactly("1 early pinned", "2 late pinned", "3 early", "4 late");
    }

    @Test
    void aChartThatChangesKeepsItsTab() {
        model.fileStarted("a");
        Chart<?> chart = add("fit");
        model.add(new Plot(chart, "better fit", "", null, null));
        model.fileFinished("a", true);
        model.add(new Plot(chart, "best fit", "", null, null));
        assertThat(shown()).containsExactly("1 best fit");
        run("a", "fit");
        assertThat(shown()).containsExactly("1 fit");
    }

    @Test
    void whatTheUserClosesIsNotTakenOver() {
        run("a", "fit", "rest");
        model.close(1);
        assertThat(shown()).containsExactly("2 rest");
        run("a", "fit", "rest");
        assertThat(shown()).containsExactly("2 rest", "3 fit");
    }

    @Test
    void whatAPluginShowsBelongsToNoRun() {
        model.fileStarted("a");
        add("fit");
        model.addApart(new Plot("its", "fit", "", null, null));
        model.fileFinished("a", true);
        run("a", "fit", "rest");
        assertThat(shown()).containsExactly("1 fit", "2 fit", "3 rest");
        model.close(2);
        model.close(2);
        assertThat(shown()).containsExactly("1 fit", "3 rest");
    }

    @Test
    void aFileThatIsSavedUnderAnotherNameGoesOnWithItsTabs() {
        run("a", "fit");
        model.fileMoved("a", "b");
        run("b", "fit");
        assertThat(shown()).containsExactly("1 fit");
        run("a", "fit");
        assertThat(shown()).containsExactly("1 fit", "2 fit");
    }

    @Test
    void aListenerThatFailsKeepsNoneOfTheOthersFromThePlots() {
        PlotsModel shared = new PlotsModel();
        List<String> heard = new ArrayList<>();
        for (boolean fails : List.of(true, false)) {
            shared.listen(new PlotsModel.Listener() {
                private void hear(String what) {
                    if (fails) {
                        throw new IllegalStateException("on purpose");
                    }
                    heard.add(what);
                }

                @Override
                public void drawn(ShownPlot plot) {
                    hear("drawn");
                }

                @Override
                public void marked(ShownPlot plot) {
                    hear("marked");
                }

                @Override
                public void closed(long tab) {
                    hear("closed");
                }
            });
        }
        SeriesChart chart = new SeriesChart(new ChartDelivery(_ -> {})).title("one");
        shared.fileStarted("a.jsh");
        shared.add(new Plot(chart, "one", "", null, null));
        shared.fileFinished("a.jsh", true);
        shared.fileStarted("a.jsh");
        shared.fileFinished("a.jsh", true);
        assertThat(heard).containsExactly("drawn", "marked", "closed");
    }
}
