/// The charts of a session in tabs; start at [dev.tandem.workbench.plots.PlotsModel].
package dev.tandem.workbench.plots;
