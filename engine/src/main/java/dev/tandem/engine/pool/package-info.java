/// Pools of workers that hold data and run functions on it; start at [dev.tandem.engine.pool.WorkerPool].
///
/// ```
///        main process                              worker process 0 .. n-1
///   WorkerPool  -- function + captured values -->  runs it, one at a time
///               <-- result or error -------------
///   RemoteObject(id)  -- push, once ------------>  objects: id -> the worker's own copy
/// ```
///
/// The same calls work without processes: a [dev.tandem.engine.internal.pool.PoolBackend] says where the workers are.
package dev.tandem.engine.pool;
