/// The session of a window and what runs in it; start at [dev.tandem.workbench.running.ScriptHost].
package dev.tandem.workbench.running;
