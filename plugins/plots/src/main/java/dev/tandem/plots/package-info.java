/// The tab Plots; start at [dev.tandem.plots.PlotsView].
package dev.tandem.plots;
