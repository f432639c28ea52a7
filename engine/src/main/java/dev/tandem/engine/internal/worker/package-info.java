/// What runs inside a worker: from the frames that arrive to the one thread that runs tasks; start at
/// [dev.tandem.engine.internal.worker.WorkerMain].
package dev.tandem.engine.internal.worker;
