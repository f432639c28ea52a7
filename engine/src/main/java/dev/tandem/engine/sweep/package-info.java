/// Computing a table: functions of named parameters at all points of a design, on the workers of a pool; start
/// at [dev.tandem.engine.sweep.Sweep].
///
/// ```
/// Samples of each parameter -> Design -> row numbers -> WorkerPool -> PointTask on each worker -> SweepResult
///                                                                      events while it runs: SweepEvents
/// ```
package dev.tandem.engine.sweep;
