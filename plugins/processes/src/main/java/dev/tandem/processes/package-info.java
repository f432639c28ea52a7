/// Who exists and what it does, and the means to end it; start at
/// [dev.tandem.processes.ProcessesView].
package dev.tandem.processes;
