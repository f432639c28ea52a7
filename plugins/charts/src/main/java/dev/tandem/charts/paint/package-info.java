/// Draws what charts show, on the screen as in files: renderers that leave nothing out that could be seen, and pictures of
/// charts; start at [dev.tandem.charts.paint.ChartPicture].
package dev.tandem.charts.paint;
