/// The command line: running scripts and the interactive shell; start at
/// [dev.tandem.workbench.cli.Main].
package dev.tandem.workbench.cli;
