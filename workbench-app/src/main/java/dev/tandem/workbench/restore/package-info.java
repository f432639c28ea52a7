/// What a window takes over from the one before, also when that was killed; start at [dev.tandem.workbench.restore.Keeper].
package dev.tandem.workbench.restore;
