/// The bar at the foot of the window; start at [dev.tandem.workbench.status.StatusBar].
package dev.tandem.workbench.status;
