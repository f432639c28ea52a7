/// Who exists and what it does, and the means to end it; start at
/// [dev.tandem.workbench.processes.ProcessesView].
package dev.tandem.workbench.processes;
