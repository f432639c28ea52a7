/// Axes that show any finite numbers: how values become places, which ticks there are and what they say; start at
/// [dev.tandem.charts.scale.ScaleAxis].
package dev.tandem.charts.scale;
