/// Where the views stand in the window, and how people move them; start at [dev.tandem.workbench.shell.docking.Docking].
package dev.tandem.workbench.shell.docking;
