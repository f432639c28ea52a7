/// Turns results into charts; start at [dev.tandem.workbench.charts.SweepPlot] and, for where they go, at
/// [dev.tandem.workbench.charts.ChartSink].
package dev.tandem.workbench.charts;
