/// Commands, their keys, and the ways to reach them; start at [dev.tandem.workbench.shell.command.CommandTable].
package dev.tandem.workbench.shell.command;
