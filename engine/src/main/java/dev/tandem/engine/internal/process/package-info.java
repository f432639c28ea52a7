/// Workers that are processes of this machine: how they are started, watched and ended, also when this process dies;
/// start at [dev.tandem.engine.internal.process.LocalProcess].
///
/// ```
/// main process                                        worker process (leads a session of its own)
///   WorkerSlot --- LocalProcess ============ socket ======= Requests > TaskLoop
///                       |
///   Guardian --- pipe ---> /bin/sh: SIGKILLs the sessions of all workers when the pipe closes
/// ```
package dev.tandem.engine.internal.process;
