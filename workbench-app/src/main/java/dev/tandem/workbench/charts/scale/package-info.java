/// Axes that show any finite numbers: how values become places, which ticks there are and what they say; start at
/// [dev.tandem.workbench.charts.scale.ScaleAxis].
package dev.tandem.workbench.charts.scale;
