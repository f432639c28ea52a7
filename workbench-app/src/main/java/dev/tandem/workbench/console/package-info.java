/// Where code is typed and everything is printed; start at [dev.tandem.workbench.console.ConsoleModel].
package dev.tandem.workbench.console;
