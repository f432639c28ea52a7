/// Who exists, who owns whom, and who may be killed: scopes hold groups, groups hold workers; start at
/// [dev.tandem.engine.runtime.ParallelExecutionManager] and [dev.tandem.engine.runtime.WorkerGroup].
package dev.tandem.engine.runtime;
