/// Charts; start at [dev.tandem.workbench.plots.PlotsModel].
package dev.tandem.workbench.plots;
