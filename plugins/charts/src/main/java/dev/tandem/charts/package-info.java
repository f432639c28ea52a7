/// Turns results into charts; start at [dev.tandem.charts.SweepPlot] and, for where they go, at
/// [dev.tandem.charts.ChartSink].
package dev.tandem.charts;
