/// Who exists, who owns whom, and who may be killed: scopes hold groups, groups hold workers; start at
/// [dev.tandem.engine.runtime.ParallelExecutionManager] and [dev.tandem.engine.runtime.WorkerGroup].
///
/// ```
/// main process                                        worker process (leads a session of its own)
///   scope > group > WorkerSlot --- LocalProcess ======== socket ======= Requests > TaskLoop
///                                       |
///   Guardian --- pipe ---> /bin/sh: SIGKILLs the sessions of all workers when the pipe closes
/// ```
package dev.tandem.engine.runtime;
