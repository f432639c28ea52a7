/// Task pools: put work in, get results out, in order or as they come; start at
/// [dev.tandem.engine.task.PoolManager].
///
/// ```
///        main process                                     worker process
///   put --> TaskDispatch -- TaskBatch, one at a time -->  BatchRun: the target, built once
///   get <-- ResultLine  <-- BatchAnswer ----------------   what is done; what stalls is handed back
///           LogDelivery <-- LoggedRecord ---------------   LogCapture
/// ```
package dev.tandem.engine.task;
