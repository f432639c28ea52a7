/// Runs script files in a session: their words, their commands and how their errors are told; start at
/// [dev.tandem.workbench.script.ScriptRunner].
package dev.tandem.workbench.script;
