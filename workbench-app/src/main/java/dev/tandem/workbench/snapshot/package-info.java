/// Pictures of the window without a display; start at [dev.tandem.workbench.snapshot.Picture].
package dev.tandem.workbench.snapshot;
