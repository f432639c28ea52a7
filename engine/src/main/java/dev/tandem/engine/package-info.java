/// The errors of the engine; start at [dev.tandem.engine.TandemException].
///
/// Users begin in the package `pool` (`WorkerPool`) or `runtime`
/// (`ParallelExecutionManager`).
package dev.tandem.engine;
