/// The window: regions of tabs, menus, status bar; start at [dev.tandem.workbench.shell.WorkbenchWindow].
package dev.tandem.workbench.shell;
