/// The scripts that can be opened with a click; start at [dev.tandem.workbench.scripts.ScriptsView].
package dev.tandem.workbench.scripts;
