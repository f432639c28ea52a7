/// What a script says, does and draws, as a page or a notebook; start at [dev.tandem.workbench.report.ScriptReport].
package dev.tandem.workbench.report;
