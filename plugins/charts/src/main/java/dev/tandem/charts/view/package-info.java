/// A chart in a window, with mouse and menu; start at [dev.tandem.charts.view.ChartView].
package dev.tandem.charts.view;
