/// The items of the line at the foot of the window; start at [dev.tandem.workbench.status.StatusModel].
package dev.tandem.workbench.status;
